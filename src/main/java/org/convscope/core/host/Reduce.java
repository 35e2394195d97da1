package org.convscope.core.host;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Percentiles;
import org.convscope.array.Tensor;
import org.convscope.network.InputShapes;
import org.convscope.network.Operation.Accumulation;

/** One number of all along some axes; sums are taken in double precision. */
final class Reduce extends HostOperation {
    private final Accumulation accumulation;
    private final int[] axes;

    /**
     * @param axes none for all, the batch included
     */
    Reduce(Accumulation accumulation, int[] axes) {
        this.accumulation = accumulation;
        this.axes = axes.clone();
    }

    private int[] reduced(int rank) {
        int[] all = axes.length == 0 ? IntStream.range(0, rank).toArray() : axes;
        return Arrays.stream(all).map(axis -> InputShapes.axis(axis, rank)).toArray();
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Tensor x = inputs.get(0);
        RowOperation.Rows rows = RowOperation.Rows.of(x.shape(), reduced(x.rank()));
        float[] ordered = rows.gather(x.data());
        rows.each(number ->
                output.data()[number] = (float) reduce(ordered, number * rows.length(), (number + 1) * rows.length()));
    }

    private double reduce(float[] x, int from, int to) {
        return switch (accumulation) {
            case MEAN -> sum(x, from, to) / (to - from);
            case SUM -> sum(x, from, to);
            case PROD -> product(x, from, to);
            case MAX -> x[extreme(x, from, to, 1)];
            case MIN -> x[extreme(x, from, to, -1)];
            case ARG_MAX -> extreme(x, from, to, 1) - from;
            case ARG_MIN -> extreme(x, from, to, -1) - from;
            case VARIANCE -> variance(x, from, to);
            case STANDARD_DEVIATION -> Math.sqrt(variance(x, from, to));
            case L2_NORM -> Math.sqrt(squares(x, from, to, 0));
            case LOG_SUM_EXP -> logSumExp(x, from, to);
            case MEDIAN -> median(x, from, to);
        };
    }

    private static double sum(float[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += x[i];
        }
        return sum;
    }

    private static double product(float[] x, int from, int to) {
        double product = 1;
        for (int i = from; i < to; i++) {
            product *= x[i];
        }
        return product;
    }

    private static double squares(float[] x, int from, int to, double mean) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (x[i] - mean) * (x[i] - mean);
        }
        return sum;
    }

    private static double variance(float[] x, int from, int to) {
        return squares(x, from, to, sum(x, from, to) / (to - from)) / (to - from);
    }

    private static double median(float[] x, int from, int to) {
        return Percentiles.median(
                IntStream.range(from, to).mapToDouble(i -> x[i]).toArray());
    }

    private static double logSumExp(float[] x, int from, int to) {
        double max = x[extreme(x, from, to, 1)];
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(x[i] - max);
        }
        return max + Math.log(sum);
    }

    private static int extreme(float[] x, int from, int to, int sign) {
        int best = from;
        for (int i = from + 1; i < to; i++) {
            // a NaN wins and stays, as in numpy
            if (sign * x[i] > sign * x[best] || (Float.isNaN(x[i]) && !Float.isNaN(x[best]))) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Tensor x = inputs.get(0);
        RowOperation.Rows rows = RowOperation.Rows.of(x.shape(), reduced(x.rank()));
        float[] ordered = rows.gather(x.data());
        float[] result = new float[ordered.length];
        rows.each(number -> rowGradient(
                ordered, number * rows.length(), (number + 1) * rows.length(), gradient.data()[number], result));
        Tensor back = Tensor.zeros(x.shape());
        rows.scatter(result, back.data());
        return List.of(back);
    }

    private void rowGradient(float[] x, int from, int to, float g, float[] result) {
        double value = reduce(x, from, to);
        double mean = sum(x, from, to) / (to - from);
        int n = to - from;
        int ties = 0;
        for (int i = from; i < to; i++) {
            ties += x[i] == (float) value ? 1 : 0;
        }
        for (int i = from; i < to; i++) {
            double slope =
                    switch (accumulation) {
                        case MEAN -> 1.0 / n;
                        case SUM -> 1;
                        case PROD -> productWithout(x, from, to, i);
                        // the median of an even count has no place of its own
                        case MAX, MIN, MEDIAN -> x[i] == (float) value ? 1.0 / ties : 0;
                        case VARIANCE -> 2 * (x[i] - mean) / n;
                        case STANDARD_DEVIATION -> (x[i] - mean) / (n * value);
                        case L2_NORM -> x[i] / value;
                        case LOG_SUM_EXP -> Math.exp(x[i] - value);
                        case ARG_MAX, ARG_MIN -> 0;
                    };
            result[i] = (float) (g * slope);
        }
    }

    private static double productWithout(float[] x, int from, int to, int left) {
        double product = 1;
        for (int i = from; i < to; i++) {
            product *= i == left ? 1 : x[i];
        }
        return product;
    }
}
