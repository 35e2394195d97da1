package org.convscope.keras.layer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.keras.config.CallArgument;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Arithmetic;
import org.convscope.problem.Problem;

/** Functions of one, two or three numbers each. */
final class ElementwiseFunctions {
    /** A function of two numbers, under the names that TensorFlow and Keras 3 have for it. */
    private static final Map<String, Arithmetic> BINARY = Map.ofEntries(
            Map.entry("add", Arithmetic.ADD),
            Map.entry("add_v2", Arithmetic.ADD),
            Map.entry("subtract", Arithmetic.SUBTRACT),
            Map.entry("sub", Arithmetic.SUBTRACT),
            Map.entry("multiply", Arithmetic.MULTIPLY),
            Map.entry("mul", Arithmetic.MULTIPLY),
            Map.entry("divide", Arithmetic.DIVIDE),
            Map.entry("truediv", Arithmetic.DIVIDE),
            Map.entry("true_divide", Arithmetic.DIVIDE),
            Map.entry("realdiv", Arithmetic.DIVIDE),
            Map.entry("floordiv", Arithmetic.FLOOR_DIVIDE),
            Map.entry("floor_div", Arithmetic.FLOOR_DIVIDE),
            Map.entry("floor_divide", Arithmetic.FLOOR_DIVIDE),
            Map.entry("mod", Arithmetic.MODULO),
            Map.entry("floormod", Arithmetic.MODULO),
            Map.entry("fmod", Arithmetic.REMAINDER),
            Map.entry("truncatemod", Arithmetic.REMAINDER),
            Map.entry("pow", Arithmetic.POWER),
            Map.entry("power", Arithmetic.POWER),
            Map.entry("maximum", Arithmetic.MAXIMUM),
            Map.entry("minimum", Arithmetic.MINIMUM),
            Map.entry("squared_difference", Arithmetic.SQUARED_DIFFERENCE),
            Map.entry("equal", Arithmetic.EQUAL),
            Map.entry("not_equal", Arithmetic.NOT_EQUAL),
            Map.entry("greater", Arithmetic.GREATER),
            Map.entry("greater_equal", Arithmetic.GREATER_EQUAL),
            Map.entry("less", Arithmetic.LESS),
            Map.entry("less_equal", Arithmetic.LESS_EQUAL),
            Map.entry("logical_and", Arithmetic.LOGICAL_AND),
            Map.entry("logical_or", Arithmetic.LOGICAL_OR),
            Map.entry("logical_xor", Arithmetic.LOGICAL_XOR),
            Map.entry("arctan2", Arithmetic.ARCTAN2),
            Map.entry("hypot", Arithmetic.HYPOT),
            Map.entry("logaddexp", Arithmetic.LOG_ADD_EXP),
            Map.entry("divide_no_nan", Arithmetic.DIVIDE_NO_NAN),
            Map.entry("div_no_nan", Arithmetic.DIVIDE_NO_NAN),
            Map.entry("multiply_no_nan", Arithmetic.MULTIPLY_NO_NAN),
            Map.entry("xdivy", Arithmetic.XDIVY),
            Map.entry("xlogy", Arithmetic.XLOGY));

    /** Other names of functions of one number. */
    private static final Map<String, Operation.Function> UNARY = Map.ofEntries(
            Map.entry("abs", Operation.Function.ABSOLUTE),
            Map.entry("fabs", Operation.Function.ABSOLUTE),
            Map.entry("neg", Operation.Function.NEGATIVE),
            Map.entry("rint", Operation.Function.ROUND),
            Map.entry("asin", Operation.Function.ARCSIN),
            Map.entry("acos", Operation.Function.ARCCOS),
            Map.entry("atan", Operation.Function.ARCTAN),
            Map.entry("asinh", Operation.Function.ARCSINH),
            Map.entry("acosh", Operation.Function.ARCCOSH),
            Map.entry("atanh", Operation.Function.ARCTANH),
            Map.entry("isnan", Operation.Function.IS_NAN),
            Map.entry("isinf", Operation.Function.IS_INFINITE),
            Map.entry("is_inf", Operation.Function.IS_INFINITE),
            Map.entry("isfinite", Operation.Function.IS_FINITE));

