package org.convscope.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convscope.keras.hdf5.H5Dataset;
import org.convscope.keras.hdf5.H5Group;

/**
 * Recognises the weights of VGG16 and VGG19 ({@code keras.applications}; Simonyan and Zisserman 2014), with and without the
 * dense layers on top, by the names and shapes of their layers, and describes the model that they belong to.
 */
final class VggArchitecture {
    private static final Map<String, List<Integer>> CONVOLUTIONS =
            Map.of("VGG16", List.of(2, 2, 3, 3, 3), "VGG19", List.of(2, 2, 4, 4, 4));
    private static final List<Integer> FILTERS = List.of(64, 128, 256, 512, 512);
    private static final List<String> TOP = List.of("fc1", "fc2", "predictions");

    private final H5Group root;
    private final Function<String, Optional<int[]>> kernels;

    /** The arrays of a layer, by its name or, where the file has none, by its place among those of its class. */
    private VggArchitecture(H5Group root, Function<String, Optional<int[]>> kernels) {
        this.root = root;
        this.kernels = kernels;
    }

    /** Keras's JSON of the model; empty if the weights are of another one. */
    static Optional<JsonObject> of(H5Group root) {
        for (String name : List.of("VGG16", "VGG19")) {
            List<Integer> plan = CONVOLUTIONS.getOrDefault(name, List.of());
            Map<String, String> places = new java.util.HashMap<>();
            int number = 0;
            for (int block = 0; block < plan.size(); block++) {
                for (int i = 0; i < plan.get(block); i++) {
                    places.put(layer(block, i), "conv2d" + (number == 0 ? "" : "_" + number));
                    number++;
                }
            }
            for (int i = 0; i < TOP.size(); i++) {
                places.put(TOP.get(i), "dense" + (i == 0 ? "" : "_" + i));
            }
            places.put("one more", "conv2d_" + number);
            Function<String, Optional<int[]>> kernels = WeightsOnly.isOldLayout(root)
                    ? layer -> named(root, layer)
                    : layer -> root.dataset("layers/" + places.getOrDefault(layer, "none") + "/vars/0")
                            .map(H5Dataset::shape);
            Optional<JsonObject> found = new VggArchitecture(root, kernels).read(name, plan);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String layer(int block, int number) {
        return "block" + (block + 1) + "_conv" + (number + 1);
    }

    private static Optional<int[]> named(H5Group root, String layer) {
        Optional<H5Group> group = root.group(layer);
        List<String> names = group.map(found -> found.texts("weight_names")).orElse(List.of());
        return names.isEmpty()
                ? Optional.empty()
                : group.orElseThrow().dataset(names.get(0)).map(H5Dataset::shape);
    }

    private Optional<JsonObject> read(String name, List<Integer> plan) {
        var layers = new JsonArray();
        int channels = kernels.apply("block1_conv1")
                .filter(kernel -> kernel.length == 4)
                .map(kernel -> kernel[2])
                .orElse(0);
        int in = channels;
        for (int block = 0; block < plan.size(); block++) {
            int filters = FILTERS.get(block);
            for (int i = 0; i < plan.get(block); i++) {
                if (!is(layer(block, i), 3, 3, in, filters)) {
                    return Optional.empty();
                }
                layers.add(convolution(layer(block, i), filters));
                in = filters;
            }
            if (kernels.apply(layer(block, plan.get(block))).isPresent()) {
                return Optional.empty();
            }
            layers.add(layer("MaxPooling2D", "block" + (block + 1) + "_pool"));
        }
        if (kernels.apply("one more").isPresent()) {
            return Optional.empty();
        }
        Optional<int[]> first = kernels.apply("fc1");
        int side = -1;
        if (first.isPresent()) {
            side = (int) Math.round(Math.sqrt(first.get()[0] / (double) in));
            if (first.get().length != 2
                    || side < 1
                    || side * side * in != first.get()[0]
                    || !top(layers, first.get()[0])) {
                return Optional.empty();
            }
            side *= 32;
        }
        return Optional.of(model(name, side, channels, layers));
    }

    private boolean top(JsonArray layers, int inputs) {
        layers.add(layer("Flatten", "flatten"));
        int in = inputs;
        for (String name : TOP) {
            int[] kernel = kernels.apply(name).orElse(new int[0]);
            if (kernel.length != 2 || kernel[0] != in) {
                return false;
            }
            in = kernel[1];
            JsonObject dense = layer("Dense", name);
            dense.getAsJsonObject("config").addProperty("units", in);
            dense.getAsJsonObject("config").addProperty("activation", name.equals("predictions") ? "softmax" : "relu");
            layers.add(dense);
        }
        return true;
    }

    private boolean is(String layer, int... shape) {
        return kernels.apply(layer)
                .map(found -> java.util.Arrays.equals(found, shape))
                .orElse(false);
    }

    private static JsonObject convolution(String name, int filters) {
        JsonObject layer = layer("Conv2D", name);
        JsonObject config = layer.getAsJsonObject("config");
        config.addProperty("filters", filters);
        config.addProperty("kernel_size", 3);
        config.addProperty("padding", "same");
        config.addProperty("activation", "relu");
        return layer;
    }

    private static JsonObject layer(String className, String name) {
        var config = new JsonObject();
        config.addProperty("name", name);
        var layer = new JsonObject();
        layer.addProperty("class_name", className);
        layer.add("config", config);
        return layer;
    }

    private JsonObject model(String name, int side, int channels, JsonArray layers) {
        var shape = new JsonArray();
        shape.add(JsonNull.INSTANCE);
        shape.add(side < 0 ? JsonNull.INSTANCE : new com.google.gson.JsonPrimitive(side));
        shape.add(side < 0 ? JsonNull.INSTANCE : new com.google.gson.JsonPrimitive(side));
        shape.add(channels);
        JsonObject input = layer("InputLayer", "input_1");
        input.getAsJsonObject("config").add("batch_input_shape", shape);
        var all = new JsonArray();
        all.add(input);
        all.addAll(layers);
        var config = new JsonObject();
        config.addProperty("name", name.toLowerCase(java.util.Locale.ROOT));
        config.add("layers", all);
        var model = new JsonObject();
        model.addProperty("class_name", "Sequential");
        model.add("config", config);
        root.text("keras_version").ifPresent(version -> model.addProperty("keras_version", version));
        return model;
    }
}
