package org.convscope.keras.layer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.keras.config.CallArgument;
import org.convscope.keras.config.CallArguments;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.config.LayerConfig;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * {@code TensorFlowOpLayer} of TensorFlow 2.0 to 2.3: an operation of TensorFlow's graph with its inputs, some of them constants,
 * becomes the call of the function that makes it.
 */
final class OpLayers {
    /** Where the function's name is not the operation's in lower case. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("RealDiv", "truediv"),
            Map.entry("Div", "truediv"),
            Map.entry("FloorDiv", "floordiv"),
            Map.entry("FloorMod", "floormod"),
            Map.entry("Sub", "subtract"),
            Map.entry("Mul", "multiply"),
            Map.entry("Add", "add"),
            Map.entry("AddV2", "add"),
            Map.entry("Neg", "negative"),
            Map.entry("Inv", "reciprocal"),
            Map.entry("ConcatV2", "concat"),
            Map.entry("Pack", "stack"),
            Map.entry("SelectV2", "where"),
            Map.entry("BatchMatMulV2", "matmul"),
            Map.entry("BatchMatMul", "matmul"),
            Map.entry("MatMul", "matmul"),
            Map.entry("PadV2", "pad"),
            Map.entry("ReverseV2", "reverse"),
            Map.entry("GatherV2", "gather"),
            Map.entry("ArgMax", "argmax"),
            Map.entry("ArgMin", "argmin"),
            Map.entry("Mean", "reduce_mean"),
            Map.entry("Sum", "reduce_sum"),
            Map.entry("Max", "reduce_max"),
            Map.entry("Min", "reduce_min"),
            Map.entry("Prod", "reduce_prod"),
            Map.entry("All", "reduce_all"),
            Map.entry("Any", "reduce_any"),
            Map.entry("StridedSlice", "getitem"),
            Map.entry("LRN", "local_response_normalization"));

    /** What an attribute is called as an argument; others keep their name. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "keep_dims", "keepdims",
            "squeeze_dims", "axis",
            "adj_x", "transpose_a",
            "adj_y", "transpose_b",
            "DstT", "dtype");

    /** Types and counts, which the inputs say too. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "T",
            "N",
            "Tidx",
            "Tperm",
            "Tshape",
            "Tpaddings",
            "Tmultiples",
            "Tdim",
            "Taxis",
            "Tindices",
            "Tparams",
            "Tshift",
            "Index",
            "SrcT",
            "Truncate",
            "output_type",
            "_output_shapes",
            "_class",
            "batch_dims",
            "num_split",
            "Tlen",
            "explicit_paddings");

    private OpLayers() {}

    static LayerTranslation translate(TranslationContext context) {
        JsonObject node = ConfigJson.object(context.layer().config(), "node_def")
                .orElseThrow(() -> Problem.of("its operation is not described in a way that is known")
                        .asException());
        context.settings().get("node_def");
        context.settings().get("constants");
        String operation = ConfigJson.text(node, "op").orElse("?");
        List<CallArgument<GraphTensor>> inputs = inputs(context);
        Map<String, CallArgument<GraphTensor>> keywords = keywords(node, operation);
        CallArguments<GraphTensor> call =
                switch (operation) {
                    case "ConcatV2" ->
                        joined(
                                inputs.subList(0, inputs.size() - 1),
                                Optional.of(inputs.get(inputs.size() - 1)),
                                keywords);
                    case "Pack" -> joined(inputs, Optional.empty(), keywords);
                    case "StridedSlice" -> sliced(inputs, keywords);
                    case "Split" ->
                        called(
                                List.of(inputs.get(1)),
                                Map.of("axis", inputs.get(0), "num_or_size_splits", parts(node)));
                    default -> called(inputs, keywords);
                };
        String function = NAMES.getOrDefault(
                operation, operation.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT));
        var config = new JsonObject();
        config.addProperty("function", function);
        LayerConfig layer =
                new LayerConfig(context.layer().name(), "TFOpLambda", "", config, List.of(), Optional.empty());
        try {
            return LayerTable.translate(
                    context.as(layer, LayerArguments.ofFunction(call), new LayerWeights(List.of())));
        } catch (ProblemException e) {
            throw new ProblemException(
                    Problem.of("its operation " + operation + " is not computed: "
                            + e.problem().what()),
                    e);
        }
    }

    /** Tensors, with the constants at the places that the file gives. */
    private static List<CallArgument<GraphTensor>> inputs(TranslationContext context) {
        List<CallArgument<GraphTensor>> inputs = new ArrayList<>();
        context.inputs().forEach(tensor -> inputs.add(new CallArgument.Tensor<>(tensor)));
        JsonObject constants =
                ConfigJson.object(context.layer().config(), "constants").orElseGet(JsonObject::new);
        constants.keySet().stream()
                .filter(place -> place.matches("\\d{1,4}"))
                .map(Integer::valueOf)
                .sorted()
                .forEach(place -> inputs.add(
                        Math.min(place, inputs.size()),
                        new CallArgument.Value<>(constants.get(String.valueOf(place)))));
        if (inputs.isEmpty()) {
            throw Problem.of("takes no input").asException();
        }
        return inputs;
    }

