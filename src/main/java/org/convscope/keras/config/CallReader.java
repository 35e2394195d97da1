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

    List<CallArguments<TensorRef>> read(String layer, JsonArray nodes) {
        List<CallArguments<TensorRef>> calls = new ArrayList<>();
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

    private CallArguments<TensorRef> keras3(String layer, JsonObject node) {
        List<CallArgument<TensorRef>> arguments = new ArrayList<>();
        for (JsonElement argument :
                ConfigJson.array(node, "args").orElseThrow(() -> damaged(layer).asException())) {
            arguments.add(argument3(layer, argument));
        }
        Map<String, CallArgument<TensorRef>> keywords = new LinkedHashMap<>();
        ConfigJson.object(node, "kwargs").ifPresent(all -> all.entrySet()
                .forEach(e -> keywords.put(e.getKey(), argument3(layer, e.getValue()))));
        return new CallArguments<>(arguments, keywords, true);
    }

    private CallArgument<TensorRef> argument3(String layer, JsonElement value) {
        if (value.isJsonArray()) {
            List<CallArgument<TensorRef>> items = new ArrayList<>();
            value.getAsJsonArray().forEach(item -> items.add(argument3(layer, item)));
            return new CallArgument.Items<>(items);
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
            return new CallArgument.Tensor<>(tensor);
        }
        if (value.isJsonObject() && holdsTensor(value)) {
            SortedMap<String, CallArgument<TensorRef>> items = new TreeMap<>();
            value.getAsJsonObject().entrySet().forEach(e -> items.put(e.getKey(), argument3(layer, e.getValue())));
            return new CallArgument.Named<>(items);
        }
        return new CallArgument.Value<>(value);
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
    private CallArguments<TensorRef> keras2(String layer, JsonArray node) {
        Map<String, CallArgument<TensorRef>> keywords = new LinkedHashMap<>();
        if (isTensor(node)) {
            return new CallArguments<>(List.of(tensor2(layer, node, keywords)), keywords, false);
        }
        List<CallArgument<TensorRef>> items = new ArrayList<>();
        for (JsonElement item : node) {
            if (!item.isJsonArray() || !isTensor(item.getAsJsonArray())) {
                throw damaged(layer).asException();
            }
            items.add(tensor2(layer, item.getAsJsonArray(), keywords));
        }
        List<CallArgument<TensorRef>> arguments =
                items.size() == 1 ? items : List.of(new CallArgument.Items<TensorRef>(List.copyOf(items)));
        return new CallArguments<>(arguments, keywords, false);
    }

    /** A dict of tensors, which a nested model of Keras 2 may be called with. */
    private CallArguments<TensorRef> named2(String layer, JsonObject node) {
        Map<String, CallArgument<TensorRef>> keywords = new LinkedHashMap<>();
        SortedMap<String, CallArgument<TensorRef>> items = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : node.entrySet()) {
            if (!entry.getValue().isJsonArray() || !isTensor(entry.getValue().getAsJsonArray())) {
                throw damaged(layer).asException();
            }
            items.put(entry.getKey(), tensor2(layer, entry.getValue().getAsJsonArray(), keywords));
        }
        return new CallArguments<>(List.of(new CallArgument.Named<>(items)), keywords, false);
    }

    private static boolean isTensor(JsonArray list) {
        return list.size() >= 3 && ConfigJson.isText(list.get(0)) && ConfigJson.isNumber(list.get(1));
    }

    private CallArgument<TensorRef> tensor2(
            String layer, JsonArray list, Map<String, CallArgument<TensorRef>> keywords) {
        if (list.size() > 3 && list.get(3).isJsonObject()) {
            for (Map.Entry<String, JsonElement> entry :
                    list.get(3).getAsJsonObject().entrySet()) {
                keywords.put(entry.getKey(), keyword2(entry.getValue()));
            }
        }
        if (list.get(0).getAsString().equals("_CONSTANT_VALUE")) {
            return new CallArgument.Value<>(list.get(2));
        }
        TensorRef tensor = ref(list, null);
        if (tensor == null) {
            throw damaged(layer).asException();
        }
        return new CallArgument.Tensor<>(tensor);
    }

    private CallArgument<TensorRef> keyword2(JsonElement value) {
        if (!value.isJsonArray()) {
            return new CallArgument.Value<>(value);
        }
        JsonArray list = value.getAsJsonArray();
        if (list.size() == 3 && isTensor(list) && layers.contains(list.get(0).getAsString())) {
            TensorRef tensor = ref(list, null);
            if (tensor != null) {
                return new CallArgument.Tensor<>(tensor);
            }
        }
        List<CallArgument<TensorRef>> items = new ArrayList<>();
        list.forEach(item -> items.add(keyword2(item)));
        return items.stream().allMatch(CallArgument.Value.class::isInstance)
                ? new CallArgument.Value<>(value)
                : new CallArgument.Items<>(items);
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
