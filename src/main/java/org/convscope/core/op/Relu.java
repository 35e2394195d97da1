package org.convscope.core.op;

import java.util.List;
import org.convscope.core.memory.NativeArrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;

/** max(x, 0). */
final class Relu extends Op {
    @Override
    public Storage storage() {
        return Storage.IN_PLACE;
    }

    @Override
    public Remembers remembers() {
        return Remembers.OUTPUT;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        return Shapes.single(inputs);
    }

    @Override
    public void forward(Bench bench, List<INDArray> inputs, INDArray output) {
        Nd4j.exec(new RectifiedLinear(inputs.get(0), output, 0));
    }

    @Override
    public List<INDArray> inputGradients(Bench bench, Passed passed, INDArray gradient) {
        INDArray result = NativeArrays.create(passed.inputShape());
        // the output is positive just where the input was
        NativeArrays.execute("relu_bp", List.of(passed.keptOutput(), gradient), result);
        return List.of(result);
    }
}
