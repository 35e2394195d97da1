package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.keras.config.Argument;
import org.convscope.keras.config.Json;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.AxisSlice;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Functions that take parts of a tensor, on the model's own order of axes. */
final class SliceFunctions {
    private static final AxisSlice ALL = new AxisSlice(null, null, 1);
    private static final int MOST_PARTS = 1024;

    private SliceFunctions() {}

    static void register(Map<String, Function<OpCall, Translation>> table) {
        table.put("getitem", SliceFunctions::item);
        table.put("get_item", SliceFunctions::item);
        table.put("slice", SliceFunctions::part);
        table.put("strided_slice", SliceFunctions::strided);
        table.put("flip", SliceFunctions::flip);
        table.put("reverse", SliceFunctions::flip);
        table.put("split", SliceFunctions::split);
        table.put("array_split", SliceFunctions::split);
        table.put("unstack", SliceFunctions::unstack);
        table.put("take", SliceFunctions::take);
        table.put("gather", SliceFunctions::take);
        table.put("gather_v2", SliceFunctions::take);
        table.put("diff", SliceFunctions::differences);
        table.put("one_hot", SliceFunctions::oneHot);
    }

    /** One axis cut, all others as they are. */
    private static Operation.Slice along(int rank, int axis, AxisSlice slice, boolean... dropped) {
        List<AxisSlice> slices = new ArrayList<>(Collections.nCopies(rank, ALL));
        slices.set(axis, slice);
        return new Operation.Slice(slices, dropped.length > 0 ? new int[] {axis} : new int[0], new int[0]);
    }

    static Operation.Slice flipped(int rank, int... axes) {
        List<AxisSlice> slices = new ArrayList<>(Collections.nCopies(rank, ALL));
        for (int axis : axes) {
            slices.set(axis, new AxisSlice(null, null, -1));
        }
        return new Operation.Slice(slices, new int[0], new int[0]);
    }

    private static Translation flip(OpCall call) {
        Flow flow = call.tensor();
        return call.onModel(flipped(ShapeFunctions.rank(call, flow), call.axes(flow, call.list(1, "axis"))));
    }

    /** Into so many equal parts, at places (Keras 3), or into lengths (TensorFlow). */
    private static Translation split(OpCall call) {
        Flow flow = call.tensor();
        JsonElement how = call.value(1, "indices_or_sections", "num_or_size_splits")
                .orElseThrow(() -> Problem.of("what it is split into is missing").asException());
        int axis = call.site().axisBesidesBatch(flow, call.whole(0, 2, "axis"));
        call.argument(3, "num");
        int length = call.site().shape(flow)[axis - 1];
        if (Json.isNumber(how)) {
            int parts = Settings.positive("parts", call.whole(0, 1, "indices_or_sections", "num_or_size_splits"));
            if (parts > MOST_PARTS) {
                throw Problem.of("is split into too many parts").found(parts).asException();
            }
            if (length < 0 || length % parts == 0 || !call.name().equals("array_split")) {
                List<Operation> all = new ArrayList<>();
                for (int i = 0; i < parts; i++) {
                    all.add(new Operation.Split(parts, axis, i));
                }
                return call.onModel(all.get(0)).further(all.subList(1, parts));
            }
            int[] ends = new int[parts - 1];
            for (int i = 0, end = 0; i < ends.length; i++) {
                end += length / parts + (i < length % parts ? 1 : 0);
                ends[i] = end;
            }
            return cut(call, flow, axis, ends);
        }
        int[] numbers = call.list(1, "indices_or_sections", "num_or_size_splits").orElse(new int[0]);
        return cut(call, flow, axis, call.site().layer().isOperation() ? numbers : ends(numbers, length));
    }

    /** Where parts of these lengths end, without the last; one length may be open. */
    private static int[] ends(int[] lengths, int whole) {
        int known = Arrays.stream(lengths).filter(length -> length >= 0).sum();
        int[] ends = new int[Math.max(0, lengths.length - 1)];
        for (int i = 0, end = 0; i < ends.length; i++) {
            if (lengths[i] < 0 && whole < 0) {
                throw Problem.of("is split into lengths that are not known").asException();
            }
            end += lengths[i] < 0 ? whole - known : lengths[i];
            ends[i] = end;
        }
        return ends;
    }

