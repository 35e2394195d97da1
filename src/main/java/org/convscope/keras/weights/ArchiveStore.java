package org.convscope.keras.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.convscope.keras.config.LayerConfig;
import org.convscope.keras.config.ModelConfig;
import org.convscope.keras.hdf5.H5Group;

/**
 * Weights as {@code .keras} archives and {@code .weights.h5} files have them: groups named after each layer's class,
 * counted in the order of the layers, nested as the models are; arrays are numbered.
 */
public final class ArchiveStore implements WeightStore {
    private static final List<String> CONTAINERS = List.of("layers", "_layer_checkpoint_dependencies");
    private static final int DEEPEST = 16;

    private final H5Group root;
    private final Map<List<String>, String> groups = new HashMap<>();

    /**
     * @param root the root of the weights file
     * @param model whose layers name the groups
     */
    public ArchiveStore(H5Group root, ModelConfig model) {
        this.root = root;
        index(model, "", List.of());
    }

    private void index(ModelConfig model, String folder, List<String> path) {
        Optional<String> container = CONTAINERS.stream()
                .map(name -> folder.isEmpty() ? name : folder + "/" + name)
                .filter(name -> root.group(name).isPresent())
                .findFirst();
        if (container.isEmpty()) {
            return;
        }
        boolean sequential = model.sequential();
        Map<String, Integer> counts = new HashMap<>();
        for (LayerConfig layer : model.layers()) {
            if (layer.isOperation() || (sequential && layer.isInput())) {
                continue;
            }
            String name = snakeCase(layer.className());
            int number = counts.merge(name, 1, Integer::sum) - 1;
            String group = container.get() + "/" + name + (number == 0 ? "" : "_" + number);
            List<String> own = new ArrayList<>(path);
            own.add(layer.name());
            groups.put(own, group);
            if (layer.model().isPresent()) {
                index(layer.model().get(), group + "/layer".repeat(layer.distributions()), own);
            }
        }
    }

    /** Keras's {@code to_snake_case}: MaxPooling2D is max_pooling2d, PReLU p_re_lu; a registered name loses its package. */
    static String snakeCase(String className) {
        String name = className.substring(className.lastIndexOf('>') + 1).replaceAll("\\W+", "");
        return name.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public List<StoredArray> arrays(List<String> path) {
        String name = groups.get(path);
        Optional<H5Group> group = name == null ? Optional.empty() : root.group(name);
        List<StoredArray> arrays = new ArrayList<>();
        group.ifPresent(layer -> collect(layer, "", arrays, 0));
        return arrays;
    }

    /** The arrays of a weights file without its architecture, by the names of the groups that hold them. */
    public static Map<List<String>, List<StoredArray>> everything(H5Group root) {
        List<StoredArray> arrays = new ArrayList<>();
        collect(root, "", arrays, 0);
        Map<List<String>, List<StoredArray>> layers = new LinkedHashMap<>();
        for (StoredArray array : arrays) {
            List<String> path = new ArrayList<>(List.of(array.name().split("/")));
            String name = path.remove(path.size() - 1);
            path.removeIf(CONTAINERS::contains);
            if (!path.isEmpty() && !path.get(0).equals("optimizer")) {
                layers.computeIfAbsent(path, p -> new ArrayList<>()).add(new StoredArray(name, array.dataset()));
            }
        }
        return layers;
    }

    /** All arrays of a layer and of the layers inside it; the group {@code vars} gives no name of its own. */
    static void collect(H5Group group, String prefix, List<StoredArray> arrays, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        List<String> names = new ArrayList<>(group.names());
        names.sort(Comparator.<String>comparingInt(n -> n.equals("vars") ? 0 : 1)
                .thenComparingInt(n -> n.matches("\\d{1,9}") ? Integer.parseInt(n) : Integer.MAX_VALUE));
        for (String name : names) {
            Optional<H5Group> inner = group.group(name);
            if (inner.isPresent()) {
                collect(inner.get(), name.equals("vars") ? prefix : prefix + name + "/", arrays, depth + 1);
            } else {
                group.dataset(name).ifPresent(array -> arrays.add(new StoredArray(prefix + name, Optional.of(array))));
            }
        }
    }
}
