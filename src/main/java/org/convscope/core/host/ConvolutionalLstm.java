package org.convscope.core.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** {@code ConvLSTM1D/2D/3D} from the convolved input on. */
final class ConvolutionalLstm extends HostOperation {
    private final Operation.ConvolutionalLstm operation;
    private final StepWeights weights;

    ConvolutionalLstm(Operation.ConvolutionalLstm operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    /** (N, spatial..., filters). */
    private int[] stateShape(int[] input) {
        int[] shape = new int[input.length - 1];
        shape[0] = input[0];
        System.arraycopy(input, 2, shape, 1, input.length - 3);
        shape[shape.length - 1] = operation.filters();
        return shape;
    }

    private StateProduct convolved(HostScope scope, int[] state) {
        Tensor kernel = scope.constant("recurrent_kernel", () -> weights.read("recurrent_kernel", kernelShape()));
        return new UnrolledConvolution(scope, kernel, state);
    }

    /** (k..., filters, 4 filters). */
    private int[] kernelShape() {
        int[] shape = Arrays.copyOf(operation.kernel(), operation.kernel().length + 2);
        shape[shape.length - 2] = operation.filters();
        shape[shape.length - 1] = 4 * operation.filters();
        return shape;
    }

    private TimeWalk walk(HostScope scope, List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        int[] state = stateShape(x.shape());
        @Nullable Tensor mask = operation.walk().masked() ? inputs.get(1) : null;
        RecurrentCell cell = new LstmCell(
                operation.filters(),
                convolved(scope, state),
                ActivationCurves.of(operation.activation()),
                ActivationCurves.of(operation.gate()));
        return new TimeWalk(
                operation.walk(), cell, x.length(0), x.length(1), Shapes.product(state, 1, state.length), mask);
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        TimeWalk walk = walk(scope, inputs);
        List<Tensor> given = TimeSteps.firstStates(operation.walk(), inputs);
        walk.forward(scope, step -> TimeSteps.at(inputs.get(0), step), walk.first(given), output);
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        TimeWalk walk = walk(scope, inputs);
        List<Tensor> given = TimeSteps.firstStates(operation.walk(), inputs);
        Tensor ofInput = Tensor.zeros(inputs.get(0).shape());
        double[][] ofFirst = walk.backward(
                scope,
                step -> TimeSteps.at(inputs.get(0), step),
                walk.first(given),
                gradient,
                (step, sums) -> TimeSteps.put(sums, ofInput, step));
        List<Tensor> gradients = new ArrayList<>(List.of(ofInput));
        gradients.addAll(TimeSteps.furtherGradients(operation.walk(), inputs, ofFirst));
        return gradients;
    }
}
