package org.convscope.core.op;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** What Keras's recurrent layers have in common: (N, time, channels) in, the last state or all states out. */
record RecurrentConfig(
        int units, String activation, String gate, boolean allStates, boolean backwards, boolean resetAfter) {
    static RecurrentConfig of(Operation.Delegated operation) {
        if (!(operation.config().get("units") instanceof Number units)) {
            throw Problem.of("its configuration does not say how many units it has")
                    .asException();
        }
        return new RecurrentConfig(
                units.intValue(),
                text(operation, "activation", "tanh"),
                text(operation, "recurrent_activation", "sigmoid"),
                flag(operation, "return_sequences", false),
                flag(operation, "go_backwards", false),
                flag(operation, "reset_after", true));
    }

    private static String text(Operation.Delegated operation, String key, String otherwise) {
        return operation.config().get(key) instanceof String text ? text : otherwise;
    }

    private static boolean flag(Operation.Delegated operation, String key, boolean otherwise) {
        return operation.config().get(key) instanceof Boolean flag ? flag : otherwise;
    }

    int[] outputShape(List<int[]> inputs) {
        int[] input = Shapes.withRank(Shapes.single(inputs), 3);
        return allStates ? new int[] {input[0], input[1], units} : new int[] {input[0], units};
    }

    /** Time turned round where the layer goes backwards. */
    Tensor ordered(Tensor sequence) {
        if (!backwards) {
            return sequence;
        }
        Tensor turned = Tensor.zeros(sequence.shape());
        Strided.whole(sequence.shape())
                .sliced(1, sequence.length(1) - 1, sequence.length(1), -1)
                .copy(sequence.data(), turned.data());
        return turned;
    }

    /** The gradient of all states, where perhaps only the last is given out. */
    Tensor ofAllStates(Tensor gradient, int time) {
        if (allStates) {
            return gradient;
        }
        Tensor all = Tensor.zeros(gradient.length(0), time, units);
        Strided.whole(all.shape()).sliced(1, time - 1, 1, 1).put(gradient.data(), all.data());
        return all;
    }

    /** Of all states (N, time, units), those that the layer gives out. */
    void deliver(Tensor states, Tensor output) {
        int time = states.length(1);
        Strided walk = Strided.whole(states.shape());
        (allStates ? walk : walk.sliced(1, time - 1, 1, 1)).copy(states.data(), output.data());
    }

    /** An activation by its Keras 2 name. */
    static Activation activation(String name) {
        if (name.equals("elu")) {
            return Activation.of(Activation.Kind.ELU, 1);
        }
        Activation.Kind kind =
                switch (name) {
                    case "linear" -> Activation.Kind.LINEAR;
                    case "relu" -> Activation.Kind.RELU;
                    case "tanh" -> Activation.Kind.TANH;
                    case "sigmoid" -> Activation.Kind.SIGMOID;
                    case "hard_sigmoid" -> Activation.Kind.HARD_SIGMOID_2;
                    case "softsign" -> Activation.Kind.SOFTSIGN;
                    case "softplus" -> Activation.Kind.SOFTPLUS;
                    case "selu" -> Activation.Kind.SELU;
                    case "gelu" -> Activation.Kind.GELU;
                    case "swish" -> Activation.Kind.SILU;
                    case "exponential" -> Activation.Kind.EXPONENTIAL;
                    default ->
                        throw Problem.of("its activation cannot be computed")
                                .expected(Arrays.asList("linear", "relu", "tanh", "sigmoid", "hard_sigmoid"))
                                .found(name)
                                .asException();
                };
        return Activation.of(kind);
    }
}
