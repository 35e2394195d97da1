package org.convscope.core.nd4j;

import java.util.List;
import org.convscope.network.AxisWindow;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code MaxPooling1D/2D} and {@code AveragePooling1D/2D}; padding counts in neither. */
final class ArrayPooling extends ArrayOperation {
    private final Operation.Pooling operation;
    private final AxisWindow height;
    private final AxisWindow width;

    ArrayPooling(Operation.Pooling operation) {
        this.operation = operation;
        this.height = operation.window().height();
        this.width = operation.window().width();
    }

    private boolean isMax() {
        return operation.reduction() == Operation.Reduction.MAX;
    }

    @Override
    public Remembers remembers() {
        return Remembers.INPUTS;
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        INDArray image = reached(scope, Convolver.image(inputs.get(0)));
        run(isMax() ? "maxpool2d" : "avgpool2d", List.of(image), Convolver.image(output));
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        INDArray result = scope.temporary(passed.inputShape());
        INDArray image = reached(scope, Convolver.image(passed.input()));
        INDArray target = Convolver.image(result);
        INDArray part = reachedPart(target);
        boolean isWhole = part.length() == target.length();
        INDArray dense = isWhole ? target : scope.temporary(NativeArrays.shape(part));
        run(isMax() ? "maxpool2d_bp" : "avgpool2d_bp", List.of(image, Convolver.image(gradient)), dense);
        if (!isWhole) {
            result.assign(0f);
            part.assign(dense);
        }
        return List.of(result);
    }

    /** Without the pixels after the last window: from more than one of them libnd4j makes a negative padding before. */
    private INDArray reached(StepScope scope, INDArray image) {
        INDArray part = reachedPart(image);
        if (part.length() == image.length()) {
            return image;
        }
        INDArray dense = scope.temporary(NativeArrays.shape(part));
        dense.assign(part);
        return dense;
    }

    private INDArray reachedPart(INDArray image) {
        if (operation.padding() != Padding.SAME) {
            return image;
        }
        INDArray rows = NativeArrays.part(image, 1, 0, 1, height.reached((int) image.size(1)));
        return NativeArrays.part(rows, 2, 0, 1, width.reached((int) image.size(2)));
    }

    private void run(String name, List<INDArray> inputs, INDArray output) {
        int same = operation.padding() == Padding.SAME ? 1 : 0;
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
