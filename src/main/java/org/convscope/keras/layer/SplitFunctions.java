package org.convscope.keras.layer;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.keras.config.CallArgument;
import org.convscope.keras.config.ConfigJson;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.AxisSlice;
import org.convscope.problem.Problem;

/** Functions that take one axis apart, or take entries of it, on the model's own order of axes. */
final class SplitFunctions {
    private static final int MOST_PARTS = 1024;

    private SplitFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
        table.put("split", SplitFunctions::split);
        table.put("array_split", SplitFunctions::split);
        table.put("unstack", SplitFunctions::unstack);
        table.put("take", SplitFunctions::take);
        table.put("gather", SplitFunctions::take);
        table.put("gather_v2", SplitFunctions::take);
        table.put("diff", SplitFunctions::differences);
        table.put("one_hot", SplitFunctions::oneHot);
    }

    /** One axis cut, all others as they are. */
    private static Operation.Slice along(int rank, int axis, AxisSlice slice) {
        List<AxisSlice> slices = new ArrayList<>(Collections.nCopies(rank, SliceFunctions.ALL));
        slices.set(axis, slice);
        return new Operation.Slice(slices, new int[0], new int[0]);
    }

    /** One entry of an axis, without that axis. */
    private static Operation.Slice entry(int rank, int axis, int index) {
        return new Operation.Slice(along(rank, axis, SliceFunctions.at(index)).axes(), new int[] {axis}, new int[0]);
    }

    /** Into so many equal parts, at places (Keras 3), or into lengths (TensorFlow). */
    private static LayerTranslation split(OpCall call) {
        GraphTensor tensor = call.tensor();
        JsonElement how = call.value(1, "indices_or_sections", "num_or_size_splits")
                .orElseThrow(
                        () -> Problem.of("what it is split into is missing").asException());
        int axis = call.context().axisBesidesBatch(tensor, call.whole(0, 2, "axis"));
        call.argument(3, "num");
        int length = call.context().shape(tensor)[axis - 1];
        if (ConfigJson.isNumber(how)) {
            int parts = LayerSettings.positive("parts", call.whole(0, 1, "indices_or_sections", "num_or_size_splits"));
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
            return cut(call, tensor, axis, ends);
        }
        int[] numbers =
                call.list(1, "indices_or_sections", "num_or_size_splits").orElse(new int[0]);
        return cut(call, tensor, axis, call.context().layer().isOperation() ? numbers : ends(numbers, length));
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

    private static LayerTranslation cut(OpCall call, GraphTensor tensor, int axis, int[] ends) {
        int rank = ShapeFunctions.rank(call, tensor);
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i <= ends.length; i++) {
            Integer begin = i == 0 ? (Integer) 0 : ends[i - 1];
            all.add(along(rank, axis, new AxisSlice(begin, i == ends.length ? null : ends[i], 1)));
        }
        return call.onModel(all.get(0)).further(all.subList(1, all.size()));
    }

    private static LayerTranslation unstack(OpCall call) {
        GraphTensor tensor = call.tensor();
        int rank = ShapeFunctions.rank(call, tensor);
        int axis = call.context().axisBesidesBatch(tensor, call.whole(0, 2, "axis"));
        int length = call.context().shape(tensor)[axis - 1];
        int parts = call.whole(length, 1, "num");
        if (parts < 1 || parts > MOST_PARTS || parts != length) {
            throw Problem.of("is taken apart into another number of entries than there are, or too many")
                    .expected(length)
                    .found(parts)
                    .asException();
        }
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            all.add(entry(rank, axis, i));
        }
        return call.onModel(all.get(0)).further(all.subList(1, parts));
    }

    /** Entries of an axis, at places that the model has as constants. */
    private static LayerTranslation take(OpCall call) {
        GraphTensor tensor = call.tensor();
        CallArgument<GraphTensor> places = call.operand(1, "indices");
        if (places.tensors().findAny().isPresent()) {
            throw Problem.of("takes entries at places that the model computes, which is not supported")
                    .asException();
        }
        Tensor indices = call.constant(places);
        boolean tensorFlow = call.name().startsWith("gather");
        int axis = call.context()
                .axisBesidesBatch(tensor, tensorFlow ? call.whole(0, 3, "axis") : call.whole(0, 2, "axis"));
        if (tensorFlow && (call.whole(0, 4, "batch_dims") != 0)) {
            throw Problem.of("takes entries batch by batch, which is not supported")
                    .asException();
        }
        int[] numbers = new int[indices.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) indices.data()[i];
        }
        if (indices.rank() == 0) {
            return call.onModel(entry(ShapeFunctions.rank(call, tensor), axis, numbers[0]));
        }
        if (indices.rank() > 1) {
            throw Problem.of("takes entries by a table of several axes, which is not supported")
                    .asException();
        }
        return call.onModel(new Operation.Pick(axis, Operation.Picking.PLACES, numbers));
    }

    /** Each entry less the one before. */
    private static LayerTranslation differences(OpCall call) {
        GraphTensor tensor = call.tensor();
        int times = call.whole(1, 1, "n");
        int axis = call.context().axisBesidesBatch(tensor, call.whole(-1, 2, "axis"));
        int rank = ShapeFunctions.rank(call, tensor);
        if (times < 1 || times > 16) {
            throw Problem.of("takes differences of an impossible order")
                    .found(times)
                    .asException();
        }
        OperationChain chain = call.chain();
        GraphTensor later = chain.then(along(rank, axis, new AxisSlice(1, null, 1)), tensor);
        GraphTensor earlier = chain.then(along(rank, axis, new AxisSlice(null, -1, 1)), tensor);
        for (int i = 1; i < times; i++) {
            GraphTensor difference = chain.both(Operation.Arithmetic.SUBTRACT, later, earlier);
            later = chain.then(along(rank, axis, new AxisSlice(1, null, 1)), difference);
            earlier = chain.then(along(rank, axis, new AxisSlice(null, -1, 1)), difference);
        }
        return LayerTranslation.of(
                new Operation.Binary(Operation.Arithmetic.SUBTRACT, null, false),
                List.of(later, earlier),
                Layout.CHANNELS_LAST);
    }

    private static LayerTranslation oneHot(OpCall call) {
        GraphTensor tensor = call.tensor();
        boolean keras3 = call.context().layer().isOperation();
        int depth = LayerSettings.positive("depth", call.whole(0, 1, "num_classes", "depth"));
        double on = keras3 ? 1 : call.number(1, 2, "on_value");
        double off = keras3 ? 0 : call.number(0, 3, "off_value");
        int rank = ShapeFunctions.rank(call, tensor) + 1;
        int axis = call.whole(-1, keras3 ? 2 : 4, "axis");
        int positive = axis < 0 ? axis + rank : axis;
        call.passOver("dtype");
        if (call.flag(false, 4, "sparse") || positive < 1 || positive >= rank) {
            throw Problem.of("puts an axis where there can be none").found(axis).asException();
        }
        return call.on(
                call.chain().each(Operation.Function.TRUNC, tensor), new Operation.OneHot(positive, depth, on, off));
    }
}
