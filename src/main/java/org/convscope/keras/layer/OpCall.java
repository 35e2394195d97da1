package org.convscope.keras.layer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.keras.config.CallArgument;
import org.convscope.keras.config.ConfigJson;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/**
 * A call of a function on tensors, an operation of Keras 3 or a TFOpLambda of Keras 2, under one way of asking for its
 * arguments: by place, by keyword, or among the settings.
 *
 * @param name of the function, in lower case with underscores
 */
record OpCall(String name, TranslationContext context) {
    /** Operations of Keras 3 are classes: TrueDivide. */
    static OpCall ofKeras3(TranslationContext context) {
        String name = context.layer()
                .className()
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
        return new OpCall(name, context);
    }

    /** {@code function} of a TFOpLambda: math.truediv. */
    static OpCall ofTensorFlow(TranslationContext context) {
        String function = context.settings().text("function", "");
        return new OpCall(function.substring(function.lastIndexOf('.') + 1), context);
    }

    Optional<CallArgument<GraphTensor>> argument(int place, String... names) {
        Optional<CallArgument<GraphTensor>> found = context.arguments().at(place);
        for (String keyword : names) {
            found = or(found, context.arguments().named(keyword));
        }
        for (String setting : names) {
            found = or(found, context.settings().get(setting).map(CallArgument.Value::new));
        }
        return found;
    }

    /** Both are evaluated, so that every name under which the argument is known counts as asked for. */
    private static Optional<CallArgument<GraphTensor>> or(
            Optional<CallArgument<GraphTensor>> first, Optional<CallArgument<GraphTensor>> second) {
        return first.isPresent() ? first : second;
    }

    /** An argument that has no effect on the numbers, whatever it says. */
    void passOver(String... names) {
        argument(-1, names);
    }

    /** An argument that is no tensor; empty where it is missing or null. */
    Optional<JsonElement> value(int place, String... names) {
        return argument(place, names).map(this::json).filter(value -> !value.isJsonNull());
    }

    private JsonElement json(CallArgument<GraphTensor> argument) {
        if (argument instanceof CallArgument.Value<GraphTensor> plain) {
            return plain.value();
        }
        if (argument instanceof CallArgument.Items<GraphTensor> items) {
            var array = new JsonArray();
            items.items().forEach(item -> array.add(json(item)));
            return array;
        }
        throw Problem.of("an argument of " + name + " is computed by the model itself, which is not supported")
                .asException();
    }

    /** A list of lengths, the batch's first, in which what the model computes itself counts as open: -1. */
    Optional<int[]> lengths(int place, String... names) {
        Optional<CallArgument<GraphTensor>> found = argument(place, names);
        if (found.isPresent() && found.get() instanceof CallArgument.Items<GraphTensor> items) {
            var array = new JsonArray();
            items.items()
                    .forEach(item -> array.add(
                            item instanceof CallArgument.Tensor<GraphTensor> ? new JsonPrimitive(-1) : json(item)));
            return as(array).list("value");
        }
        return list(place, names);
    }

    private static LayerSettings as(JsonElement value) {
        var object = new JsonObject();
        object.add("value", value);
        return new LayerSettings(object);
    }

    /** The same argument as one setting, so that it is checked like one. */
    LayerSettings settings(String as, int place, String... names) {
        var object = new JsonObject();
        value(place, names).ifPresent(found -> object.add(as, found));
        return new LayerSettings(object);
    }

    int whole(int otherwise, int place, String... names) {
        return settings("value", place, names).whole("value", otherwise);
    }

    boolean flag(boolean otherwise, int place, String... names) {
        return settings("value", place, names).flag("value", otherwise);
    }

    double number(double otherwise, int place, String... names) {
        return settings("value", place, names).number("value", otherwise);
    }

    Optional<int[]> list(int place, String... names) {
        return settings("value", place, names).list("value");
    }

    String text(String otherwise, int place, String... names) {
        return settings("value", place, names).text("value", otherwise);
    }

    /** The first argument, under whatever name. */
    private static final String[] FIRST = {
        "x",
        "x1",
        "a",
        "input",
        "inputs",
        "input_tensor",
        "tensor",
        "value",
        "features",
        "logits",
        "images",
        "image",
        "t",
        "array",
        "values",
        "arrays",
        "xs",
        "params",
        "data",
        "input_",
        "z",
        "variable",
        "labels",
        "indices"
    };

