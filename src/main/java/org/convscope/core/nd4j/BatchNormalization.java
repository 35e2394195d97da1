package org.convscope.core.nd4j;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.ChannelAffine;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** {@code BatchNormalization} in inference, over any axis. */
final class BatchNormalization extends ArrayOperation {
    private final Operation.BatchNormalization operation;
    private final StepWeights weights;

    BatchNormalization(Operation.BatchNormalization operation, StepWeights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    private ChannelAffine.Factors factors(int channels) {
        return ChannelAffine.of(operation, weights, channels).factors().get();
    }

    @Override
    public Storage storage() {
        return Storage.IN_PLACE;
    }

    @Override
    public void forward(StepScope scope, List<INDArray> inputs, INDArray output) {
        INDArray x = inputs.get(0);
        int channels = (int) x.size(operation.axis());
        if (operation.axis() == x.rank() - 1 && x.rank() == 4) {
            forwardLast(scope, x, channels, output);
            return;
        }
        int[] shape = NativeArrays.shape(x);
        INDArray a = broadcast(scope.array("mean", () -> row(factors(channels).mean())), shape);
        INDArray b = broadcast(scope.array("scale", () -> row(factors(channels).scale())), shape);
        INDArray c = broadcast(scope.array("offset", () -> row(factors(channels).offset())), shape);
        NativeArrays.execute("subtract", List.of(x, a), output);
        NativeArrays.execute("multiply", List.of(output, b), output);
        NativeArrays.execute("add", List.of(output, c), output);
    }

    /** In one pass, by oneDNN. */
    private void forwardLast(StepScope scope, INDArray x, int channels, INDArray output) {
        INDArray mean = scope.array("moving_mean", () -> weights.readFlat("moving_mean", channels));
        INDArray variance = scope.array("moving_variance", () -> weights.readFlat("moving_variance", channels));
        INDArray gamma = scope.array("gamma", () -> weights.readFlatOr("gamma", channels, 1));
        INDArray beta = scope.array("beta", () -> weights.readFlatOr("beta", channels, 0));
        Nd4j.exec(DynamicCustomOp.builder("batchnorm")
                .addInputs(x, mean, variance, gamma, beta)
                .addOutputs(output)
                .addIntegerArguments(1, 1, operation.axis())
                .addFloatingPointArguments(operation.epsilon())
                .build());
    }

    @Override
    public List<INDArray> inputGradients(StepScope scope, Passed passed, INDArray gradient) {
        int channels = passed.inputShape()[operation.axis()];
        INDArray result = scope.temporary(passed.inputShape());
        INDArray scale = scope.array("scale", () -> row(factors(channels).scale()));
        NativeArrays.execute("multiply", List.of(gradient, broadcast(scale, passed.inputShape())), result);
        return List.of(result);
    }

    private INDArray broadcast(INDArray perChannel, int[] shape) {
        int[] wide = new int[shape.length];
        Arrays.fill(wide, 1);
        wide[operation.axis()] = shape[operation.axis()];
        return NativeArrays.view(perChannel, wide);
    }

    private static Tensor row(double[] values) {
        float[] row = new float[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) values[i];
        }
        return Tensor.of(row, row.length);
    }
}
