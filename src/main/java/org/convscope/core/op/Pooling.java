package org.convscope.core.op;

import java.util.List;
import org.convscope.core.memory.NativeArrays;
import org.convscope.network.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code MaxPooling1D/2D} and {@code AveragePooling1D/2D}; padding counts in neither. */
final class Pooling extends Op {
    private final Operation.Pooling operation;
    private final Window height;
    private final Window width;

    Pooling(Operation.Pooling operation) {
        this.operation = operation;
        int last = operation.size().length - 1;
        int[] ones = {1, 1};
        this.width = Window.of(last, operation.size(), operation.strides(), ones, operation.padding());
        this.height = last == 0
                ? Window.none()
                : Window.of(0, operation.size(), operation.strides(), ones, operation.padding());
    }

    private boolean isMax() {
        return operation.reduction() == Operation.Reduction.MAX;
    }

    @Override
    public Remembers remembers() {
        return Remembers.INPUTS;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] input = Shapes.withRank(Shapes.single(inputs), operation.size().length + 2);
        int last = input.length - 1;
        int[] output = Shapes.with(input, last - 1, width.outputLength(input[last - 1]));
        if (input.length == 4) {
            output[1] = height.outputLength(input[1]);
        }
        return output;
    }

    @Override
    public void forward(Bench bench, List<INDArray> inputs, INDArray output) {
        run(isMax() ? "maxpool2d" : "avgpool2d", List.of(Convolver.image(inputs.get(0))), Convolver.image(output));
    }

    @Override
    public List<INDArray> inputGradients(Bench bench, Passed passed, INDArray gradient) {
        INDArray result = bench.temporary(passed.inputShape());
        run(
                isMax() ? "maxpool2d_bp" : "avgpool2d_bp",
                List.of(Convolver.image(passed.input()), Convolver.image(gradient)),
                Convolver.image(result));
        return List.of(result);
    }

    private void run(String name, List<INDArray> inputs, INDArray output) {
        int same = operation.padding() == org.convscope.network.Padding.SAME ? 1 : 0;
        NativeArrays.execute(
                name,
                inputs,
                output,
                height.kernel(),
                width.kernel(),
                height.stride(),
                width.stride(),
                0,
                0,
                1,
                1,
                same,
                0,
                1);
    }
}
