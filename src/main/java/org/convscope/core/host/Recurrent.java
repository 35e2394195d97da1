package org.convscope.core.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** {@code SimpleRNN}, {@code LSTM} and {@code GRU}, with masks and given first states; sums in float64. */
final class Recurrent extends HostOperation {
    private final Operation.Recurrent operation;
    private final StepWeights weights;

    Recurrent(Operation.Recurrent operation, StepWeights weights) {
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

    private RecurrentCell cell(HostScope scope) {
        int units = operation.units();
        ScalarFunction activation = ActivationCurves.of(operation.activation());
        ScalarFunction gate = ActivationCurves.of(operation.gate());
        Tensor kernel = scope.constant("recurrent", () -> weights.read("recurrent_kernel", units, columns()));
        return switch (operation.cell()) {
            case SIMPLE -> new SimpleCell(StateProduct.matrix(kernel, 0, columns()), activation);
            case LSTM -> new LstmCell(units, StateProduct.matrix(kernel, 0, columns()), activation, gate);
            case GRU_RESET_BEFORE, GRU_RESET_AFTER ->
                new GruCell(
                        units,
                        StateProduct.matrix(kernel, 0, 2 * units),
                        StateProduct.matrix(kernel, 2 * units, units),
                        operation.cell() == Operation.Cell.GRU_RESET_BEFORE ? new float[0] : bias(scope, 1),
                        activation,
                        gate);
        };
    }

    /** The input's bias, row 0, or the state's, row 1, which only a GRU that resets after has. */
    private float[] bias(HostScope scope, int row) {
        int rows = operation.cell() == Operation.Cell.GRU_RESET_AFTER ? 2 : 1;
        Tensor bias = scope.constant("bias", () -> weights.readFlatOr("bias", rows * columns(), 0));
        return Arrays.copyOfRange(bias.data(), row * columns(), (row + 1) * columns());
    }

    private Tensor kernel(HostScope scope, int channels) {
        return scope.constant("kernel", () -> weights.read("kernel", channels, columns()));
    }

    private TimeWalk.Contribution contribution(HostScope scope, Tensor x) {
        Tensor kernel = kernel(scope, x.length(2));
        float[] bias = bias(scope, 0);
        return step -> {
            double[] sums = new double[x.length(0) * columns()];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = bias[i % columns()];
            }
            StateProduct.addProduct(TimeSteps.at(x, step), x.length(2), kernel.data(), columns(), 0, columns(), sums);
            return sums;
        };
    }

    private TimeWalk walk(HostScope scope, List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        weights.requireShape("kernel", x.length(2), columns());
        @Nullable Tensor mask = operation.walk().masked() ? inputs.get(1) : null;
        return new TimeWalk(operation.walk(), cell(scope), x.length(0), x.length(1), operation.units(), mask);
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
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        if (!operation.walk().timeFirst()) {
            walk(scope, inputs, output);
            return;
        }
        Tensor x = framesFirst(inputs.get(0));
        Tensor states = Tensor.zeros(x.length(0), x.length(1), operation.units());
        walk(scope, List.of(x), states);
        System.arraycopy(framesFirst(states).data(), 0, output.data(), 0, output.size());
    }

    private void walk(HostScope scope, List<Tensor> inputs, Tensor output) {
        TimeWalk walk = walk(scope, inputs);
        List<Tensor> given = TimeSteps.firstStates(operation.walk(), inputs);
        walk.forward(scope, contribution(scope, inputs.get(0)), walk.first(given), output);
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        if (!operation.walk().timeFirst()) {
            return gradients(scope, inputs, gradient);
        }
        List<Tensor> turned = gradients(scope, List.of(framesFirst(inputs.get(0))), framesFirst(gradient));
        return List.of(framesFirst(turned.get(0)));
    }

    private List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor gradient) {
        Tensor x = inputs.get(0);
        TimeWalk walk = walk(scope, inputs);
        Tensor kernel = kernel(scope, x.length(2));
        List<Tensor> given = TimeSteps.firstStates(operation.walk(), inputs);
        Tensor ofInput = Tensor.zeros(x.shape());
        double[][] ofFirst = walk.backward(
                scope,
                contribution(scope, x),
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