    private static Map<String, CallArgument<GraphTensor>> keywords(JsonObject node, String operation) {
        Map<String, CallArgument<GraphTensor>> keywords = new LinkedHashMap<>();
        JsonObject attributes = ConfigJson.object(node, "attr").orElseGet(JsonObject::new);
        for (Map.Entry<String, JsonElement> attribute : attributes.entrySet()) {
            String name = attribute.getKey();
            if (!WITHOUT_EFFECT.contains(name)
                    && !operation.equals("Split")
                    && !operation.equals("StridedSlice")
                    && !name.equals("data_format")) {
                keywords.put(
                        ATTRIBUTES.getOrDefault(name, name), new CallArgument.Value<>(value(attribute.getValue())));
            }
            if (operation.equals("StridedSlice") && name.endsWith("_mask")) {
                keywords.put(name, new CallArgument.Value<>(value(attribute.getValue())));
            }
            if (name.equals("data_format")
                    && !value(attribute.getValue()).getAsString().startsWith("N")) {
                throw Problem.of("its data_format cannot be understood").asException();
            }
            if (name.equals("data_format")
                    && value(attribute.getValue()).getAsString().startsWith("NC")) {
                keywords.put(name, new CallArgument.Value<>(value(attribute.getValue())));
            }
        }
        return keywords;
    }

    private static CallArgument<GraphTensor> parts(JsonObject node) {
        JsonObject attributes = ConfigJson.object(node, "attr").orElseGet(JsonObject::new);
        return new CallArgument.Value<>(value(attributes.get("num_split")));
    }

    /** The value of an attribute, as protocol buffers are written in JSON: whole numbers and bytes are texts. */
    private static JsonElement value(JsonElement attribute) {
        if (attribute == null || !attribute.isJsonObject()) {
            return JsonNull.INSTANCE;
        }
        for (Map.Entry<String, JsonElement> entry : attribute.getAsJsonObject().entrySet()) {
            JsonElement value = entry.getValue();
            return switch (entry.getKey()) {
                case "i" -> new JsonPrimitive(Long.parseLong(value.getAsString()));
                case "s" ->
                    new JsonPrimitive(
                            new String(Base64.getDecoder().decode(value.getAsString()), StandardCharsets.UTF_8));
                case "type" ->
                    new JsonPrimitive(value.getAsString()
                            .replace("DT_", "")
                            .toLowerCase(Locale.ROOT)
                            .replace("float", "float32"));
                case "list" -> list(value);
                default -> value;
            };
        }
        return JsonNull.INSTANCE;
    }

    private static JsonElement list(JsonElement value) {
        var list = new JsonArray();
        for (Map.Entry<String, JsonElement> entry : value.getAsJsonObject().entrySet()) {
            for (JsonElement item : entry.getValue().getAsJsonArray()) {
                var one = new JsonObject();
                one.add(entry.getKey(), item);
                list.add(value(one));
            }
        }
        return list.isEmpty() ? JsonNull.INSTANCE : list;
    }

    private static CallArguments<GraphTensor> called(
            List<CallArgument<GraphTensor>> arguments, Map<String, CallArgument<GraphTensor>> keywords) {
        return new CallArguments<>(arguments, keywords, false);
    }

    /** Tensors in a list, and perhaps the axis. */
    private static CallArguments<GraphTensor> joined(
            List<CallArgument<GraphTensor>> tensors,
            Optional<CallArgument<GraphTensor>> axis,
            Map<String, CallArgument<GraphTensor>> keywords) {
        List<CallArgument<GraphTensor>> arguments = new ArrayList<>(List.of(new CallArgument.Items<>(tensors)));
        axis.ifPresent(arguments::add);
        return called(arguments, keywords);
    }

    /** Begins, ends and strides with their masks become what Python's brackets say. */
    private static CallArguments<GraphTensor> sliced(
            List<CallArgument<GraphTensor>> inputs, Map<String, CallArgument<GraphTensor>> keywords) {
        if (inputs.size() != 4) {
            throw Problem.of("a slice that depends on another tensor cannot be computed")
                    .asException();
        }
        JsonArray begin = array(inputs.get(1));
        JsonArray end = array(inputs.get(2));
        JsonArray stride = array(inputs.get(3));
        var entries = new JsonArray();
        for (int i = 0; i < begin.size(); i++) {
            if (masked(keywords, "ellipsis_mask", i)) {
                var ellipsis = new JsonObject();
                ellipsis.addProperty("class_name", "__ellipsis__");
                entries.add(ellipsis);
            } else if (masked(keywords, "new_axis_mask", i)) {
                entries.add(JsonNull.INSTANCE);
            } else if (masked(keywords, "shrink_axis_mask", i)) {
                entries.add(begin.get(i));
            } else {
                var slice = new JsonObject();
                slice.add("start", masked(keywords, "begin_mask", i) ? JsonNull.INSTANCE : begin.get(i));
                slice.add("stop", masked(keywords, "end_mask", i) ? JsonNull.INSTANCE : end.get(i));
                slice.add("step", stride.get(i));
                entries.add(slice);
            }
        }
        return called(List.of(inputs.get(0)), Map.of("slice_spec", new CallArgument.Value<>(entries)));
    }

    private static JsonArray array(CallArgument<GraphTensor> argument) {
        if (argument instanceof CallArgument.Value<GraphTensor> plain
                && plain.value().isJsonArray()) {
            return plain.value().getAsJsonArray();
        }
        throw Problem.of("a slice that depends on another tensor cannot be computed")
                .asException();
    }

    private static boolean masked(Map<String, CallArgument<GraphTensor>> keywords, String mask, int axis) {
        return keywords.get(mask) instanceof CallArgument.Value<GraphTensor> plain
                && plain.value().isJsonPrimitive()
                && (plain.value().getAsLong() >> axis & 1) == 1;
    }
}
