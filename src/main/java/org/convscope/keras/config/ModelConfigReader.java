package org.convscope.keras.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Brings the description of a model, by any version of Keras, into one form. */
public final class ModelConfigReader {
    private static final int MOST_LAYERS = 20_000;
    private static final String INPUT = "InputLayer";

    private int layers;

    /**
     * @param root the {@code class_name}/{@code config} object
     * @throws org.convscope.problem.ProblemException if it describes no model, or layers cannot be told apart
     */
    public static ModelConfig read(JsonObject root) {
        if (root.get("config") == null || root.get("class_name") == null) {
            throw Problem.of("the model's description lacks class_name and config")
                    .found(root.keySet().isEmpty() ? "an empty object" : "only " + String.join(", ", root.keySet()))
                    .asException();
        }
        String className = ConfigJson.text(root, "class_name").orElse("?");
        JsonElement config = root.get("config");
        if (!isModel(className, config)) {
            throw Problem.of("the model is of the class " + className
                            + ", whose description lists no layers (a model written as a Python class)")
                    .nextStep("Rebuild it as a Functional or Sequential model in Keras and save that")
                    .asException();
        }
        return new ModelConfigReader().model("", config, buildShape(root));
    }

    private static Optional<JsonArray> buildShape(JsonObject layer) {
        return ConfigJson.object(layer, "build_config").flatMap(build -> ConfigJson.array(build, "input_shape"));
    }

    private static boolean isModel(String className, JsonElement config) {
        if (config.isJsonArray()) {
            return className.equals("Sequential");
        }
        return config.isJsonObject()
                && ConfigJson.array(config.getAsJsonObject(), "layers").isPresent()
                && (className.equals("Sequential") || config.getAsJsonObject().has("input_layers"));
    }

    private ModelConfig model(String name, JsonElement config, Optional<JsonArray> buildShape) {
        JsonArray list = config.isJsonArray()
                ? config.getAsJsonArray()
                : config.getAsJsonObject().getAsJsonArray("layers");
        layers += list.size();
        if (layers > MOST_LAYERS) {
            throw Problem.of("the model has too many layers")
                    .expected("at most " + MOST_LAYERS)
                    .found(layers + " or more")
                    .asException();
        }
        List<JsonObject> objects = new ArrayList<>();
        for (JsonElement layer : list) {
            if (!layer.isJsonObject()) {
                throw Problem.of("the model's description has a layer that is no object")
                        .asException();
            }
            objects.add(layer.getAsJsonObject());
        }
        String ownName = config.isJsonObject()
                ? ConfigJson.text(config.getAsJsonObject(), "name").orElse(name)
                : name;
        boolean functional = config.isJsonObject() && config.getAsJsonObject().has("input_layers");
        return functional
                ? functional(ownName, objects, config.getAsJsonObject())
                : sequential(ownName, objects, config, buildShape);
    }

    private ModelConfig functional(String name, List<JsonObject> objects, JsonObject config) {
        Map<String, JsonObject> byName = new LinkedHashMap<>();
        for (JsonObject object : objects) {
            String layer = nameOf(object);
            if (byName.put(layer, object) != null) {
                throw twice(layer).asException();
            }
        }
        var reader = new CallReader(byName.keySet());
        List<LayerConfig> read = new ArrayList<>();
        byName.forEach((layer, object) -> read.add(layer(
                layer,
                object,
                ConfigJson.array(object, "inbound_nodes")
                        .map(nodes -> reader.read(layer, nodes))
                        .orElse(List.of()))));
        List<TensorRef> inputs = refs(config.get("input_layers"), "input_layers");
        return new ModelConfig(
                name,
                read,
                inputs,
                names(config.get("input_layers"), inputs),
                refs(config.get("output_layers"), "output_layers"),
                false);
    }

    private ModelConfig sequential(
            String name, List<JsonObject> objects, JsonElement config, Optional<JsonArray> buildShape) {
        if (!objects.isEmpty() && MergedSequential.begins(objects.get(0))) {
            return new MergedSequential(this::layer).read(name, objects);
        }
        List<LayerConfig> read = new ArrayList<>();
        boolean declared = !objects.isEmpty()
                && ConfigJson.text(objects.get(0), "class_name").orElse("").equals(INPUT);
        Map<String, Boolean> seen = new LinkedHashMap<>();
        if (!declared) {
            String first = objects.isEmpty() ? "input" : nameOf(objects.get(0)) + "_input";
            read.add(undeclaredInput(first, objects, config, buildShape));
            seen.put(first, true);
        }
        String before = read.isEmpty() ? "" : read.get(0).name();
        for (JsonObject object : objects) {
            String layer = nameOf(object);
            if (seen.put(layer, true) != null) {
                throw twice(layer).asException();
            }
            List<CallArguments<TensorRef>> calls = before.isEmpty() || isInput(object)
                    ? List.of()
                    : List.of(CallArguments.of(new TensorRef(before, 0, 0, null)));
            // a second input layer, as an inlined nested Sequential may leave behind, changes nothing
            if (!before.isEmpty() && isInput(object)) {
                continue;
            }
            read.add(layer(layer, object, calls));
            before = layer;
        }
        var input = new TensorRef(read.get(0).name(), 0, 0, null);
        return new ModelConfig(
                name, read, List.of(input), List.of(input.layer()), List.of(new TensorRef(before, 0, 0, null)), true);
    }

