package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.convscope.network.Activation;
import org.convscope.network.Activation.Kind;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** Activations as functions. */
final class ActivationFunctions {
    private ActivationFunctions() {}

    static void register(Map<String, Function<OpCall, LayerTranslation>> table) {
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
                "mish")) {
            table.put(
                    name,
                    call -> activated(
                            call, ActivationLayers.named(name, call.context().version())));
        }
        // a function of Keras 3's operations only, whatever wrote the file
        table.put("hard_sigmoid", call -> activated(call, Activation.of(Kind.HARD_SIGMOID_3)));
        for (Kind kind : List.of(Kind.ELU, Kind.CELU)) {
            table.put(lower(kind), call -> activated(call, Activation.of(kind, call.number(1, 1, "alpha"))));
        }
        table.put(
                "leaky_relu",
                call -> activated(
                        call, Activation.of(Kind.LEAKY_RELU, call.number(0.2, 1, "alpha", "negative_slope"))));
        for (Kind kind : List.of(Kind.SOFT_SHRINK, Kind.HARD_SHRINK)) {
            table.put(lower(kind), call -> activated(call, Activation.of(kind, call.number(0.5, 1, "threshold"))));
        }
        table.put("squareplus", call -> activated(call, Activation.of(Kind.SQUAREPLUS, call.number(4, 1, "b"))));
        table.put("threshold", ActivationFunctions::threshold);
        // TensorFlow's default is exact, that of Keras 3's operation approximate
        table.put(
                "gelu",
                call -> activated(
                        call,
                        Activation.of(
                                call.flag(call.context().layer().isOperation(), 1, "approximate")
                                        ? Kind.GELU_TANH
                                        : Kind.GELU)));
        table.put("silu", ActivationFunctions::silu);
        table.put("swish", ActivationFunctions::silu);
        table.put("crelu", ActivationFunctions::concatenatedRelu);
        for (Kind kind : List.of(Kind.SOFTMAX, Kind.LOG_SOFTMAX, Kind.SPARSEMAX, Kind.GLU)) {
            table.put(lower(kind), call -> overAxis(call, kind));
            table.put(lower(kind) + "_v2", call -> overAxis(call, kind));
        }
    }

    private static String lower(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static LayerTranslation activated(OpCall call, Activation activation) {
        return call.on(call.input(), new Operation.Activate()).with(activation);
    }

    private static LayerTranslation threshold(OpCall call) {
        double threshold = call.number(Double.NaN, 1, "threshold");
        double below = call.number(Double.NaN, 2, "default_value", "default");
        if (Double.isNaN(threshold) || Double.isNaN(below)) {
            throw Problem.of("an operand of threshold is missing").asException();
        }
        return activated(call, new Activation(Kind.THRESHOLD, below, Double.POSITIVE_INFINITY, threshold));
    }

    /** x sigmoid(beta x). */
    private static LayerTranslation silu(OpCall call) {
        double beta = call.number(1, 1, "beta");
        if (beta == 1) {
            return activated(call, Activation.of(Kind.SILU));
        }
        OperationChain chain = call.chain();
        GraphTensor input = call.input();
        GraphTensor gate =
                chain.then(Activation.of(Kind.SIGMOID), chain.with(Operation.Arithmetic.MULTIPLY, input, beta));
        return LayerTranslation.of(
                new Operation.Binary(Operation.Arithmetic.MULTIPLY, null, false), List.of(input, gate), input.layout());
    }

    private static LayerTranslation concatenatedRelu(OpCall call) {
        GraphTensor input = call.tensor();
        OperationChain chain = call.chain();
        int axis = call.context().axisBesidesBatch(input, call.whole(-1, 1, "axis"));
        GraphTensor positive = chain.then(Activation.RELU, input);
        GraphTensor negative = chain.then(Activation.RELU, chain.each(Operation.Function.NEGATIVE, input));
        return LayerTranslation.of(new Operation.Concatenate(axis), List.of(positive, negative), Layout.CHANNELS_LAST);
    }

    private static LayerTranslation overAxis(OpCall call, Kind kind) {
        GraphTensor tensor = call.tensor();
        int[] axes = call.list(1, "axis", "dim").orElse(new int[] {-1});
        int[] onGraph = Arrays.stream(axes)
                .map(axis -> call.context().axisBesidesBatch(tensor, axis))
                .toArray();
        if (onGraph.length == 1) {
            return call.on(tensor, new Operation.Activate())
                    .with(Activation.of(kind, onGraph[0] - call.context().shape(tensor).length - 1));
        }
        if (kind != Kind.SOFTMAX) {
            throw Problem.of(lower(kind) + " over several axes cannot be computed")
                    .asException();
        }
        return call.on(tensor, new Operation.Softmax(onGraph));
    }
}
