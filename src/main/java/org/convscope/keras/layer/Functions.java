package org.convscope.keras.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.convscope.network.Activation;
import org.convscope.network.Activation.Kind;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Accumulation;
import org.convscope.network.Operation.Arithmetic;
import org.convscope.problem.Problem;

/** Functions on tensors, under the names of TensorFlow and of Keras 3. */
final class Functions {
    private static final Map<String, Function<OpCall, Translation>> TABLE = table();

    private Functions() {}

    /**
     * @throws org.convscope.problem.ProblemException if the function is not known, or cannot be applied
     */
    static Translation translate(OpCall call) {
        Function<OpCall, Translation> function = TABLE.get(call.name());
        if (function == null) {
            throw Problem.of("the function " + call.name() + " is not known").asException();
        }
        return function.apply(call);
    }

    private static Map<String, Function<OpCall, Translation>> table() {
        Map<String, Function<OpCall, Translation>> table = new HashMap<>();
        arithmetic(table);
        elementwise(table);
        activations(table);
        accumulations(table);
        ShapeFunctions.register(table);
        return Map.copyOf(table);
    }

    private static void arithmetic(Map<String, Function<OpCall, Translation>> table) {
        Map.ofEntries(
                        Map.entry("add", Arithmetic.ADD),
                        Map.entry("add_v2", Arithmetic.ADD),
                        Map.entry("bias_add", Arithmetic.ADD),
                        Map.entry("subtract", Arithmetic.SUBTRACT),
                        Map.entry("sub", Arithmetic.SUBTRACT),
                        Map.entry("multiply", Arithmetic.MULTIPLY),
                        Map.entry("mul", Arithmetic.MULTIPLY),
                        Map.entry("scalar_mul", Arithmetic.MULTIPLY),
                        Map.entry("divide", Arithmetic.DIVIDE),
                        Map.entry("truediv", Arithmetic.DIVIDE),
                        Map.entry("true_divide", Arithmetic.DIVIDE),
                        Map.entry("floordiv", Arithmetic.FLOOR_DIVIDE),
                        Map.entry("floor_divide", Arithmetic.FLOOR_DIVIDE),
                        Map.entry("mod", Arithmetic.MODULO),
                        Map.entry("floormod", Arithmetic.MODULO),
                        Map.entry("pow", Arithmetic.POWER),
                        Map.entry("power", Arithmetic.POWER),
                        Map.entry("maximum", Arithmetic.MAXIMUM),
                        Map.entry("minimum", Arithmetic.MINIMUM),
                        Map.entry("squared_difference", Arithmetic.SQUARED_DIFFERENCE))
                .forEach((name, arithmetic) -> table.put(name, call -> call.binary(arithmetic)));
    }

    private static void elementwise(Map<String, Function<OpCall, Translation>> table) {
        for (Operation.Function function : Operation.Function.values()) {
            table.put(
                    function.name().toLowerCase(java.util.Locale.ROOT),
                    call -> call.on(call.site().input(), new Operation.Elementwise(function)));
        }
        for (String name : List.of("identity", "cast", "stop_gradient", "convert_to_tensor", "copy", "array")) {
            table.put(name, call -> call.on(call.site().input(), new Operation.Identity()));
        }
        table.put("abs", table.get("absolute"));
        table.put("neg", table.get("negative"));
        table.put("clip", call -> clip(call, "x_min", "x_max"));
        table.put("clip_by_value", call -> clip(call, "clip_value_min", "clip_value_max"));
    }

    private static Translation clip(OpCall call, String lower, String upper) {
        return call.on(
                call.site().input(),
                new Operation.Clip(
                        call.number(Double.NEGATIVE_INFINITY, 1, lower),
                        call.number(Double.POSITIVE_INFINITY, 2, upper)));
    }

