package org.convscope.core.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.memory.NativeArrays;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code ConvLSTM1D/2D/3D} from the convolved input on; the state is convolved by ND4J, the rest is computed in float64. */
final class ConvolutionalLstm extends HostOp {
    private final Operation.ConvolutionalLstm operation;
    private final Op convolution;

    ConvolutionalLstm(Operation.ConvolutionalLstm operation, Weights weights) {
        this.operation = operation;
        int[] ones = new int[operation.kernel().length];
        Arrays.fill(ones, 1);
        var ofState =
                new Operation.Convolution(4 * operation.filters(), operation.kernel(), ones, Padding.SAME, ones, 1);
        Weights renamed = weights.renamed("recurrent_kernel", "kernel");
        this.convolution = ones.length == 3 ? new Convolution3d(ofState, renamed) : new Convolution(ofState, renamed);
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] input = Shapes.withRank(inputs.get(0), operation.kernel().length + 3);
        Shapes.requireChannels(input, 4 * operation.filters());
        return TimeSteps.outputShape(
                operation.walk(), inputs, Arrays.copyOfRange(stateShape(input), 1, input.length - 1));
    }

    /** (N, spatial..., filters). */
    private int[] stateShape(int[] input) {
        int[] shape = new int[input.length - 1];
        shape[0] = input[0];
        System.arraycopy(input, 2, shape, 1, input.length - 3);
        shape[shape.length - 1] = operation.filters();
        return shape;
    }

    private StateProduct convolved(Bench bench, int[] state) {
        int[] gates = Shapes.with(state, state.length - 1, 4 * operation.filters());
        return new StateProduct() {
            @Override
            public double[] of(double[] numbers) {
                Bench part = bench.part();
                try {
                    INDArray output = part.temporary(gates);
                    convolution.forward(part, List.of(part.temporary(tensor(numbers, state))), output);
                    return numbers(output);
                } finally {
                    part.endPart();
                }
            }

            @Override
            public double[] back(double[] gradient) {
                Bench part = bench.part();
                try {
                    var passed = new Passed(List.of(state), List.of(), null);
                    INDArray given = part.temporary(tensor(gradient, gates));
                    return numbers(
                            convolution.inputGradients(part, passed, given).get(0));
                } finally {
                    part.endPart();
                }
            }
        };
    }

    private static Tensor tensor(double[] numbers, int[] shape) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return Tensor.of(floats, shape);
    }

    private static double[] numbers(INDArray array) {
        float[] floats = NativeArrays.read(array).data();
        double[] numbers = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            numbers[i] = floats[i];
        }
        return numbers;
    }

    private TimeWalk walk(Bench bench, List<Tensor> inputs) {
        Tensor x = inputs.get(0);
        int[] state = stateShape(x.shape());
        @Nullable Tensor mask = operation.walk().masked() ? inputs.get(1) : null;
        RecurrentCell cell = new LstmCell(
                operation.filters(),
                convolved(bench, state),
                ActivationCurves.of(operation.activation()),
                ActivationCurves.of(operation.gate()));
        return new TimeWalk(
                operation.walk(), cell, x.length(0), x.length(1), Shapes.product(state, 1, state.length), mask);
    }

    @Override
    void compute(Bench bench, List<Tensor> inputs, Tensor output) {
        TimeWalk walk = walk(bench, inputs);
        List<Tensor> given = TimeSteps.firstStates(operation.walk(), inputs);
        walk.forward(bench, step -> TimeSteps.at(inputs.get(0), step), walk.first(given), output);
    }

    @Override
    List<Tensor> gradients(Bench bench, List<Tensor> inputs, Tensor output, Tensor gradient) {
        TimeWalk walk = walk(bench, inputs);
        List<Tensor> given = TimeSteps.firstStates(operation.walk(), inputs);
        Tensor ofInput = Tensor.zeros(inputs.get(0).shape());
        double[][] ofFirst = walk.backward(
                bench,
                step -> TimeSteps.at(inputs.get(0), step),
                walk.first(given),
                gradient,
                (step, sums) -> TimeSteps.put(sums, ofInput, step));
        List<Tensor> gradients = new ArrayList<>(List.of(ofInput));
        gradients.addAll(TimeSteps.furtherGradients(operation.walk(), inputs, ofFirst));
        return gradients;
    }
}