    private static boolean isInput(JsonObject layer) {
        return ConfigJson.text(layer, "class_name").orElse("").equals(INPUT);
    }

    /** A Sequential's input, which Keras names after its first layer. */
    private static LayerConfig undeclaredInput(
            String name, List<JsonObject> objects, JsonElement config, Optional<JsonArray> buildShape) {
        var settings = new JsonObject();
        Optional<JsonArray> shape = objects.isEmpty() ? Optional.empty() : inputShape(objects.get(0));
        if (shape.isEmpty() && config.isJsonObject()) {
            shape = ConfigJson.array(config.getAsJsonObject(), "build_input_shape");
        }
        shape.or(() -> buildShape).ifPresent(found -> settings.add("batch_shape", found));
        return new LayerConfig(name, INPUT, "", settings, List.of(), Optional.empty());
    }

    /** The input shape that a first layer states itself, or the input layer of a nested model does. */
    static Optional<JsonArray> inputShape(JsonObject layer) {
        JsonElement config = layer.get("config");
        if (config != null && config.isJsonObject()) {
            JsonObject settings = config.getAsJsonObject();
            Optional<JsonArray> own =
                    ConfigJson.array(settings, "batch_input_shape").or(() -> ConfigJson.array(settings, "batch_shape"));
            if (own.isPresent()) {
                return own;
            }
            return ConfigJson.array(settings, "layers").flatMap(ModelConfigReader::firstShape);
        }
        return config != null && config.isJsonArray() ? firstShape(config.getAsJsonArray()) : Optional.empty();
    }

    private static Optional<JsonArray> firstShape(JsonArray nested) {
        return nested.isEmpty() || !nested.get(0).isJsonObject()
                ? Optional.empty()
                : inputShape(nested.get(0).getAsJsonObject());
    }

    private LayerConfig layer(String name, JsonObject object, List<CallArguments<TensorRef>> calls) {
        String className = ConfigJson.text(object, "class_name").orElseThrow(() -> Problem.of("has no class_name")
                .subject("layer '" + name + "'")
                .asException());
        JsonElement config = object.get("config");
        Optional<ModelConfig> nested = config != null && isModel(className, config)
                ? Optional.of(model(name, config, buildShape(object)))
                : distributed(name, className, config);
        JsonObject settings = config != null && config.isJsonObject() ? config.getAsJsonObject() : new JsonObject();
        return new LayerConfig(
                name, className, ConfigJson.text(object, "module").orElse(""), settings, calls, nested);
    }

    /** The model that a {@code TimeDistributed} applies to every step; empty where it is a single layer. */
    private Optional<ModelConfig> distributed(String name, String className, @Nullable JsonElement config) {
        if (!className.equals(LayerConfig.DISTRIBUTED) || config == null || !config.isJsonObject()) {
            return Optional.empty();
        }
        Optional<JsonObject> layer = ConfigJson.object(config.getAsJsonObject(), "layer");
        JsonElement inner = layer.map(object -> object.get("config")).orElse(null);
        String innerClass =
                layer.flatMap(object -> ConfigJson.text(object, "class_name")).orElse("?");
        return inner != null && isModel(innerClass, inner)
                ? Optional.of(model(name, inner, layer.flatMap(ModelConfigReader::buildShape)))
                : distributed(name, innerClass, inner);
    }

    static String nameOf(JsonObject layer) {
        Optional<String> inside = ConfigJson.object(layer, "config").flatMap(config -> ConfigJson.text(config, "name"));
        return ConfigJson.text(layer, "name").or(() -> inside).orElseGet(() -> ConfigJson.text(layer, "class_name")
                .orElse("layer")
                .toLowerCase(java.util.Locale.ROOT));
    }

    static Problem twice(String layer) {
        return Problem.of("two layers have this name, so their weights cannot be told apart")
                .subject("layer '" + layer + "'");
    }

    /** One tensor alone, a list of tensors, or named tensors. */
    private static List<TensorRef> refs(JsonElement value, String field) {
        List<TensorRef> refs = new ArrayList<>();
        collect(value, refs);
        if (refs.isEmpty()) {
            throw Problem.of("the model's description has no " + field).asException();
        }
        return refs;
    }

    /** The keys of named inputs, else the names of the input layers. */
    private static List<String> names(JsonElement value, List<TensorRef> inputs) {
        return value.isJsonObject() && value.getAsJsonObject().size() == inputs.size()
                ? List.copyOf(new TreeMap<>(value.getAsJsonObject().asMap()).keySet())
                : inputs.stream().map(TensorRef::layer).toList();
    }

    /** Named ones in the order of their keys, as Keras flattens a dict. */
    private static void collect(JsonElement value, List<TensorRef> refs) {
        if (value != null && value.isJsonObject()) {
            new TreeMap<>(value.getAsJsonObject().asMap()).values().forEach(item -> collect(item, refs));
        } else if (value != null && value.isJsonArray()) {
            TensorRef ref = CallReader.ref(value.getAsJsonArray(), null);
            if (ref != null) {
                refs.add(ref);
            } else {
                value.getAsJsonArray().forEach(item -> collect(item, refs));
            }
        }
    }
}
