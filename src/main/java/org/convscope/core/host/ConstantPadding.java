package org.convscope.core.host;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Operation;

/** One number around any axes but the batch's: {@code pad}. */
final class ConstantPadding extends HostOperation {
    private final Operation.ConstantPadding operation;

    ConstantPadding(Operation.ConstantPadding operation) {
        this.operation = operation;
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    private Strided inside(int[] input, int[] output) {
        Strided walk = Strided.whole(output);
        for (int axis = 1; axis < input.length; axis++) {
            walk = walk.sliced(axis, operation.before()[axis - 1], input[axis], 1);
        }
        return walk;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Arrays.fill(output.data(), (float) operation.value());
        inside(inputs.get(0).shape(), output.shape()).put(inputs.get(0).data(), output.data());
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor result = Tensor.zeros(inputs.get(0).shape());
        inside(result.shape(), gradient.shape()).copy(gradient.data(), result.data());
        return List.of(result);
    }
}
