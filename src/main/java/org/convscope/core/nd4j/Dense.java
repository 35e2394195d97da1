package org.convscope.core.nd4j;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.host.WeightReadAhead;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code Dense} on the last axis. A kernel that takes more than a quarter of the room for constants is not kept but read
 * and multiplied some rows at a time.
 */
final class Dense extends ArrayOperation {
    private static final long NUMBERS_PER_RUN = 1L << 22;

    private final Operation.Dense operation;
    private final StepWeights weights;

    Dense(Operation.Dense operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        INDArray x = rows(inputs.get(0));
        INDArray y = rows(output);
        weights.requireShape("kernel", (int) x.size(1), operation.units());
        if (isStreamed(scope, x)) {
            NativeArrays.write(multiplied(scope, NativeArrays.read(x)), output);
        } else {
            NativeArrays.execute("matmul", List.of(x, kernel(scope, x)), y, 0, 0);
        }
        INDArray scale = scope.scale(weights);
        if (scale != null) {
            NativeArrays.execute("multiply", List.of(y, scale), y);
        }
        INDArray bias = scope.bias(weights, operation.units());
        if (bias != null) {
            NativeArrays.execute("add", List.of(y, bias), y);
        }
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        INDArray result = scope.temporary(passed.inputShape());
        INDArray x = rows(result);
        INDArray g = scaled(scope, rows(gradient));
        if (isStreamed(scope, x)) {
            NativeArrays.write(multipliedBack(scope, NativeArrays.read(g), (int) x.size(1)), result);
        } else {
            NativeArrays.execute("matmul", List.of(g, kernel(scope, x)), x, 0, 1);
        }
        return List.of(result);
    }

    private INDArray scaled(StepScope scope, INDArray gradient) {
        INDArray scale = scope.scale(weights);
        if (scale == null) {
            return gradient;
        }
        INDArray scaled = scope.temporary(NativeArrays.shape(gradient));
        NativeArrays.execute("multiply", List.of(gradient, scale), scaled);
        return scaled;
    }

    private boolean isStreamed(StepScope scope, INDArray x) {
        return 4 * x.size(1) * operation.units() > scope.constantBudgetBytes() / 4;
    }

    private INDArray kernel(StepScope scope, INDArray x) {
        return scope.array("kernel", () -> weights.read("kernel", (int) x.size(1), operation.units()));
    }

    private float[] multiplied(StepScope scope, Tensor x) {
        int units = operation.units();
        int frames = x.length(0);
        int in = x.length(1);
        float[] result = new float[frames * units];
        var kernel = new WeightReadAhead(weights.weight("kernel"), NUMBERS_PER_RUN);
        while (kernel.hasNext()) {
            scope.checkCancelled();
            WeightReadAhead.Rows rows = kernel.next();
            float[] part = rows.numbers();
            long from = rows.from();
            for (int frame = 0; frame < frames; frame++) {
                for (int row = 0; row < rows.count(); row++) {
                    // zeros too: times a weight that is not finite they are NaN
                    addScaled(part, row * units, x.data()[frame * in + (int) from + row], result, frame * units, units);
                }
            }
        }
        return result;
    }

    private static void addScaled(float[] row, int from, float factor, float[] result, int to, int count) {
        for (int i = 0; i < count; i++) {
            result[to + i] += factor * row[from + i];
        }
    }

    private float[] multipliedBack(StepScope scope, Tensor gradient, int in) {
        int units = operation.units();
        int frames = gradient.length(0);
        float[] result = new float[frames * in];
        var kernel = new WeightReadAhead(weights.weight("kernel"), NUMBERS_PER_RUN);
        while (kernel.hasNext()) {
            scope.checkCancelled();
            WeightReadAhead.Rows rows = kernel.next();
            float[] part = rows.numbers();
            long from = rows.from();
            for (int frame = 0; frame < frames; frame++) {
                for (int row = 0; row < rows.count(); row++) {
                    double sum = 0;
                    for (int i = 0; i < units; i++) {
                        sum += (double) part[row * units + i] * gradient.data()[frame * units + i];
                    }
                    result[frame * in + (int) from + row] = (float) sum;
                }
            }
        }
        return result;
    }

    private static INDArray rows(INDArray array) {
        int[] shape = NativeArrays.shape(array);
        return NativeArrays.view(array, Shapes.product(shape, 0, shape.length - 1), shape[shape.length - 1]);
    }
}
