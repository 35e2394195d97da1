package org.convscope.core.op;

import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Accumulation;
import org.convscope.network.Operation.Reduction;

/** {@code GlobalMaxPooling} and {@code GlobalAveragePooling}: over all axes between batch and channels. */
final class GlobalPooling extends HostOp {
    private final Operation.GlobalPooling operation;

    GlobalPooling(Operation.GlobalPooling operation) {
        this.operation = operation;
    }

    private Reduce reduce(int rank) {
        return new Reduce(
                operation.reduction() == Reduction.MAX ? Accumulation.MAX : Accumulation.MEAN,
                IntStream.range(1, rank - 1).toArray(),
                operation.keepDimensions());
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] input = Shapes.single(inputs);
        if (input.length < 3) {
            throw Shapes.wrong("there is nothing to pool over", "at least 3 axes", input);
        }
        return reduce(input.length).outputShape(inputs);
    }

    @Override
    void compute(Bench bench, List<Tensor> inputs, Tensor output) {
        reduce(inputs.get(0).rank()).compute(bench, inputs, output);
    }

    @Override
    List<Tensor> gradients(Bench bench, List<Tensor> inputs, Tensor output, Tensor gradient) {
        return reduce(inputs.get(0).rank()).gradients(bench, inputs, output, gradient);
    }
}
