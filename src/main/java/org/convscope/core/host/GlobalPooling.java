package org.convscope.core.host;

import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Accumulation;
import org.convscope.network.Operation.Reduction;

/**
 * {@code GlobalMaxPooling} and {@code GlobalAveragePooling}: over all axes between batch and channels. Sums are taken in
 * double precision, in parts whose size does not depend on the number of processors, so that neither does the result.
 */
final class GlobalPooling extends HostOperation {
    private static final int CHUNK = 1 << 15;

    private final Operation.GlobalPooling operation;

    GlobalPooling(Operation.GlobalPooling operation) {
        this.operation = operation;
    }

    private boolean isMean() {
        return operation.reduction() == Reduction.AVERAGE;
    }

    private Reduce reduce(int rank) {
        return new Reduce(
                isMean() ? Accumulation.MEAN : Accumulation.MAX,
                IntStream.range(1, rank - 1).toArray());
    }

    @Override
    public Remembers remembers() {
        return isMean() ? Remembers.SHAPES : Remembers.INPUTS;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Tensor x = inputs.get(0);
        if (!isMean()) {
            reduce(x.rank()).compute(scope, inputs, output);
            return;
        }
        int frames = x.length(0);
        int channels = x.length(-1);
        int places = x.size() / frames / channels;
        for (int frame = 0; frame < frames; frame++) {
            double[] sums = sums(x.data(), frame * places, places, channels);
            for (int c = 0; c < channels; c++) {
                output.data()[frame * channels + c] = (float) (sums[c] / places);
            }
        }
    }

    private static double[] sums(float[] x, int firstPlace, int places, int channels) {
        int inPart = Math.max(1, CHUNK / channels);
        double[][] parts = new double[(places + inPart - 1) / inPart][channels];
        Chunks.each(places, inPart, (from, to) -> {
            for (int place = from; place < to; place++) {
                add(x, (firstPlace + place) * channels, parts[from / inPart]);
            }
        });
        for (int i = 1; i < parts.length; i++) {
            for (int c = 0; c < channels; c++) {
                parts[0][c] += parts[i][c];
            }
        }
        return parts[0];
    }

    private static void add(float[] x, int from, double[] sums) {
        for (int c = 0; c < sums.length; c++) {
            sums[c] += x[from + c];
        }
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor x = inputs.get(0);
        if (!isMean()) {
            return reduce(x.rank()).gradients(scope, inputs, output, gradient);
        }
        int frames = x.length(0);
        int channels = x.length(-1);
        int places = x.size() / frames / channels;
        float[] shares = gradient.data().clone();
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= places;
        }
        Tensor back = zeros(x.shape());
        for (int row = 0; row < frames * places; row++) {
            System.arraycopy(shares, row / places * channels, back.data(), row * channels, channels);
        }
        return List.of(back);
    }
}
