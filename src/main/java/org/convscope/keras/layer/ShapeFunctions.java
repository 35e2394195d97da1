package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convscope.keras.config.Json;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Functions that move, join, cut or multiply tensors as a whole, always on the model's own order of axes. */
final class ShapeFunctions {
    private static final Operation.AxisSlice ALL = new Operation.AxisSlice(null, null, 1);

    private ShapeFunctions() {}

    static void register(Map<String, Function<OpCall, Translation>> table) {
        table.put("reshape", ShapeFunctions::reshape);
        table.put("transpose", ShapeFunctions::transpose);
        table.put("swapaxes", ShapeFunctions::swap);
        table.put("expand_dims", ShapeFunctions::expand);
        table.put("squeeze", ShapeFunctions::squeeze);
        table.put("concat", ShapeFunctions::concatenate);
        table.put("concatenate", ShapeFunctions::concatenate);
        table.put("stack", ShapeFunctions::stack);
        table.put("split", ShapeFunctions::split);
        table.put("matmul", ShapeFunctions::product);
        table.put("getitem", ShapeFunctions::slice);
        table.put("get_item", ShapeFunctions::slice);
        table.put("strided_slice", ShapeFunctions::refuse);
        table.put("flip", ShapeFunctions::flip);
        table.put("reverse", ShapeFunctions::flip);
        table.put("pad", ShapeFunctions::pad);
        table.put("flatten", call -> call.onModel(new Operation.Flatten()));
    }

    private static Translation refuse(OpCall call) {
        throw Problem.of("the function " + call.name() + " cannot be computed").asException();
    }

    /** The first length is the batch, whatever is written there. */
    private static Translation reshape(OpCall call) {
        int[] shape = call.list(1, "newshape", "shape")
                .orElseThrow(() -> Problem.of("the new shape is missing").asException());
        if (shape.length == 0 || (shape[0] > 0 && Arrays.stream(shape).skip(1).anyMatch(length -> length < 0))) {
            throw Problem.of("reshapes the batch").found(Arrays.toString(shape)).asException();
        }
        return call.onModel(new Operation.Reshape(Arrays.copyOfRange(shape, 1, shape.length)));
    }

    private static Translation transpose(OpCall call) {
        int rank = call.site().shape(call.tensor()).length + 1;
        int[] axes = call.list(1, "axes", "perm")
                .orElseThrow(() ->
                        Problem.of("turns all axes round, the batch included").asException());
        int[] positive =
                Arrays.stream(axes).map(axis -> axis < 0 ? axis + rank : axis).toArray();
        return call.onModel(Shapings.transpose(positive, rank));
    }

    private static Translation swap(OpCall call) {
        Flow flow = call.tensor();
        int first = call.site().axisBesidesBatch(flow, call.whole(0, 1, "axis1"));
        int second = call.site().axisBesidesBatch(flow, call.whole(0, 2, "axis2"));
        int[] axes = new int[call.site().shape(flow).length + 1];
        Arrays.setAll(axes, i -> i == first ? second : i == second ? first : i);
        return call.onModel(new Operation.Transpose(axes));
    }

    private static Translation expand(OpCall call) {
        int rank = call.site().shape(call.tensor()).length + 1;
        int axis = call.whole(-1, 1, "axis", "dim");
        int positive = axis < 0 ? axis + rank + 1 : axis;
        if (positive < 1 || positive > rank) {
            throw Problem.of("puts an axis where there can be none").found(axis).asException();
        }
        return call.onModel(new Operation.ExpandDimensions(positive));
    }

    private static Translation squeeze(OpCall call) {
        Flow flow = call.tensor();
        int[] shape = call.site().shape(flow);
        Optional<int[]> named = call.list(1, "axis", "squeeze_dims");
        int[] axes = named.isPresent()
                ? call.axes(flow, named)
                : java.util.stream.IntStream.rangeClosed(1, shape.length)
                        .filter(axis -> shape[axis - 1] == 1)
                        .toArray();
        for (int axis : axes) {
            if (shape[axis - 1] != 1) {
                throw Problem.of("takes out an axis that is not of length 1").asException();
            }
        }
        return call.onModel(new Operation.Squeeze(axes));
    }

    private static Translation concatenate(OpCall call) {
        List<Flow> inputs =
                call.tensors().stream().map(call.site().graph()::modelOrder).toList();
        int axis = call.site().axisBesidesBatch(inputs.get(0), call.whole(-1, 1, "axis"));
        return Translation.of(new Operation.Concatenate(axis), inputs, Layout.CHANNELS_LAST);
    }

    private static Translation stack(OpCall call) {
        List<Flow> inputs =
                call.tensors().stream().map(call.site().graph()::modelOrder).toList();
        int rank = call.site().shape(inputs.get(0)).length + 1;
        int axis = call.whole(0, 1, "axis");
        int positive = axis < 0 ? axis + rank + 1 : axis;
        if (positive < 1 || positive > rank) {
            throw Problem.of("stacks along the batch").asException();
        }
        return Translation.of(new Operation.Stack(positive), inputs, Layout.CHANNELS_LAST);
    }

