package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.network.Operation;

/**
 * A mask of the steps that count: 1 where an input is another number than one, or any along the last axis is; no
 * gradient.
 */
final class StepMask extends HostOperation {
    private final Operation.StepMask operation;

    StepMask(Operation.StepMask operation) {
        this.operation = operation;
    }

    @Override
    public Remembers remembers() {
        return Remembers.SHAPES;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Tensor input = inputs.get(0);
        int length = operation.alongLast() ? input.length(input.rank() - 1) : 1;
        for (int i = 0; i < output.size(); i++) {
            boolean counts = Masking.counts(input.data(), i * length, length, (float) operation.number());
            output.data()[i] = counts ? 1 : 0;
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        return List.of(inputs.get(0));
    }
}