    private static void activations(Map<String, Function<OpCall, Translation>> table) {
        for (String name : List.of(
                "relu",
                "relu6",
                "selu",
                "sigmoid",
                "log_sigmoid",
                "hard_silu",
                "hard_swish",
                "hard_tanh",
                "tanh",
                "tanh_shrink",
                "sparse_plus",
                "sparse_sigmoid",
                "softplus",
                "softsign",
                "swish",
                "silu",
                "mish")) {
            table.put(
                    name,
                    call -> activated(call, Activations.named(name, call.site().version())));
        }
        // a function of Keras 3's operations only, whatever wrote the file
        table.put("hard_sigmoid", call -> activated(call, Activation.of(Kind.HARD_SIGMOID_3)));
        table.put("elu", call -> activated(call, Activation.of(Kind.ELU, call.number(1, 1, "alpha"))));
        table.put("celu", call -> activated(call, Activation.of(Kind.CELU, call.number(1, 1, "alpha"))));
        table.put(
                "leaky_relu",
                call -> activated(
                        call,
                        Activation.of(
                                Kind.LEAKY_RELU, call.number(call.number(0.2, 1, "alpha"), 1, "negative_slope"))));
        table.put(
                "soft_shrink",
                call -> activated(call, Activation.of(Kind.SOFT_SHRINK, call.number(0.5, 1, "threshold"))));
        table.put(
                "hard_shrink",
                call -> activated(call, Activation.of(Kind.HARD_SHRINK, call.number(0.5, 1, "threshold"))));
        table.put("squareplus", call -> activated(call, Activation.of(Kind.SQUAREPLUS, call.number(4, 1, "b"))));
        // TensorFlow's default is exact, that of Keras 3's operation approximate
        table.put(
                "gelu",
                call -> activated(
                        call,
                        Activation.of(
                                call.flag(call.site().layer().isOperation(), 1, "approximate")
                                        ? Kind.GELU_TANH
                                        : Kind.GELU)));
        for (Kind kind : List.of(Kind.SOFTMAX, Kind.LOG_SOFTMAX, Kind.SPARSEMAX)) {
            table.put(kind.name().toLowerCase(java.util.Locale.ROOT), call -> overAxis(call, kind));
        }
        table.put("softmax_v2", table.get("softmax"));
        table.put("log_softmax_v2", table.get("log_softmax"));
    }

    private static Translation activated(OpCall call, Activation activation) {
        return call.on(call.site().input(), new Operation.Activate()).with(activation);
    }

    private static Translation overAxis(OpCall call, Kind kind) {
        Flow flow = call.tensor();
        int axis = call.site().axisBesidesBatch(flow, call.whole(-1, 1, "axis"));
        return call.on(flow, new Operation.Activate())
                .with(Activation.of(kind, axis - call.site().shape(flow).length - 1));
    }

    private static void accumulations(Map<String, Function<OpCall, Translation>> table) {
        Map.ofEntries(
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
                        Map.entry("argmax", Accumulation.ARG_MAX),
                        Map.entry("argmin", Accumulation.ARG_MIN))
                .forEach((name, kind) -> {
                    table.put(name, call -> accumulated(call, kind));
                    table.put("reduce_" + name, call -> accumulated(call, kind));
                });
        table.put("norm", Functions::norm);
    }

    private static Translation accumulated(OpCall call, Accumulation kind) {
        Flow flow = call.tensor();
        boolean keep = call.flag(false, 2, "keepdims", "keep_dims");
        return call.on(
                flow, new Operation.Reduce(kind, call.axes(flow, call.list(1, "axis", "reduction_indices")), keep));
    }

    private static Translation norm(OpCall call) {
        String order = call.value(1, "ord").map(Object::toString).orElse("2").replace("\"", "");
        if (!List.of("2", "2.0", "euclidean").contains(order)) {
            throw Problem.of("a norm of the order " + order + " cannot be computed")
                    .asException();
        }
        Flow flow = call.tensor();
        boolean keep = call.flag(false, 3, "keepdims");
        return call.on(flow, new Operation.Reduce(Accumulation.L2_NORM, call.axes(flow, call.list(2, "axis")), keep));
    }
}
