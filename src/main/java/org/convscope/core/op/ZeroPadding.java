package org.convscope.core.op;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Operation;

/** {@code ZeroPadding1D/2D/3D}. */
final class ZeroPadding extends HostOp {
    private final Operation.ZeroPadding operation;

    ZeroPadding(Operation.ZeroPadding operation) {
        this.operation = operation;
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] shape = Shapes.withRank(Shapes.single(inputs), operation.before().length + 2)
                .clone();
        for (int i = 0; i < operation.before().length; i++) {
            shape[i + 1] = Math.addExact(
                    shape[i + 1], operation.before()[i] + operation.after()[i]);
        }
        return shape;
    }

    /** Where the input lies in the output. */
    private Strided inside(int[] input, int[] output) {
        Strided walk = Strided.whole(output);
        for (int i = 0; i < operation.before().length; i++) {
            walk = walk.sliced(i + 1, operation.before()[i], input[i + 1], 1);
        }
        return walk;
    }

    @Override
    void compute(Bench bench, List<Tensor> inputs, Tensor output) {
        inside(inputs.get(0).shape(), output.shape()).put(inputs.get(0).data(), output.data());
    }

    @Override
    List<Tensor> gradients(Bench bench, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor result = Tensor.zeros(inputs.get(0).shape());
        inside(result.shape(), gradient.shape()).copy(gradient.data(), result.data());
        return List.of(result);
    }
}
