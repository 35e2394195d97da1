package org.convscope.core.op;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.memory.NativeArrays;
import org.convscope.network.Operation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** {@code BatchNormalization} in inference, over any axis. */
final class BatchNormalization extends Op {
    private final Operation.BatchNormalization operation;
    private final Weights weights;

    BatchNormalization(Operation.BatchNormalization operation, Weights weights) {
        this.operation = operation;
        this.weights = weights;
    }

    /** What it does to each of so many channels. */
    ChannelAffine affine(int channels) {
        return new ChannelAffine(() -> factors(channels));
    }

    private ChannelAffine.Factors factors(int channels) {
        float[] gamma = weights.readFlatOr("gamma", channels, 1).data();
        float[] beta = weights.readFlatOr("beta", channels, 0).data();
        float[] mean = weights.readFlat("moving_mean", channels).data();
        float[] variance = weights.readFlat("moving_variance", channels).data();
        double[] means = new double[channels];
        double[] scale = new double[channels];
        double[] offset = new double[channels];
        for (int c = 0; c < channels; c++) {
            means[c] = mean[c];
            scale[c] = gamma[c] / Math.sqrt(variance[c] + operation.epsilon());
            offset[c] = beta[c];
        }
        return new ChannelAffine.Factors(means, scale, offset);
    }

    @Override
    public Storage storage() {
        return Storage.IN_PLACE;
    }

    @Override
    public int[] outputShape(List<int[]> inputs) {
        int[] shape = Shapes.single(inputs);
        Shapes.axis(operation.axis(), shape.length);
        return shape;
    }

    @Override
    public void forward(Bench bench, List<INDArray> inputs, INDArray output) {
        INDArray x = inputs.get(0);
        int channels = (int) x.size(operation.axis());
        if (operation.axis() == x.rank() - 1 && x.rank() == 4) {
            forwardLast(bench, x, channels, output);
            return;
        }
        int[] shape = NativeArrays.shape(x);
        INDArray a =
                broadcast(bench.constant("mean", () -> row(factors(channels).mean())), shape);
        INDArray b =
                broadcast(bench.constant("scale", () -> row(factors(channels).scale())), shape);
        INDArray c =
                broadcast(bench.constant("offset", () -> row(factors(channels).offset())), shape);
        NativeArrays.execute("subtract", List.of(x, a), output);
        NativeArrays.execute("multiply", List.of(output, b), output);
        NativeArrays.execute("add", List.of(output, c), output);
    }

    /** In one pass, by oneDNN. */
    private void forwardLast(Bench bench, INDArray x, int channels, INDArray output) {
        INDArray mean = bench.constant("moving_mean", () -> weights.readFlat("moving_mean", channels));
        INDArray variance = bench.constant("moving_variance", () -> weights.readFlat("moving_variance", channels));
        INDArray gamma = bench.constant("gamma", () -> weights.readFlatOr("gamma", channels, 1));
        INDArray beta = bench.constant("beta", () -> weights.readFlatOr("beta", channels, 0));
        Nd4j.exec(DynamicCustomOp.builder("batchnorm")
                .addInputs(x, mean, variance, gamma, beta)
                .addOutputs(output)
                .addIntegerArguments(1, 1, operation.axis())
                .addFloatingPointArguments(operation.epsilon())
                .build());
    }

    @Override
    public List<INDArray> inputGradients(Bench bench, Passed passed, INDArray gradient) {
        int channels = passed.inputShape()[operation.axis()];
        INDArray result = bench.temporary(passed.inputShape());
        INDArray scale = bench.constant("scale", () -> row(factors(channels).scale()));
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
