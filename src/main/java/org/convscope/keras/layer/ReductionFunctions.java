package org.convscope.keras.layer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Accumulation;
import org.convscope.network.Operation.Arithmetic;
import org.convscope.problem.Problem;

/** Functions that give one number of all along some axes, and those along an axis: running sums, sorting. */
final class ReductionFunctions {
    private static final Map<String, Accumulation> PLAIN = Map.ofEntries(
            Map.entry("mean", Accumulation.MEAN),
            Map.entry("sum", Accumulation.SUM),
            Map.entry("max", Accumulation.MAX),
            Map.entry("amax", Accumulation.MAX),
            Map.entry("min", Accumulation.MIN),
            Map.entry("amin", Accumulation.MIN),
            Map.entry("prod", Accumulation.PROD),
            Map.entry("var", Accumulation.VARIANCE),
            Map.entry("variance", Accumulation.VARIANCE),
            Map.entry("std", Accumulation.STANDARD_DEVIATION),
            Map.entry("logsumexp", Accumulation.LOG_SUM_EXP),
            Map.entry("euclidean_norm", Accumulation.L2_NORM),
            Map.entry("median", Accumulation.MEDIAN));

    private ReductionFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
        PLAIN.forEach((name, kind) -> {
            table.put(name, call -> accumulated(call, kind));
            table.put("reduce_" + name, call -> accumulated(call, kind));
        });
        for (String prefix : List.of("", "reduce_")) {
            table.put(prefix + "any", call -> logical(call, Accumulation.MAX));
            table.put(prefix + "all", call -> logical(call, Accumulation.MIN));
        }
        table.put("argmax", call -> place(call, Accumulation.ARG_MAX));
        table.put("argmin", call -> place(call, Accumulation.ARG_MIN));
        table.put("count_nonzero", call -> logical(call, Accumulation.SUM));
        table.put("average", ReductionFunctions::average);
        table.put("ptp", ReductionFunctions::spread);
        table.put("moments", ReductionFunctions::moments);
        table.put("norm", ReductionFunctions::norm);
        table.put("cumsum", call -> running(call, false));
        table.put("cumprod", call -> running(call, true));
        table.put("sort", call -> sorted(call, false));
        table.put("argsort", call -> sorted(call, true));
        table.put("top_k", ReductionFunctions::largest);
    }

    private static int[] axes(OpCall call, GraphTensor tensor) {
        return call.axes(tensor, call.list(1, "axis", "axes", "reduction_indices"));
    }

    private static boolean keep(OpCall call) {
        return call.flag(false, 2, "keepdims", "keep_dims");
    }

    private static LayerTranslation accumulated(OpCall call, Accumulation kind) {
        GraphTensor tensor = call.tensor();
        ElementwiseFunctions.requireFloat(call, -1);
        var reduce = new Operation.Reduce(kind, axes(call, tensor), keep(call));
        double initial = call.number(Double.NaN, 3, "initial");
        if (Double.isNaN(initial)) {
            return call.on(tensor, reduce);
        }
        GraphTensor extreme = call.chain().then(reduce, tensor);
        Arithmetic larger = kind == Accumulation.MAX ? Arithmetic.MAXIMUM : Arithmetic.MINIMUM;
        return call.on(extreme, new Operation.Binary(larger, Tensor.of(new float[] {(float) initial}), false));
    }

    /** A reduction of 1 where a number is not 0: any is the largest, all the smallest, how many the sum. */
    private static LayerTranslation logical(OpCall call, Accumulation kind) {
        GraphTensor tensor = call.tensor();
        call.passOver("dtype");
        var reduce = new Operation.Reduce(kind, axes(call, tensor), keep(call));
        return call.on(call.chain().each(Operation.Function.NOT_ZERO, tensor), reduce);
    }

    private static LayerTranslation place(OpCall call, Accumulation kind) {
        GraphTensor tensor = call.tensor();
        call.passOver("output_type", "dtype");
        // an axis goes first, whether the function has keepdims or an output type next
        int[] axes = call.axes(tensor, call.list(1, "axis", "dimension"));
        boolean keep = call.context().layer().isOperation() && call.flag(false, 2, "keepdims");
        call.argument(2, "output_type");
        return call.on(tensor, new Operation.Reduce(kind, axes, keep));
    }

    private static LayerTranslation average(OpCall call) {
        GraphTensor tensor = call.tensor();
        if (call.argument(2, "weights").flatMap(w -> w.tensors().findFirst()).isPresent()
                || call.value(2, "weights").isPresent()) {
            throw Problem.of("a weighted average cannot be computed").asException();
        }
        return call.on(tensor, new Operation.Reduce(Accumulation.MEAN, axes(call, tensor), false));
    }

    private static LayerTranslation spread(OpCall call) {
        GraphTensor tensor = call.tensor();
        int[] axes = axes(call, tensor);
        boolean keep = keep(call);
        OperationChain chain = call.chain();
        return LayerTranslation.of(
                new Operation.Binary(Arithmetic.SUBTRACT, null, false),
                List.of(
                        chain.then(new Operation.Reduce(Accumulation.MAX, axes, keep), tensor),
                        chain.then(new Operation.Reduce(Accumulation.MIN, axes, keep), tensor)),
                Layout.CHANNELS_LAST);
    }

    /** Mean and variance, two outputs. */
    private static LayerTranslation moments(OpCall call) {
        GraphTensor tensor = call.tensor();
        int[] axes = axes(call, tensor);
        boolean keep = call.flag(false, call.context().layer().isOperation() ? 2 : 3, "keepdims", "keep_dims");
        call.passOver("shift", "synchronized");
        return call.on(tensor, new Operation.Reduce(Accumulation.MEAN, axes, keep))
                .further(List.of(new Operation.Reduce(Accumulation.VARIANCE, axes, keep)));
    }

    private static LayerTranslation norm(OpCall call) {
        String order = call.value(1, "ord")
                .map(value -> value.isJsonPrimitive() ? value.getAsString() : value.toString())
                .orElse("euclidean");
        GraphTensor tensor = call.tensor();
        int[] axes = call.axes(tensor, call.list(2, "axis"));
        boolean keep = call.flag(false, 3, "keepdims", "keep_dims");
        boolean plain = List.of("euclidean", "fro").contains(order);
        if (plain || (axes.length == 1 && List.of("2", "2.0").contains(order))) {
            return call.on(tensor, new Operation.Reduce(Accumulation.L2_NORM, axes, keep));
        }
        if (axes.length > 1) {
            throw Problem.of("a norm of the order " + order + " over several axes cannot be computed")
                    .asException();
        }
        OperationChain chain = call.chain();
        GraphTensor absolute = chain.each(Operation.Function.ABSOLUTE, tensor);
        return switch (order) {
            case "1", "1.0" -> call.on(absolute, new Operation.Reduce(Accumulation.SUM, axes, keep));
            case "inf", "Infinity" -> call.on(absolute, new Operation.Reduce(Accumulation.MAX, axes, keep));
            case "-inf", "-Infinity" -> call.on(absolute, new Operation.Reduce(Accumulation.MIN, axes, keep));
            default ->
                throw Problem.of("a norm of the order " + order + " cannot be computed")
                        .asException();
        };
    }

    private static LayerTranslation running(OpCall call, boolean product) {
        GraphTensor tensor = call.tensor();
        boolean operation = call.context().layer().isOperation();
        ElementwiseFunctions.requireFloat(call, operation ? 2 : -1);
        int[] axes = call.axes(tensor, call.list(1, "axis").or(() -> java.util.Optional.of(new int[] {0})));
        boolean exclusive = !operation && call.flag(false, 2, "exclusive");
        boolean reverse = !operation && call.flag(false, 3, "reverse");
        return call.on(tensor, new Operation.Accumulate(product, axes[0], exclusive, reverse));
    }

    private static LayerTranslation sorted(OpCall call, boolean places) {
        GraphTensor tensor = call.tensor();
        int axis = call.context().axisBesidesBatch(tensor, call.whole(-1, 1, "axis"));
        String direction = call.text("ASCENDING", 2, "direction");
        call.argument(3, "stable");
        if (!List.of("ASCENDING", "DESCENDING").contains(direction)) {
            throw Problem.of("a direction of sorting is not known")
                    .found(direction)
                    .asException();
        }
        return call.on(tensor, new Operation.Sort(axis, direction.equals("DESCENDING"), places));
    }

    /** The largest numbers of the last axis, and their places, two outputs. */
    private static LayerTranslation largest(OpCall call) {
        GraphTensor tensor = call.tensor();
        int count = LayerSettings.positive("k", call.whole(1, 1, "k"));
        call.argument(2, "sorted");
        call.passOver("index_type");
        int axis = call.context().axisBesidesBatch(tensor, -1);
        int length = call.context().shape(tensor)[axis - 1];
        if (length >= 0 && count > length) {
            throw Problem.of("takes more of the largest numbers than there are")
                    .expected("at most " + length)
                    .found(count)
                    .asException();
        }
        // both outputs are cut from one tensor: the numbers in order, and then their places
        OperationChain chain = call.chain();
        GraphTensor both = chain.then(
                new Operation.Stack(1),
                chain.then(new Operation.Sort(axis, true, false), tensor),
                chain.then(new Operation.Sort(axis, true, true), tensor));
        return call.on(both, taken(axis, count, 0)).further(List.of(taken(axis, count, 1)));
    }

    private static Operation taken(int axis, int count, int which) {
        var all = new Operation.AxisSlice(null, null, 1);
        List<Operation.AxisSlice> slices = new java.util.ArrayList<>(java.util.Collections.nCopies(axis + 2, all));
        slices.set(1, new Operation.AxisSlice(which, which + 1, 1));
        slices.set(axis + 1, new Operation.AxisSlice(0, count, 1));
        return new Operation.Slice(slices, new int[] {1}, new int[0]);
    }
}
