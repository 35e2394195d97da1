package org.convscope.core.nd4j;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.factory.Nd4j;

/** max(x, 0). */
final class Relu extends ArrayOperation {
    @Override
    public Storage storage() {
        return Storage.IN_PLACE;
    }

    @Override
    public Remembers remembers() {
        return Remembers.OUTPUT;
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        Nd4j.exec(new RectifiedLinear(inputs.get(0), output, 0));
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        // The output is positive just where the input was, zero elsewhere, and nobody needs it after this: its sign is
        // the
        // slope. Two vectorised passes, where libnd4j's relu_bp calls a function for every number.
        INDArray slope = passed.keptOutput();
        Nd4j.exec(new Step(slope, slope, 0));
        Nd4j.exec(new MulOp(gradient, slope, gradient));
        return List.of(gradient);
    }
}