    private static Translation cut(OpCall call, Flow flow, int axis, int[] ends) {
        int rank = ShapeFunctions.rank(call, flow);
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i <= ends.length; i++) {
            Integer begin = i == 0 ? (Integer) 0 : ends[i - 1];
            all.add(along(rank, axis, new AxisSlice(begin, i == ends.length ? null : ends[i], 1)));
        }
        return call.onModel(all.get(0)).further(all.subList(1, all.size()));
    }

    private static AxisSlice at(int index) {
        return new AxisSlice(index, index == -1 ? null : (Integer) (index + 1), 1);
    }

    private static Translation unstack(OpCall call) {
        Flow flow = call.tensor();
        int rank = ShapeFunctions.rank(call, flow);
        int axis = call.site().axisBesidesBatch(flow, call.whole(0, 2, "axis"));
        int length = call.site().shape(flow)[axis - 1];
        int parts = call.whole(length, 1, "num");
        if (parts < 1 || parts > MOST_PARTS || parts != length) {
            throw Problem.of("is taken apart into another number of entries than there are, or too many")
                    .expected(length)
                    .found(parts)
                    .asException();
        }
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            all.add(along(rank, axis, at(i), true));
        }
        return call.onModel(all.get(0)).further(all.subList(1, parts));
    }

    /** Entries of an axis, at places that the model has as constants. */
    private static Translation take(OpCall call) {
        Flow flow = call.tensor();
        Argument<Flow> places = call.operand(1, "indices");
        if (places.tensors().findAny().isPresent()) {
            throw Problem.of("takes entries at places that the model computes, which is not supported")
                    .asException();
        }
        Tensor indices = call.constant(places);
        boolean tensorFlow = call.name().startsWith("gather");
        int axis = call.site()
                .axisBesidesBatch(flow, tensorFlow ? call.whole(0, 3, "axis") : call.whole(0, 2, "axis"));
        if (tensorFlow && (call.whole(0, 4, "batch_dims") != 0)) {
            throw Problem.of("takes entries batch by batch, which is not supported").asException();
        }
        int[] numbers = new int[indices.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) indices.data()[i];
        }
        if (indices.rank() == 0) {
            return call.onModel(along(ShapeFunctions.rank(call, flow), axis, at(numbers[0]), true));
        }
        if (indices.rank() > 1) {
            throw Problem.of("takes entries by a table of several axes, which is not supported")
                    .asException();
        }
        return call.onModel(new Operation.Pick(axis, Operation.Picking.PLACES, numbers));
    }

    /** Each entry less the one before. */
    private static Translation differences(OpCall call) {
        Flow flow = call.tensor();
        int times = call.whole(1, 1, "n");
        int axis = call.site().axisBesidesBatch(flow, call.whole(-1, 2, "axis"));
        int rank = ShapeFunctions.rank(call, flow);
        if (times < 1 || times > 16) {
            throw Problem.of("takes differences of an impossible order").found(times).asException();
        }
        Chain chain = call.chain();
        Flow later = chain.then(along(rank, axis, new AxisSlice(1, null, 1)), flow);
        Flow earlier = chain.then(along(rank, axis, new AxisSlice(null, -1, 1)), flow);
        for (int i = 1; i < times; i++) {
            Flow difference = chain.both(Operation.Arithmetic.SUBTRACT, later, earlier);
            later = chain.then(along(rank, axis, new AxisSlice(1, null, 1)), difference);
            earlier = chain.then(along(rank, axis, new AxisSlice(null, -1, 1)), difference);
        }
        return Translation.of(
                new Operation.Binary(Operation.Arithmetic.SUBTRACT, null, false),
                List.of(later, earlier),
                Layout.CHANNELS_LAST);
    }

    private static Translation oneHot(OpCall call) {
        Flow flow = call.tensor();
        boolean keras3 = call.site().layer().isOperation();
        int depth = Settings.positive("depth", call.whole(0, 1, "num_classes", "depth"));
        double on = keras3 ? 1 : call.number(1, 2, "on_value");
        double off = keras3 ? 0 : call.number(0, 3, "off_value");
        int rank = ShapeFunctions.rank(call, flow) + 1;
        int axis = call.whole(-1, keras3 ? 2 : 4, "axis");
        int positive = axis < 0 ? axis + rank : axis;
        call.passOver("dtype");
        if (call.flag(false, 4, "sparse") || positive < 1 || positive >= rank) {
            throw Problem.of("puts an axis where there can be none").found(axis).asException();
        }
        return call.on(
                call.chain().each(Operation.Function.TRUNC, flow), new Operation.OneHot(positive, depth, on, off));
    }

    /** {@code tf.slice(input, begin, size)}, and the same of Keras 3, whose size goes first. */
    private static Translation part(OpCall call) {
        Flow flow = call.tensor();
        boolean keras3 = call.site().layer().isOperation();
        int[] begin = call.list(1, "start_indices", "begin").orElse(new int[0]);
        int[] size = (keras3 ? call.lengths(2, "shape") : call.list(2, "size")).orElse(new int[0]);
        int rank = ShapeFunctions.rank(call, flow);
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

    private static Translation strided(OpCall call) {
        Flow flow = call.tensor();
        int[] begin = call.list(1, "begin").orElse(new int[0]);
        int[] end = call.list(2, "end").orElse(new int[0]);
        int[] strides = call.list(3, "strides").orElse(new int[0]);
        int openBegin = call.whole(0, 4, "begin_mask");
        int openEnd = call.whole(0, 5, "end_mask");
        int others = call.whole(0, 6, "ellipsis_mask")
                | call.whole(0, 7, "new_axis_mask")
                | call.whole(0, 8, "shrink_axis_mask");
        if (others != 0 || begin.length != end.length || begin.length > ShapeFunctions.rank(call, flow)) {
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
    private static Translation item(OpCall call) {
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
            } else if (Json.isNumber(entry)) {
                Integer index = Json.whole(entry);
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
                        && Json.text(entry.getAsJsonObject(), "class_name")
                                .orElse("")
                                .equals("__ellipsis__"))
                || (Json.isText(entry) && entry.getAsString().equals("Ellipsis"));
    }

    /** Keras 3 wraps start, stop and step; Keras 2 does not. */
    private static AxisSlice axis(JsonElement entry) {
        if (!entry.isJsonObject()) {
            throw Problem.of("a slice cannot be understood").asException();
        }
        JsonObject object = entry.getAsJsonObject();
        JsonObject limits = Json.object(object, "config").orElse(object);
        Integer step = limit(limits, "step");
        return new AxisSlice(limit(limits, "start"), limit(limits, "stop"), step == null ? 1 : nonZero(step));
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