    private static Translation split(OpCall call) {
        Flow flow = call.tensor();
        int parts = Settings.positive("parts", call.whole(0, 1, "indices_or_sections", "num_or_size_splits"));
        int axis = call.site().axisBesidesBatch(flow, call.whole(0, 2, "axis"));
        if (parts > 1024) {
            throw Problem.of("is split into too many parts").found(parts).asException();
        }
        List<Operation> further = new ArrayList<>();
        for (int i = 1; i < parts; i++) {
            further.add(new Operation.Split(parts, axis, i));
        }
        return call.onModel(new Operation.Split(parts, axis, 0)).further(further);
    }

    private static Translation product(OpCall call) {
        List<Flow> inputs = call.site().inputs().stream()
                .map(call.site().graph()::modelOrder)
                .toList();
        if (inputs.size() != 2) {
            throw Problem.of("multiplies two tensors").found(inputs.size()).asException();
        }
        return Translation.of(
                new Operation.MatrixProduct(call.flag(false, 2, "transpose_a"), call.flag(false, 3, "transpose_b")),
                inputs,
                Layout.CHANNELS_LAST);
    }

    private static Translation flip(OpCall call) {
        Flow flow = call.tensor();
        int[] axes = call.axes(flow, call.list(1, "axis"));
        List<Operation.AxisSlice> slices = new ArrayList<>();
        for (int axis = 0; axis <= call.site().shape(flow).length; axis++) {
            int here = axis;
            boolean turned = Arrays.stream(axes).anyMatch(a -> a == here);
            slices.add(turned ? new Operation.AxisSlice(null, null, -1) : ALL);
        }
        return call.onModel(new Operation.Slice(slices, new int[0], new int[0]));
    }

    /** Zeros around the axes between batch and channels. */
    private static Translation pad(OpCall call) {
        Settings widths = call.settings("paddings", 1, "pad_width", "paddings");
        int rank = call.site().shape(call.tensor()).length + 1;
        int[][] borders = widths.borders("paddings", rank);
        boolean zeros = call.value(2, "mode")
                        .map(m -> m.getAsString().equalsIgnoreCase("constant"))
                        .orElse(true)
                && call.number(0, 3, "constant_values") == 0;
        boolean inside = borders[0][0] + borders[1][0] + borders[0][rank - 1] + borders[1][rank - 1] == 0;
        if (!zeros || !inside || rank < 3) {
            throw Problem.of("this kind of padding cannot be computed").asException();
        }
        return call.onModel(new Operation.ZeroPadding(
                Arrays.copyOfRange(borders[0], 1, rank - 1), Arrays.copyOfRange(borders[1], 1, rank - 1)));
    }

    /** Python's {@code x[...]}: slices, numbers, None and one ellipsis. */
    private static Translation slice(OpCall call) {
        int rank = call.site().shape(call.tensor()).length + 1;
        JsonElement key = call.value(1, "slice_spec", "key")
                .orElseThrow(() -> Problem.of("what is sliced is missing").asException());
        List<JsonElement> entries = key.isJsonArray() ? key.getAsJsonArray().asList() : List.of(key);
        int named = (int) entries.stream()
                .filter(entry -> !entry.isJsonNull() && !isEllipsis(entry))
                .count();
        List<Operation.AxisSlice> slices = new ArrayList<>();
        List<Integer> dropped = new ArrayList<>();
        List<Integer> added = new ArrayList<>();
        for (JsonElement entry : entries) {
            if (entry.isJsonNull()) {
                added.add(slices.size() - dropped.size() + added.size());
            } else if (isEllipsis(entry)) {
                for (int i = named; i < rank; i++) {
                    slices.add(ALL);
                }
            } else if (Json.isNumber(entry)) {
                Integer index = Json.whole(entry);
                if (index == null) {
                    throw Problem.of("a slice cannot be understood").asException();
                }
                dropped.add(slices.size());
                slices.add(new Operation.AxisSlice(index, index == -1 ? null : (Integer) (index + 1), 1));
            } else {
                slices.add(axis(entry));
            }
        }
        boolean batch = !slices.isEmpty() && (!slices.get(0).equals(ALL) || dropped.contains(0));
        if (batch || slices.size() > rank || added.contains(0)) {
            throw Problem.of("slices the batch, or more axes than there are").asException();
        }
        return call.onModel(new Operation.Slice(
                slices,
                dropped.stream().mapToInt(Integer::intValue).toArray(),
                added.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static boolean isEllipsis(JsonElement entry) {
        return (entry.isJsonObject()
                        && Json.text(entry.getAsJsonObject(), "class_name")
                                .orElse("")
                                .equals("__ellipsis__"))
                || (Json.isText(entry) && entry.getAsString().equals("Ellipsis"));
    }

    /** Keras 3 wraps start, stop and step; Keras 2 does not. */
    private static Operation.AxisSlice axis(JsonElement entry) {
        if (!entry.isJsonObject()) {
            throw Problem.of("a slice cannot be understood").asException();
        }
        JsonObject object = entry.getAsJsonObject();
        JsonObject limits = Json.object(object, "config").orElse(object);
        Integer step = limit(limits, "step");
        if (step != null && step == 0) {
            throw Problem.of("a slice has a step of 0").asException();
        }
        return new Operation.AxisSlice(limit(limits, "start"), limit(limits, "stop"), step == null ? 1 : step);
    }

    private static @Nullable Integer limit(JsonObject limits, String name) {
        Optional<JsonElement> value = Json.get(limits, name);
        if (value.isEmpty()) {
            return null;
        }
        Integer whole = Json.whole(value.get());
        if (whole == null) {
            throw Problem.of("a slice depends on another tensor").asException();
        }
        return whole;
    }
}
