package org.convscope.keras.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.convscope.keras.hdf5.H5Group;

/**
 * Weights in the HDF5 format of Keras 1, 2 and 3: a group for each outermost layer, whose attribute {@code weight_names}
 * lists its arrays. The layers of a nested model share the group of the outermost one, so they are told apart by name; where
 * layers were renamed after they were built, and the arrays were not, by their order, as Keras itself does.
 */
public final class LegacyStore implements WeightStore {
    private final H5Group root;
    private final Map<String, List<List<String>>> leaves = new HashMap<>();
    private final Predicate<List<String>> mayHoldWeights;
    private final Map<String, Map<List<String>, List<StoredArray>>> found = new HashMap<>();

    /**
     * @param root the group {@code model_weights}, or the file's root for weights alone
     * @param paths the paths of all layers of the model, in its order
     * @param mayHoldWeights whether the layer of a path can have arrays
     */
    public LegacyStore(H5Group root, Collection<List<String>> paths, Predicate<List<String>> mayHoldWeights) {
        this.root = root;
        this.mayHoldWeights = mayHoldWeights;
        for (List<String> path : paths) {
            leaves.computeIfAbsent(path.get(0), top -> new ArrayList<>()).add(path);
        }
    }

    /** All names of variables that the file states, such as {@code conv1/kernel:0}. */
    public static List<String> variableNames(H5Group root) {
        return root.texts("layer_names").stream()
                .flatMap(layer -> root.group(layer).stream())
                .flatMap(group -> group.texts("weight_names").stream())
                .toList();
    }

    @Override
    public List<StoredArray> arrays(List<String> path) {
        return found.computeIfAbsent(path.get(0), this::read).getOrDefault(path, List.of());
    }

    private Map<List<String>, List<StoredArray>> read(String top) {
        Map<List<String>, List<StoredArray>> byLayer = new HashMap<>();
        Optional<H5Group> group = root.group(top);
        List<List<String>> paths = leaves.getOrDefault(top, List.of());
        if (group.isEmpty() || paths.isEmpty()) {
            return byLayer;
        }
        boolean nested = paths.get(0).size() > 1;
        Map<String, StoredArray> arrays = named(group.get());
        Map<String, List<String>> renamed = nested ? renamed(arrays.keySet(), paths) : Map.of();
        for (Map.Entry<String, StoredArray> entry : arrays.entrySet()) {
            String name = entry.getKey();
            List<String> byOrder = renamed.get(before(name));
            List<String> owner =
                    byOrder != null ? byOrder : nested ? owner(name, paths).orElse(paths.get(0)) : paths.get(0);
            String own = nested ? after(name, owner) : after(name, List.of(top));
            byLayer.computeIfAbsent(owner, path -> new ArrayList<>())
                    .add(new StoredArray(own, entry.getValue().dataset()));
        }
        return byLayer;
    }

    /**
     * Whose arrays those are whose names no layer has, by what stands before an array's own name: where there are as many
     * layers without arrays that may have some, one after the other; else none.
     */
    private Map<String, List<String>> renamed(Collection<String> names, List<List<String>> paths) {
        Set<List<String>> named = new HashSet<>();
        Set<String> nameless = new LinkedHashSet<>();
        for (String name : names) {
            Optional<List<String>> owner = owner(name, paths);
            owner.ifPresentOrElse(named::add, () -> nameless.add(before(name)));
        }
        List<List<String>> empty = paths.stream()
                .filter(path -> mayHoldWeights.test(path) && !named.contains(path))
                .toList();
        Map<String, List<String>> renamed = new HashMap<>();
        if (empty.size() == nameless.size()) {
            Iterator<List<String>> next = empty.iterator();
            nameless.forEach(name -> renamed.put(name, next.next()));
        }
        return renamed;
    }

    private static String before(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private static Map<String, StoredArray> named(H5Group group) {
        Map<String, StoredArray> arrays = new LinkedHashMap<>();
        for (String name : group.texts("weight_names")) {
            String plain = name.replaceFirst(":\\d+$", "");
            arrays.put(plain, new StoredArray(plain, group.dataset(name)));
        }
        return arrays;
    }

    /** The layer with the longest stretch of its path in the name; empty where the name has none. */
    private static Optional<List<String>> owner(String name, List<List<String>> paths) {
        Optional<List<String>> best = Optional.empty();
        int length = -1;
        for (List<String> path : paths) {
            for (int from = 0; from < path.size(); from++) {
                String stretch = String.join("/", path.subList(from, path.size()));
                if (stretch.length() > length && ("/" + name).contains("/" + stretch + "/")) {
                    best = Optional.of(path);
                    length = stretch.length();
                }
            }
        }
        return best;
    }

    /** What follows the layer's own name; the last part where its name does not occur. */
    private static String after(String name, List<String> path) {
        String layer = path.get(path.size() - 1);
        int at = ("/" + name).lastIndexOf("/" + layer + "/");
        return at < 0 ? name.substring(name.lastIndexOf('/') + 1) : name.substring(at + layer.length() + 1);
    }
}
