package org.convscope.keras.dl4j;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;

/**
 * Writes a network as one flat Functional model of Keras 2.15, as far as it can be computed. Names are plain numbers, since
 * DL4J stumbles over many of Keras's; {@link #names()} leads back.
 */
final class CanonicalJson {
    /** What a layer's name ends with whose activation stands in a layer behind it. */
    static final String LINEAR = "_linear";

    private final Network network;
    private final Map<String, int[]> shapes;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final JsonArray layers = new JsonArray();
    private final JsonArray inputs = new JsonArray();
    private final Set<String> used = new HashSet<>();

    CanonicalJson(Network network, Map<String, int[]> shapes) {
        this.network = network;
        this.shapes = shapes;
    }

    /** Our ids by the names in the JSON; complete after {@link #write}. */
    Map<String, String> names() {
        Map<String, String> back = new HashMap<>();
        names.forEach((id, name) -> back.put(name, id));
        return back;
    }

    String write() {
        for (LayerCall call : network.calls()) {
            if (shapes.containsKey(call.id())) {
                layer(call);
            }
        }
        var outputs = new JsonArray();
        names.forEach((id, name) -> {
            if (!used.contains(name) && !(network.call(id).operation() instanceof Operation.Input)) {
                outputs.add(node(name));
            }
        });
        var config = new JsonObject();
        config.addProperty("name", "model");
        config.add("layers", layers);
        config.add("input_layers", inputs);
        config.add("output_layers", outputs);
        var model = new JsonObject();
        model.addProperty("class_name", "Functional");
        model.add("config", config);
        model.addProperty("keras_version", "2.15.0");
        model.addProperty("backend", "tensorflow");
        return model.toString();
    }

    private void layer(LayerCall call) {
        String name = "layer_" + names.size();
        int[] shape = shapes.getOrDefault(call.id(), new int[0]);
        if (call.operation() instanceof Operation.Input) {
            var batch = new JsonArray();
            batch.add(com.google.gson.JsonNull.INSTANCE);
            for (int length : shape) {
                batch.add(length);
            }
            var config = new JsonObject();
            config.add("batch_input_shape", batch);
            config.addProperty("dtype", "float32");
            config.addProperty("sparse", false);
            emit("InputLayer", name, config, List.of());
            inputs.add(node(name));
            names.put(call.id(), name);
            return;
        }
        List<String> from = new ArrayList<>();
        List<int[]> taken = new ArrayList<>();
        for (String input : call.inputs()) {
            if (names.containsKey(input)) {
                from.add(names.getOrDefault(input, ""));
                taken.add(shapes.getOrDefault(input, new int[0]));
            }
        }
        if (from.isEmpty()) {
            // a constant, or what is made of constants alone: the importer need not know
            return;
        }
        // Flatten becomes a preprocessor of what follows: where nothing follows, the importer fails
        boolean trailing = call.operation() instanceof Operation.Flatten && !taken(call.id());
        Optional<KnownLayer> known = trailing
                ? Optional.empty()
                : KnownLayers.of(new KnownLayers.Site(call, taken, shape, reachesInput(call)));
        Optional<String> activation = KnownLayer.activation(call.activation());
        boolean separate = !call.activation().isLinear() && !(call.operation() instanceof Operation.Activate);
        if (known.isEmpty() || (separate && (activation.isEmpty() || shape.length == 0))) {
            emit(DeclaredLayer.CLASS_NAME, name, declared(shape), from);
        } else if (separate && !known.get().config().has("activation")) {
            emit(known.get().className(), name + LINEAR, known.get().config(), from);
            var config = new JsonObject();
            config.addProperty("activation", activation.orElseThrow());
            emit("Activation", name, config, List.of(name + LINEAR));
        } else {
            if (separate) {
                known.get().config().addProperty("activation", activation.orElseThrow());
            }
            emit(known.get().className(), name, known.get().config(), from);
        }
        names.put(call.id(), name);
    }

    private boolean taken(String id) {
        return network.calls().stream()
                .anyMatch(call -> shapes.containsKey(call.id()) && call.inputs().contains(id));
    }

    /** Whether no layer before it tells the importer the number of channels; a depthwise convolution does not. */
    private boolean reachesInput(LayerCall call) {
        LayerCall before = call;
        do {
            before = network.call(before.inputs().get(0));
        } while (before.weights().isEmpty() && !before.inputs().isEmpty());
        return before.weights().isEmpty() || before.operation() instanceof Operation.DepthwiseConvolution;
    }

    private static JsonObject declared(int[] shape) {
        var lengths = new JsonArray();
        for (int length : shape) {
            lengths.add(length);
        }
        var config = new JsonObject();
        config.add(DeclaredLayer.SHAPE, lengths);
        return config;
    }

    private void emit(String className, String name, JsonObject config, List<String> from) {
        config.addProperty("name", name);
        config.addProperty("trainable", true);
        if (!config.has("dtype")) {
            config.addProperty("dtype", "float32");
        }
        var layer = new JsonObject();
        layer.addProperty("class_name", className);
        layer.addProperty("name", name);
        layer.add("config", config);
        var nodes = new JsonArray();
        if (!from.isEmpty()) {
            var tensors = new JsonArray();
            for (String input : from) {
                JsonArray tensor = node(input);
                tensor.add(new JsonObject());
                tensors.add(tensor);
                used.add(input);
            }
            nodes.add(tensors);
        }
        layer.add("inbound_nodes", nodes);
        layers.add(layer);
    }

    private static JsonArray node(String name) {
        var node = new JsonArray();
        node.add(name);
        node.add(0);
        node.add(0);
        return node;
    }
}
