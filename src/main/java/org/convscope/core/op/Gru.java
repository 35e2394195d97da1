package org.convscope.core.op;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Operation;

/** {@code GRU}, which DL4J does not have; with the bias and the reset of both of Keras's forms ({@code reset_after}). */
final class Gru extends HostOp {
    private static final int GATES = 3;

    private final RecurrentConfig config;
    private final Weights weights;

    Gru(Operation.Delegated operation, Weights weights) {
        this.config = RecurrentConfig.of(operation);
        this.weights = weights;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        return config.outputShape(inputs);
    }

    private GruCell cell(Bench bench, int channels) {
        int units = config.units();
        Tensor kernel = bench.hostConstant("kernel", () -> weights.read("kernel", channels, GATES * units));
        Tensor recurrent =
                bench.hostConstant("recurrent", () -> weights.read("recurrent_kernel", units, GATES * units));
        int biases = config.resetAfter() ? 2 : 1;
        Tensor bias = bench.hostConstant("bias", () -> weights.readFlatOr("bias", biases * GATES * units, 0));
        return new GruCell(
                units,
                config.resetAfter(),
                kernel.data(),
                recurrent.data(),
                bias.data(),
                ActivationCurves.of(RecurrentConfig.activation(config.activation())),
                ActivationCurves.of(RecurrentConfig.activation(config.gate())));
    }

    @Override
    void compute(Bench bench, List<Tensor> inputs, Tensor output) {
        Tensor x = config.ordered(inputs.get(0));
        GruCell cell = cell(bench, x.length(2));
        Tensor states = Tensor.zeros(x.length(0), x.length(1), config.units());
        for (int frame = 0; frame < x.length(0); frame++) {
            bench.checkCancelled();
            double[] state = new double[config.units()];
            for (int t = 0; t < x.length(1); t++) {
                state = cell.step(x.data(), (frame * x.length(1) + t) * x.length(2), x.length(2), state)
                        .state();
                for (int u = 0; u < state.length; u++) {
                    states.data()[(frame * x.length(1) + t) * state.length + u] = (float) state[u];
                }
            }
        }
        config.deliver(states, output);
    }

    @Override
    List<Tensor> gradients(Bench bench, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor x = config.ordered(inputs.get(0));
        int time = x.length(1);
        int units = config.units();
        GruCell cell = cell(bench, x.length(2));
        Tensor g = config.ofAllStates(gradient, time);
        Tensor result = Tensor.zeros(x.shape());
        for (int frame = 0; frame < x.length(0); frame++) {
            bench.checkCancelled();
            double[][] before = new double[time + 1][];
            before[0] = new double[units];
            GruCell.Step[] steps = new GruCell.Step[time];
            for (int t = 0; t < time; t++) {
                steps[t] = cell.step(x.data(), (frame * time + t) * x.length(2), x.length(2), before[t]);
                before[t + 1] = steps[t].state();
            }
            double[] state = new double[units];
            for (int t = time - 1; t >= 0; t--) {
                for (int u = 0; u < units; u++) {
                    state[u] += g.data()[(frame * time + t) * units + u];
                }
                state = cell.back(
                        steps[t], before[t], state, result.data(), (frame * time + t) * x.length(2), x.length(2));
            }
        }
        return List.of(config.ordered(result));
    }
}
