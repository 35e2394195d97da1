package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convscope.keras.config.ConfigJson;
import org.convscope.network.Operation;
import org.convscope.network.Operation.AxisSlice;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Python's {@code x[...]} and functions like it, on the model's own order of axes. */
final class SliceFunctions {
    static final AxisSlice ALL = new AxisSlice(null, null, 1);

    private SliceFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
        table.put("getitem", SliceFunctions::item);
        table.put("get_item", SliceFunctions::item);
        table.put("slice", SliceFunctions::part);
        table.put("strided_slice", SliceFunctions::strided);
        table.put("flip", SliceFunctions::flip);
        table.put("reverse", SliceFunctions::flip);
    }

    static Operation.Slice flipped(int rank, int... axes) {
        List<AxisSlice> slices = new ArrayList<>(Collections.nCopies(rank, ALL));
        for (int axis : axes) {
            slices.set(axis, new AxisSlice(null, null, -1));
        }
        return new Operation.Slice(slices, new int[0], new int[0]);
    }

    private static LayerTranslation flip(OpCall call) {
        GraphTensor tensor = call.tensor();
        return call.onModel(flipped(ShapeFunctions.rank(call, tensor), call.axes(tensor, call.list(1, "axis"))));
    }

    static AxisSlice at(int index) {
        return new AxisSlice(index, index == -1 ? null : (Integer) (index + 1), 1);
    }

    /** {@code tf.slice(input, begin, size)}, and the same of Keras 3, whose size goes first. */
    private static LayerTranslation part(OpCall call) {
        GraphTensor tensor = call.tensor();
        boolean keras3 = call.context().layer().isOperation();
        int[] begin = call.list(1, "start_indices", "begin").orElse(new int[0]);
        int[] size = (keras3 ? call.lengths(2, "shape") : call.list(2, "size")).orElse(new int[0]);
        int rank = ShapeFunctions.rank(call, tensor);
        if (begin.length != rank || size.length != rank) {
            throw Problem.of("a slice does not name all axes").asException();
        }
        if (begin[0] != 0 || size[0] >= 0) {
            throw Problem.of("slices the batch, which is not supported").asException();
        }
        List<AxisSlice> slices = new ArrayList<>(List.of(ALL));
        for (int axis = 1; axis < rank; axis++) {
            slices.add(new AxisSlice(begin[axis], size[axis] < 0 ? null : (Integer) (begin[axis] + size[axis]), 1));
        }
        return call.onModel(new Operation.Slice(slices, new int[0], new int[0]));
    }

    private static LayerTranslation strided(OpCall call) {
        GraphTensor tensor = call.tensor();
        int[] begin = call.list(1, "begin").orElse(new int[0]);
        int[] end = call.list(2, "end").orElse(new int[0]);
        int[] strides = call.list(3, "strides").orElse(new int[0]);
        int openBegin = call.whole(0, 4, "begin_mask");
        int openEnd = call.whole(0, 5, "end_mask");
        int others = call.whole(0, 6, "ellipsis_mask")
                | call.whole(0, 7, "new_axis_mask")
                | call.whole(0, 8, "shrink_axis_mask");
        if (others != 0 || begin.length != end.length || begin.length > ShapeFunctions.rank(call, tensor)) {
            throw Problem.of("this kind of slice cannot be computed").asException();
        }
        List<AxisSlice> slices = new ArrayList<>();
        for (int axis = 0; axis < begin.length; axis++) {
            int step = axis < strides.length ? strides[axis] : 1;
            boolean fromStart = (openBegin >> axis & 1) == 1 || (begin[axis] == 0 && step > 0);
            slices.add(new AxisSlice(
                    fromStart ? null : (Integer) begin[axis],
                    (openEnd >> axis & 1) == 1 ? null : (Integer) end[axis],
                    nonZero(step)));
        }
        if (!slices.isEmpty() && !slices.get(0).equals(ALL)) {
            throw Problem.of("slices the batch, which is not supported").asException();
        }
        return call.onModel(new Operation.Slice(slices, new int[0], new int[0]));
    }

    private static int nonZero(int step) {
        if (step == 0) {
            throw Problem.of("a slice has a step of 0").asException();
        }
        return step;
    }

    /** Python's {@code x[...]}: slices, numbers, None and one ellipsis. */
    private static LayerTranslation item(OpCall call) {
        int rank = ShapeFunctions.rank(call, call.tensor());
        JsonElement key = call.value(1, "slice_spec", "key")
                .orElseThrow(() -> Problem.of("what is sliced is missing").asException());
        List<JsonElement> entries = key.isJsonArray() ? key.getAsJsonArray().asList() : List.of(key);
        int named = (int) entries.stream()
                .filter(entry -> !entry.isJsonNull() && !isEllipsis(entry))
                .count();
        List<AxisSlice> slices = new ArrayList<>();
        List<Integer> dropped = new ArrayList<>();
        List<Integer> added = new ArrayList<>();
        for (JsonElement entry : entries) {
            if (entry.isJsonNull()) {
                added.add(slices.size() - dropped.size() + added.size());
            } else if (isEllipsis(entry)) {
                for (int i = named; i < rank; i++) {
                    slices.add(ALL);
                }
            } else if (ConfigJson.isNumber(entry)) {
                Integer index = ConfigJson.whole(entry);
                if (index == null) {
                    throw Problem.of("a slice cannot be understood").asException();
                }
                dropped.add(slices.size());
                slices.add(at(index));
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
                        && ConfigJson.text(entry.getAsJsonObject(), "class_name")
                                .orElse("")
                                .equals("__ellipsis__"))
                || (ConfigJson.isText(entry) && entry.getAsString().equals("Ellipsis"));
    }

    /** Keras 3 wraps start, stop and step; Keras 2 does not. */
    private static AxisSlice axis(JsonElement entry) {
        if (!entry.isJsonObject()) {
            throw Problem.of("a slice cannot be understood").asException();
        }
        JsonObject object = entry.getAsJsonObject();
        JsonObject limits = ConfigJson.object(object, "config").orElse(object);
        Integer step = limit(limits, "step");
        return new AxisSlice(limit(limits, "start"), limit(limits, "stop"), step == null ? 1 : nonZero(step));
    }

    private static @Nullable Integer limit(JsonObject limits, String name) {
        Optional<JsonElement> value = ConfigJson.get(limits, name);
        if (value.isEmpty()) {
            return null;
        }
        Integer whole = ConfigJson.whole(value.get());
        if (whole == null) {
            throw Problem.of("a slice depends on another tensor").asException();
        }
        return whole;
    }
}
