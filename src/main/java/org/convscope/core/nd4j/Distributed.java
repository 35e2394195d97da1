package org.convscope.core.nd4j;

import java.util.Arrays;
import java.util.List;
import org.convscope.core.plan.Shapes;
import org.convscope.network.InputShapes;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code TimeDistributed}: (N, time, ...) seen as (N x time, ...), on which another operation works. */
final class Distributed extends ArrayOperation {
    private final ArrayOperation inner;

    Distributed(ArrayOperation inner) {
        this.inner = inner;
    }

    @Override
    public Storage storage() {
        return inner.storage();
    }

    @Override
    public Remembers remembers() {
        return inner.remembers();
    }

    private static int[] joined(int[] shape) {
        if (shape.length < 2) {
            throw InputShapes.wrong("there is no axis of time", "(N, time, ...)", shape);
        }
        int[] joined = Arrays.copyOfRange(shape, 1, shape.length);
        joined[0] = Shapes.product(shape, 0, 2);
        return joined;
    }

    private static INDArray joined(INDArray array) {
        return NativeArrays.view(array, joined(NativeArrays.shape(array)));
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        inner.forward(scope, inputs.stream().map(Distributed::joined).toList(), joined(output));
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        INDArray seen = joined(gradient);
        @Nullable INDArray output = passed.output();
        var joined = new Passed(
                passed.inputShapes().stream().map(Distributed::joined).toList(),
                passed.inputs().stream().map(Distributed::joined).toList(),
                output == null ? null : joined(output));
        List<INDArray> made = inner.inputGradients(scope, joined, seen);
        return java.util.stream.IntStream.range(0, made.size())
                .mapToObj(i -> made.get(i) == seen
                        ? gradient
                        : scope.reshaped(made.get(i), passed.inputShapes().get(i)))
                .toList();
    }
}