    /** The tensor that the function is applied to, as the graph has it. */
    GraphTensor input() {
        return operand(0, FIRST).tensors().findFirst().orElseThrow(() -> Problem.of(
                        "the function " + name + " is applied to no tensor")
                .asException());
    }

    /** The tensor that the function is applied to, with its axes as the model has them. */
    GraphTensor tensor() {
        return context.graph().modelOrder(input());
    }

    /** All tensors in the first argument: the list that concat takes. */
    List<GraphTensor> tensors() {
        CallArgument<GraphTensor> first = operand(0, FIRST);
        if (first instanceof CallArgument.Items<GraphTensor> items
                && items.items().stream().anyMatch(item -> !(item instanceof CallArgument.Tensor<GraphTensor>))) {
            throw Problem.of("the function " + name + " joins constants, which is not supported")
                    .asException();
        }
        List<GraphTensor> all = first.tensors().toList();
        if (all.isEmpty()) {
            throw Problem.of("takes no input").asException();
        }
        return all;
    }

    CallArgument<GraphTensor> operand(int place, String... names) {
        return argument(place, names).orElseThrow(() -> Problem.of("an operand of " + name + " is missing")
                .asException());
    }

    /** A number, nested lists of numbers, or such wrapped in an object. */
    Tensor constant(CallArgument<GraphTensor> argument) {
        JsonElement value = json(argument);
        if (value.isJsonNull()) {
            throw Problem.of("an operand of " + name + " is missing").asException();
        }
        if (value.isJsonObject()) {
            JsonObject config =
                    ConfigJson.object(value.getAsJsonObject(), "config").orElse(value.getAsJsonObject());
            value = ConfigJson.get(config, "value").orElseThrow(() -> Problem.of("an operand cannot be understood")
                    .asException());
        }
        List<Float> numbers = new ArrayList<>();
        List<Integer> shape = new ArrayList<>();
        collect(value, 0, shape, numbers);
        float[] data = new float[numbers.size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = numbers.get(i);
        }
        int[] lengths = shape.stream().mapToInt(Integer::intValue).toArray();
        if (Tensor.sizeOf(lengths) != data.length) {
            throw Problem.of("an operand is a ragged list").asException();
        }
        return Tensor.of(data, lengths);
    }

    /** Where the arguments' results go: calls before the layer's own. */
    OperationChain chain() {
        return new OperationChain(context.graph());
    }

    /** An operand as a tensor of the graph, in the model's order of axes; a constant becomes one. */
    GraphTensor flow(CallArgument<GraphTensor> argument, int rank) {
        Optional<GraphTensor> tensor = argument.tensors().findFirst();
        return tensor.isPresent()
                ? context.graph().modelOrder(tensor.get())
                : chain().constant(constant(argument), rank);
    }

    private static void collect(JsonElement value, int depth, List<Integer> shape, List<Float> numbers) {
        if (value.isJsonArray()) {
            if (shape.size() == depth) {
                shape.add(value.getAsJsonArray().size());
            }
            value.getAsJsonArray().forEach(item -> collect(item, depth + 1, shape, numbers));
            return;
        }
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) {
            numbers.add(value.getAsBoolean() ? 1f : 0f);
            return;
        }
        Double number = ConfigJson.number(value);
        if (number == null) {
            throw Problem.of("an operand is no number")
                    .found(value.toString().length() > 60 ? "something long" : value)
                    .asException();
        }
        numbers.add(number.floatValue());
    }

    /** Axes as the graph counts them, never the batch itself. */
    int[] axes(GraphTensor tensor, Optional<int[]> named) {
        int rank = context.shape(tensor).length;
        if (named.isEmpty()) {
            throw Problem.of("the function " + name + " works on the batch axis, which is not supported")
                    .asException();
        }
        int[] axes = named.get().clone();
        for (int i = 0; i < axes.length; i++) {
            axes[i] = context.axisBesidesBatch(tensor, axes[i]);
        }
        if (axes.length > rank) {
            throw Problem.of("names more axes than there are").asException();
        }
        return axes;
    }

    LayerTranslation on(GraphTensor tensor, Operation operation) {
        return LayerTranslation.of(operation, List.of(tensor), tensor.layout());
    }

    /** An operation on the model's own axes; its result has the model's order too. */
    LayerTranslation onModel(Operation operation) {
        return LayerTranslation.of(operation, List.of(tensor()), Layout.CHANNELS_LAST);
    }
}
