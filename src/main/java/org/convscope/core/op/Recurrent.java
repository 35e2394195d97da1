package org.convscope.core.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** {@code SimpleRNN}, {@code LSTM} and {@code GRU}, with masks and given first states; sums in float64. */
final class Recurrent extends HostOp {
    private final Operation.Recurrent operation;
    private final Weights weights;

    Recurrent(Operation.Recurrent operation, Weights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    private int columns() {
        return operation.units()
                * switch (operation.cell()) {
                    case SIMPLE -> 1;
                    case LSTM -> 4;
                    case GRU_RESET_BEFORE, GRU_RESET_AFTER -> 3;
                };
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] input = Shapes.withRank(inputs.get(0), 3);
        int units = operation.units();
        weights.requireShape("kernel", input[2], columns());
        weights.requireShape("recurrent_kernel", units, columns());
        return TimeSteps.outputShape(operation.walk(), inputs, units);
    }

    private RecurrentCell cell(Bench bench) {
        int units = operation.units();
        Curve activation = ActivationCurves.of(operation.activation());
        Curve gate = ActivationCurves.of(operation.gate());
        Tensor kernel = bench.hostConstant("recurrent", () -> weights.read("recurrent_kernel", units, columns()));
        return switch (operation.cell()) {
            case SIMPLE -> new SimpleCell(StateProduct.matrix(kernel, 0, columns()), activation);
            case LSTM -> new LstmCell(units, StateProduct.matrix(kernel, 0, columns()), activation, gate);
            case GRU_RESET_BEFORE, GRU_RESET_AFTER ->
                new GruCell(
                        units,
                        StateProduct.matrix(kernel, 0, 2 * units),
                        StateProduct.matrix(kernel, 2 * units, units),
                        operation.cell() == Operation.Cell.GRU_RESET_BEFORE ? new float[0] : bias(bench, 1),
                        activation,
                        gate);
        };
    }

    /** The input's bias, row 0, or the state's, row 1, which only a GRU that resets after has. */
    private float[] bias(Bench bench, int row) {
        int rows = operation.cell() == Operation.Cell.GRU_RESET_AFTER ? 2 : 1;
        Tensor bias = bench.hostConstant("bias", () -> weights.readFlatOr("bias", rows * columns(), 0));
        return Arrays.copyOfRange(bias.data(), row * columns(), (row + 1) * columns());
    }

    private Tensor kernel(Bench bench, int channels) {
        return bench.hostConstant("kernel", () -> weights.read("kernel", channels, columns()));
    }

    private TimeWalk.Contribution contribution(Bench bench, Tensor x) {
        Tensor kernel = kernel(bench, x.length(2));
        float[] bias = bias(bench, 0);
        return step -> {
            double[] sums = new double[x.length(0) * columns()];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = bias[i % columns()];
            }
            StateProduct.addProduct(TimeSteps.at(x, step), x.length(2), kernel.data(), columns(), 0, columns(), sums);
            return sums;
        };
    }

    private TimeWalk walk(Bench bench, List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        @Nullable Tensor mask = operation.walk().masked() ? inputs.get(1) : null;
        return new TimeWalk(operation.walk(), cell(bench), x.length(0), x.length(1), operation.units(), mask);
    }

    /** The first two axes exchanged where time is first. */
    private Tensor framesFirst(Tensor sequence) {
        if (!operation.walk().timeFirst()) {
            return sequence;
        }
        Tensor result = Tensor.zeros(sequence.length(1), sequence.length(0), sequence.length(2));
        Strided.whole(sequence.shape()).permuted(1, 0, 2).copy(sequence.data(), result.data());
        return result;
    }

    @Override
    void compute(Bench bench, List<Tensor> inputs, Tensor output) {
        if (!operation.walk().timeFirst()) {
            walk(bench, inputs, output);
            return;
        }
        Tensor x = framesFirst(inputs.get(0));
        Tensor states = Tensor.zeros(x.length(0), x.length(1), operation.units());
        walk(bench, List.of(x), states);
        System.arraycopy(framesFirst(states).data(), 0, output.data(), 0, output.size());
    }

    private void walk(Bench bench, List<Tensor> inputs, Tensor output) {
        TimeWalk walk = walk(bench, inputs);
        List<Tensor> given = TimeSteps.firstStates(operation.walk(), inputs);
        walk.forward(bench, contribution(bench, inputs.get(0)), walk.first(given), output);
    }

    @Override
    List<Tensor> gradients(Bench bench, List<Tensor> inputs, Tensor output, Tensor gradient) {
        if (!operation.walk().timeFirst()) {
            return gradients(bench, inputs, gradient);
        }
        List<Tensor> turned = gradients(bench, List.of(framesFirst(inputs.get(0))), framesFirst(gradient));
        return List.of(framesFirst(turned.get(0)));
    }

    private List<Tensor> gradients(Bench bench, List<Tensor> inputs, Tensor gradient) {
        Tensor x = inputs.get(0);
        TimeWalk walk = walk(bench, inputs);
        Tensor kernel = kernel(bench, x.length(2));
        List<Tensor> given = TimeSteps.firstStates(operation.walk(), inputs);
        Tensor ofInput = Tensor.zeros(x.shape());
        double[][] ofFirst = walk.backward(
                bench,
                contribution(bench, x),
                walk.first(given),
                gradient,
                (step, sums) -> TimeSteps.put(
                        StateProduct.transposedProduct(sums, columns(), kernel.data(), columns(), 0, x.length(2)),
                        ofInput,
                        step));
        List<Tensor> gradients = new ArrayList<>(List.of(ofInput));
        gradients.addAll(TimeSteps.furtherGradients(operation.walk(), inputs, ofFirst));
        return gradients;
    }
}
