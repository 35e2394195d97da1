package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.network.Operation;

/** {@code one_hot}: a new axis with one number at the place that the input says, and another elsewhere. */
final class OneHot extends HostOperation {
    private final Operation.OneHot operation;

    OneHot(Operation.OneHot operation) {
        this.operation = operation;
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        float[] x = inputs.get(0).data();
        int inner = Shapes.product(output.shape(), operation.axis() + 1, output.rank());
        for (int i = 0; i < output.size(); i++) {
            int place = i / inner % operation.depth();
            int from = i / inner / operation.depth() * inner + i % inner;
            output.data()[i] = (float) ((int) x[from] == place ? operation.on() : operation.off());
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        return List.of(Tensor.zeros(inputs.get(0).shape()));
    }
}