    private ElementwiseFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
        for (Operation.Function function : Operation.Function.values()) {
            table.put(function.name().toLowerCase(Locale.ROOT), call -> each(call, function));
        }
        UNARY.forEach((name, function) -> table.put(name, call -> each(call, function)));
        BINARY.forEach((name, arithmetic) -> table.put(
                name,
                call -> binary(call, arithmetic, call.operand(0, "x", "x1", "a"), call.operand(1, "y", "x2", "b"))));
        table.put(
                "atan2",
                call -> binary(call, Arithmetic.ARCTAN2, call.operand(0, "y", "x1"), call.operand(1, "x", "x2")));
        table.put(
                "scalar_mul",
                call -> binary(call, Arithmetic.MULTIPLY, call.operand(0, "scalar"), call.operand(1, "x")));
        table.put("bias_add", ElementwiseFunctions::biasAdd);
        table.put("add_n", ElementwiseFunctions::addAll);
        for (String name : List.of("identity", "stop_gradient", "copy", "ensure_shape", "real", "conj", "conjugate")) {
            table.put(name, ElementwiseFunctions::identity);
        }
        for (String name : List.of("cast", "saturate_cast", "convert_to_tensor", "array", "to_float")) {
            table.put(name, ElementwiseFunctions::cast);
        }
        table.put("round", ElementwiseFunctions::round);
        table.put("clip", call -> clip(call, "x_min", "x_max"));
        table.put("clip_by_value", call -> clip(call, "clip_value_min", "clip_value_max"));
        for (String name : List.of("where", "where_v2")) {
            table.put(name, ElementwiseFunctions::where);
        }
        table.put("triu", call -> triangle(call, true));
        table.put("tril", call -> triangle(call, false));
        table.put("zeros_like", call -> filled(call, 0));
        table.put("ones_like", call -> filled(call, 1));
        table.put("full_like", call -> filled(call, call.number(0, 1, "fill_value")));
        table.put("nan_to_num", ElementwiseFunctions::nanToNumber);
        table.put("rad2deg", call -> times(call, 180 / Math.PI));
        table.put("deg2rad", call -> times(call, Math.PI / 180));
    }

    private static LayerTranslation each(OpCall call, Operation.Function function) {
        return call.on(call.input(), new Operation.Elementwise(function));
    }

    private static LayerTranslation identity(OpCall call) {
        // of ensure_shape, whatever it says
        call.argument(1, "shape");
        return call.on(call.input(), new Operation.Identity());
    }

    /** Two operands, one of which may be a constant. */
    private static LayerTranslation binary(
            OpCall call, Arithmetic arithmetic, CallArgument<GraphTensor> left, CallArgument<GraphTensor> right) {
        Optional<GraphTensor> first = left.tensors().findFirst();
        Optional<GraphTensor> second = right.tensors().findFirst();
        GraphBuilder graph = call.context().graph();
        if (first.isPresent() && second.isPresent()) {
            List<GraphTensor> inputs = graph.alike(List.of(first.get(), second.get()));
            return LayerTranslation.of(
                    new Operation.Binary(arithmetic, null, false),
                    inputs,
                    inputs.get(0).layout());
        }
        if (first.isEmpty() && second.isEmpty()) {
            throw Problem.of("takes no tensor").asException();
        }
        Tensor constant = call.constant(first.isPresent() ? right : left);
        GraphTensor tensor = first.or(() -> second).orElseThrow();
        GraphTensor input = constant.size() == 1 ? tensor : graph.modelOrder(tensor);
        return LayerTranslation.of(new Operation.Binary(arithmetic, constant, first.isEmpty()), input);
    }

    /** {@code tf.nn.bias_add}: one number a channel, which are last, or next to the batch. */
    private static LayerTranslation biasAdd(OpCall call) {
        CallArgument<GraphTensor> bias = call.operand(1, "bias");
        boolean channelsFirst = call.text("", 2, "data_format").startsWith("NC");
        if (!channelsFirst || bias.tensors().findFirst().isPresent()) {
            if (channelsFirst) {
                throw Problem.of("a computed bias with channels first cannot be added")
                        .asException();
            }
            return binary(call, Arithmetic.ADD, call.operand(0, "value"), bias);
        }
        GraphTensor input = call.tensor();
        Tensor constant = call.constant(bias);
        int[] shape = new int[call.context().shape(input).length];
        java.util.Arrays.fill(shape, 1);
        shape[0] = constant.size();
        return LayerTranslation.of(new Operation.Binary(Arithmetic.ADD, constant.reshaped(shape), false), input);
    }

    private static LayerTranslation addAll(OpCall call) {
        List<GraphTensor> inputs = call.context().graph().alike(call.tensors());
        return LayerTranslation.of(
                new Operation.Merge(Operation.Merging.ADD),
                inputs,
                inputs.get(0).layout());
    }

    /** Whole numbers are cut off towards zero, true is 1; all else stays float32 here. */
    private static LayerTranslation cast(OpCall call) {
        String type = call.name().equals("to_float") ? "float32" : dtype(call, 1);
        if (call.name().equals("saturate_cast") && !type.startsWith("float")) {
            throw Problem.of("the function saturate_cast to " + type + " cannot be computed")
                    .asException();
        }
        call.passOver("sparse", "ragged", "dtype_hint");
        if (type.equals("bool")) {
            return each(call, Operation.Function.NOT_ZERO);
        }
        if (type.startsWith("int") || type.startsWith("uint")) {
            return each(call, Operation.Function.TRUNC);
        }
        if (type.startsWith("float") || type.startsWith("bfloat") || type.equals("half") || type.equals("double")) {
            return call.on(call.input(), new Operation.Identity());
        }
        throw Problem.of("a cast to " + type + " cannot be computed").asException();
    }

    /** The type that the call itself names; float32 where it names none. */
    static String dtype(OpCall call, int place) {
        return call.value(place, "dtype")
                .map(value -> value.isJsonPrimitive() ? value.getAsString() : "float32")
                .orElse("float32");
    }

    /** For functions whose result would be cut off by another type. */
    static void requireFloat(OpCall call, int place) {
        String type = dtype(call, place);
        if (!type.startsWith("float") && !type.startsWith("bfloat")) {
            throw Problem.of("the function " + call.name() + " to " + type + " cannot be computed")
                    .asException();
        }
    }

    private static LayerTranslation round(OpCall call) {
        int decimals = call.whole(0, 1, "decimals");
        if (decimals == 0) {
            return each(call, Operation.Function.ROUND);
        }
        double base = Math.pow(10, decimals);
        OperationChain chain = call.chain();
        GraphTensor rounded = chain.each(Operation.Function.ROUND, chain.with(Arithmetic.MULTIPLY, call.input(), base));
        return call.on(rounded, constant(Arithmetic.DIVIDE, base));
    }

    private static Operation.Binary constant(Arithmetic arithmetic, double value) {
        return new Operation.Binary(arithmetic, Tensor.of(new float[] {(float) value}), false);
    }

    private static LayerTranslation times(OpCall call, double factor) {
        return call.on(call.input(), constant(Arithmetic.MULTIPLY, factor));
    }

    private static LayerTranslation clip(OpCall call, String lower, String upper) {
        return call.on(
                call.input(),
                new Operation.Clip(
                        call.number(Double.NEGATIVE_INFINITY, 1, lower),
                        call.number(Double.POSITIVE_INFINITY, 2, upper)));
    }

    private static LayerTranslation where(OpCall call) {
        List<CallArgument<GraphTensor>> operands =
                List.of(call.operand(0, "condition"), call.operand(1, "x", "x1"), call.operand(2, "y", "x2"));
        int rank = operands.stream()
                .flatMap(CallArgument::tensors)
                .mapToInt(tensor -> call.context().shape(tensor).length)
                .max()
                .orElseThrow(() -> Problem.of("takes no tensor").asException());
        List<GraphTensor> inputs =
                operands.stream().map(operand -> call.flow(operand, rank)).toList();
        return LayerTranslation.of(new Operation.Select(), inputs, Layout.CHANNELS_LAST);
    }

    /** The part of the last two axes that stands on and above a diagonal, or on and below it; else 0. */
    private static LayerTranslation triangle(OpCall call, boolean upper) {
        GraphTensor input = call.tensor();
        int[] shape = call.context().shape(input);
        int diagonal = call.whole(0, 1, "k");
        int rank = shape.length;
        if (rank < 2 || shape[rank - 2] < 0 || shape[rank - 1] < 0) {
            throw Problem.of("the function " + call.name() + " of a free size, or over the batch, cannot be computed")
                    .asException();
        }
        int columns = shape[rank - 1];
        float[] kept = ConstantTables.zeros(shape[rank - 2], columns);
        for (int i = 0; i < kept.length; i++) {
            int right = i % columns - i / columns;
            kept[i] = (upper ? right >= diagonal : right <= diagonal) ? 1 : 0;
        }
        OperationChain chain = call.chain();
        GraphTensor mask = chain.constant(Tensor.of(kept, shape[rank - 2], columns), rank);
        GraphTensor zero = chain.constant(Tensor.of(new float[1]), rank);
        return LayerTranslation.of(new Operation.Select(), List.of(mask, input, zero), Layout.CHANNELS_LAST);
    }

    /** One number in the shape of the input, whatever that holds. */
    private static LayerTranslation filled(OpCall call, double value) {
        // 0 and 1 are the same as numbers of any kind and as truth
        if (value != 0 && value != 1) {
            requireFloat(call, -1);
        } else {
            dtype(call, -1);
        }
        GraphTensor zeros = call.chain().with(Arithmetic.MULTIPLY_NO_NAN, call.input(), 0);
        return call.on(zeros, constant(Arithmetic.ADD, value));
    }

    private static LayerTranslation nanToNumber(OpCall call) {
        GraphTensor input = call.tensor();
        OperationChain chain = call.chain();
        double top = call.number(Float.MAX_VALUE, 2, "posinf");
        double bottom = call.number(-Float.MAX_VALUE, 3, "neginf");
        GraphTensor finite =
                replaced(chain, input, chain.each(Operation.Function.IS_NAN, input), call.number(0, 1, "nan"));
        GraphTensor below =
                replaced(chain, finite, chain.with(Arithmetic.EQUAL, finite, Double.POSITIVE_INFINITY), top);
        GraphTensor isLow = chain.with(Arithmetic.EQUAL, below, Double.NEGATIVE_INFINITY);
        GraphTensor constant = chain.constant(
                Tensor.of(new float[] {(float) bottom}), call.context().shape(input).length);
        return LayerTranslation.of(new Operation.Select(), List.of(isLow, constant, below), Layout.CHANNELS_LAST);
    }

    private static GraphTensor replaced(OperationChain chain, GraphTensor input, GraphTensor where, double by) {
        int[] shape = input.shape();
        GraphTensor constant = chain.constant(Tensor.of(new float[] {(float) by}), shape == null ? 0 : shape.length);
        return chain.then(new Operation.Select(), where, constant, input);
    }
}
