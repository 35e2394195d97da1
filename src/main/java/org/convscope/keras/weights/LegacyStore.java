package org.convscope.keras.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param paths the paths of all layers of the model, those that learn first
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
        Map<String, List<String>> owners =
                nested ? new ArrayOwners(paths, mayHoldWeights).of(arrays.keySet()) : Map.of();
        arrays.forEach((name, array) -> {
            List<String> owner = owners.getOrDefault(name, paths.get(0));
            byLayer.computeIfAbsent(owner, path -> new ArrayList<>())
                    .add(new StoredArray(after(name, owner), array.dataset()));
        });
        return byLayer;
    }

    private static Map<String, StoredArray> named(H5Group group) {
        Map<String, StoredArray> arrays = new LinkedHashMap<>();
        for (String name : group.texts("weight_names")) {
            String plain = name.replaceFirst(":\\d+$", "");
            arrays.put(plain, new StoredArray(plain, group.dataset(name)));
        }
        return arrays;
    }

    /** What follows the layer's own name; the last part where its name does not occur. */
    private static String after(String name, List<String> path) {
        String layer = path.get(path.size() - 1);
        int at = ("/" + name).lastIndexOf("/" + layer + "/");
        return at < 0 ? name.substring(name.lastIndexOf('/') + 1) : name.substring(at + layer.length() + 1);
    }
}
