package org.convscope.keras.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads {@code inbound_nodes} of Keras 1, 2 and 3. */
final class CallReader {
    private final Set<String> layers;

    /**
     * @param layers names of all layers of the model: Keras 2 writes a tensor among keyword arguments as a plain list
     */
    CallReader(Set<String> layers) {
        this.layers = layers;
    }

    List<Call<TensorRef>> read(String layer, JsonArray nodes) {
        List<Call<TensorRef>> calls = new ArrayList<>();
        for (JsonElement node : nodes) {
            if (node.isJsonObject()) {
                JsonObject object = node.getAsJsonObject();
                calls.add(object.has("args") ? keras3(layer, object) : named2(layer, object));
            } else if (node.isJsonArray()) {
                calls.add(keras2(layer, node.getAsJsonArray()));
            } else {
                throw damaged(layer).asException();
            }
        }
        return calls;
    }

    private Call<TensorRef> keras3(String layer, JsonObject node) {
        List<Argument<TensorRef>> arguments = new ArrayList<>();
        for (JsonElement argument :
                ConfigJson.array(node, "args").orElseThrow(() -> damaged(layer).asException())) {
            arguments.add(argument3(layer, argument));
        }
        Map<String, Argument<TensorRef>> keywords = new LinkedHashMap<>();
        ConfigJson.object(node, "kwargs").ifPresent(all -> all.entrySet()
                .forEach(e -> keywords.put(e.getKey(), argument3(layer, e.getValue()))));
        return new Call<>(arguments, keywords, true);
    }

    private Argument<TensorRef> argument3(String layer, JsonElement value) {
        if (value.isJsonArray()) {
            List<Argument<TensorRef>> items = new ArrayList<>();
            value.getAsJsonArray().forEach(item -> items.add(argument3(layer, item)));
            return new Argument.Items<>(items);
        }
        if (value.isJsonObject()
                && ConfigJson.text(value.getAsJsonObject(), "class_name")
                        .orElse("")
                        .equals("__keras_tensor__")) {
            JsonObject config =
                    ConfigJson.object(value.getAsJsonObject(), "config").orElseGet(JsonObject::new);
            JsonArray history = ConfigJson.array(config, "keras_history")
                    .orElseThrow(() -> damaged(layer).asException());
            TensorRef tensor = ref(
                    history,
                    ConfigJson.array(config, "shape").map(CallReader::shape).orElse(null));
            if (tensor == null) {
                throw damaged(layer).asException();
            }
            return new Argument.Tensor<>(tensor);
        }
        if (value.isJsonObject() && holdsTensor(value)) {
            SortedMap<String, Argument<TensorRef>> items = new TreeMap<>();
            value.getAsJsonObject().entrySet().forEach(e -> items.put(e.getKey(), argument3(layer, e.getValue())));
            return new Argument.Named<>(items);
        }
        return new Argument.Value<>(value);
    }

    /** Whether an object is a dict of arguments: one of its own entries is a tensor or holds one. */
    private static boolean holdsTensor(JsonElement value) {
        if (value.isJsonObject()) {
            JsonObject object = value.getAsJsonObject();
            return ConfigJson.text(object, "class_name").orElse("").equals("__keras_tensor__")
                    || object.asMap().values().stream().anyMatch(CallReader::holdsTensor);
        }
        return value.isJsonArray() && value.getAsJsonArray().asList().stream().anyMatch(CallReader::holdsTensor);
    }

    /** A list of tensors, each [layer, node, tensor, keywords], or one such tensor alone, or named ones in an object. */
    private Call<TensorRef> keras2(String layer, JsonArray node) {
        Map<String, Argument<TensorRef>> keywords = new LinkedHashMap<>();
        if (isTensor(node)) {
            return new Call<>(List.of(tensor2(layer, node, keywords)), keywords, false);
        }
        List<Argument<TensorRef>> items = new ArrayList<>();
        for (JsonElement item : node) {
            if (!item.isJsonArray() || !isTensor(item.getAsJsonArray())) {
                throw damaged(layer).asException();
            }
            items.add(tensor2(layer, item.getAsJsonArray(), keywords));
        }
        List<Argument<TensorRef>> arguments =
                items.size() == 1 ? items : List.of(new Argument.Items<TensorRef>(List.copyOf(items)));
        return new Call<>(arguments, keywords, false);
    }

    /** A dict of tensors, which a nested model of Keras 2 may be called with. */
    private Call<TensorRef> named2(String layer, JsonObject node) {
        Map<String, Argument<TensorRef>> keywords = new LinkedHashMap<>();
        SortedMap<String, Argument<TensorRef>> items = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : node.entrySet()) {
            if (!entry.getValue().isJsonArray() || !isTensor(entry.getValue().getAsJsonArray())) {
                throw damaged(layer).asException();
            }
            items.put(entry.getKey(), tensor2(layer, entry.getValue().getAsJsonArray(), keywords));
        }
        return new Call<>(List.of(new Argument.Named<>(items)), keywords, false);
    }

    private static boolean isTensor(JsonArray list) {
        return list.size() >= 3 && ConfigJson.isText(list.get(0)) && ConfigJson.isNumber(list.get(1));
    }

    private Argument<TensorRef> tensor2(String layer, JsonArray list, Map<String, Argument<TensorRef>> keywords) {
        if (list.size() > 3 && list.get(3).isJsonObject()) {
            for (Map.Entry<String, JsonElement> entry :
                    list.get(3).getAsJsonObject().entrySet()) {
                keywords.put(entry.getKey(), keyword2(entry.getValue()));
            }
        }
        if (list.get(0).getAsString().equals("_CONSTANT_VALUE")) {
            return new Argument.Value<>(list.get(2));
        }
        TensorRef tensor = ref(list, null);
        if (tensor == null) {
            throw damaged(layer).asException();
        }
        return new Argument.Tensor<>(tensor);
    }

    private Argument<TensorRef> keyword2(JsonElement value) {
        if (!value.isJsonArray()) {
            return new Argument.Value<>(value);
        }
        JsonArray list = value.getAsJsonArray();
        if (list.size() == 3 && isTensor(list) && layers.contains(list.get(0).getAsString())) {
            TensorRef tensor = ref(list, null);
            if (tensor != null) {
                return new Argument.Tensor<>(tensor);
            }
        }
        List<Argument<TensorRef>> items = new ArrayList<>();
        list.forEach(item -> items.add(keyword2(item)));
        return items.stream().allMatch(Argument.Value.class::isInstance)
                ? new Argument.Value<>(value)
                : new Argument.Items<>(items);
    }

    /** [layer, node, tensor], or null where it is none. */
    static @Nullable TensorRef ref(JsonArray list, int @Nullable [] declared) {
        if (list.size() < 3 || !ConfigJson.isText(list.get(0))) {
            return null;
        }
        Integer node = ConfigJson.whole(list.get(1));
        Integer tensor = ConfigJson.whole(list.get(2));
        return node == null || tensor == null ? null : new TensorRef(list.get(0).getAsString(), node, tensor, declared);
    }

    static int[] shape(JsonArray shape) {
        int[] lengths = new int[shape.size()];
        for (int i = 0; i < lengths.length; i++) {
            JsonElement length = shape.get(i);
            Integer whole = length instanceof JsonNull ? null : ConfigJson.whole(length);
            lengths[i] = whole == null || whole < 0 ? -1 : whole;
        }
        return lengths;
    }

    private static Problem damaged(String layer) {
        return Problem.of("what it takes its input from cannot be read").subject("layer '" + layer + "'");
    }
}
