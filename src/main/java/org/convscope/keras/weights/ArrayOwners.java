package org.convscope.keras.weights;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.convscope.problem.Problem;

/**
 * The layers of a nested model to which the arrays of its group belong, by the variables' names: {@code conv/kernel},
 * or {@code conv_W} with Keras 1. TensorFlow 1 numbers the names of a model that is loaded beside another of its kind
 * ({@code conv_2/kernel} for the layer {@code conv}); then each array goes to the layer that alone is left for it. The
 * names of layers that were renamed after they were built are no longer those of their arrays: they are taken in their
 * order.
 */
final class ArrayOwners {
    private final List<List<String>> paths;
    private final Predicate<List<String>> mayHoldWeights;

    /**
     * @param paths of the nested model's layers, those that learn first: the order in which Keras lists their arrays
     * @param mayHoldWeights whether the layer of a path can have arrays
     */
    ArrayOwners(List<List<String>> paths, Predicate<List<String>> mayHoldWeights) {
        this.paths = paths;
        this.mayHoldWeights = mayHoldWeights;
    }

    /**
     * The layer's path for each name.
     *
     * @throws org.convscope.problem.ProblemException if the names do not say it
     */
    Map<String, List<String>> of(Collection<String> names) {
        Map<String, List<String>> owners = new LinkedHashMap<>();
        for (String name : names) {
            exact(name).ifPresent(path -> owners.put(name, path));
        }
        return owners.size() == names.size() ? owners : numbered(names);
    }

    /** The layer with the longest stretch of its path in the name. */
    private Optional<List<String>> exact(String name) {
        List<String> best = null;
        int length = -1;
        for (List<String> path : paths) {
            for (int from = 0; from < path.size(); from++) {
                String stretch = String.join("/", path.subList(from, path.size()));
                if (stretch.length() > length
                        && (("/" + name).contains("/" + stretch + "/") || ofKeras1(name, stretch))) {
                    best = path;
                    length = stretch.length();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean ofKeras1(String name, String layer) {
        return name.startsWith(layer + "_") && name.indexOf('/', layer.length()) < 0;
    }

    private Map<String, List<String>> numbered(Collection<String> names) {
        Map<String, Set<List<String>>> open = new LinkedHashMap<>();
        for (String name : names) {
            open.computeIfAbsent(scope(name), this::candidates);
        }
        Map<String, List<String>> found = new HashMap<>();
        boolean more = true;
        while (more) {
            open.keySet().removeAll(found.keySet());
            open.values().forEach(candidates -> candidates.removeAll(found.values()));
            Optional<Map.Entry<String, List<String>>> next = next(open);
            next.ifPresent(entry -> found.put(entry.getKey(), entry.getValue()));
            more = next.isPresent();
        }
        byOrder(open, found);
        Map<String, List<String>> owners = new LinkedHashMap<>();
        for (String name : names) {
            List<String> path = found.get(scope(name));
            if (path == null) {
                throw Problem.of("the names of the file's arrays do not say which layer of '"
                                + paths.get(0).get(0) + "' they belong to")
                        .found(name)
                        .asException();
            }
            owners.put(name, path);
        }
        return owners;
    }

    /** A scope that one layer alone is left for, or whose own layer no other scope may mean. */
    private Optional<Map.Entry<String, List<String>>> next(Map<String, Set<List<String>>> open) {
        for (Map.Entry<String, Set<List<String>>> entry : open.entrySet()) {
            if (entry.getValue().size() == 1) {
                return Optional.of(
                        Map.entry(entry.getKey(), entry.getValue().iterator().next()));
            }
        }
        for (Map.Entry<String, Set<List<String>>> entry : open.entrySet()) {
            Optional<List<String>> own = exact(entry.getKey() + "/").filter(entry.getValue()::contains);
            if (own.isPresent()
                    && open.values().stream()
                                    .filter(set -> set.contains(own.get()))
                                    .count()
                            == 1) {
                return Optional.of(Map.entry(entry.getKey(), own.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Finds the arrays of layers that were renamed after they were built: where there are as many left, one after the
     * other, as Keras does.
     */
    private void byOrder(Map<String, Set<List<String>>> open, Map<String, List<String>> found) {
        List<List<String>> left = paths.stream()
                .filter(path -> mayHoldWeights.test(path) && !found.containsValue(path))
                .toList();
        if (left.size() == open.size() && open.values().stream().allMatch(Set::isEmpty)) {
            Iterator<List<String>> next = left.iterator();
            open.keySet().forEach(scope -> found.put(scope, next.next()));
        }
    }

    private static String scope(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /** The layers whose name some part of the scope is, with numbers behind or without. */
    private Set<List<String>> candidates(String scope) {
        Set<List<String>> fitting = new LinkedHashSet<>();
        for (String part : scope.split("/")) {
            for (List<String> path : paths) {
                String layer = path.get(path.size() - 1);
                if (part.startsWith(layer) && part.substring(layer.length()).matches("(_\\d+)*")) {
                    fitting.add(path);
                }
            }
        }
        return fitting;
    }
}
