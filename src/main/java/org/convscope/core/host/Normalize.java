package org.convscope.core.host;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.InputShapes;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Moment;

/** {@code LayerNormalization}, {@code RMSNormalization}, {@code GroupNormalization}, {@code UnitNormalization}. */
final class Normalize {
    private Normalize() {}

    static HostOperation layer(Operation.LayerNormalization operation, StepWeights weights) {
        return new LayerOp(operation, weights);
    }

    /** Over the spatial axes and a group's channels. */
    static HostOperation group(Operation.GroupNormalization operation, StepWeights weights) {
        return new GroupOp(operation, weights);
    }

    static RowOperation unit(Operation.UnitNormalization operation) {
        return new UnitOp(operation);
    }

    private static int[] positive(int[] axes, int rank) {
        return Arrays.stream(axes)
                .map(axis -> InputShapes.axis(axis, rank))
                .sorted()
                .toArray();
    }

    private static float[] flat(HostScope scope, StepWeights weights, String name, int length, float otherwise) {
        return scope.constant(name, () -> weights.readFlatOr(name, length, otherwise))
                .data();
    }

    private static final class LayerOp extends RowOperation {
        private final Operation.LayerNormalization operation;
        private final StepWeights weights;

        LayerOp(Operation.LayerNormalization operation, StepWeights weights) {
            this.operation = operation;
            this.weights = weights;
        }

        @Override
        int[] axes(int rank) {
            return positive(operation.axes(), rank);
        }

        @Override
        RowFunction rowFunction(HostScope scope, int[] shape) {
            int length = 1;
            for (int axis : axes(shape.length)) {
                length *= shape[axis];
            }
            float[] gamma = flat(scope, weights, "gamma", length, 1);
            float[] beta = flat(scope, weights, "beta", length, 0);
            return new Standardized(operation.epsilon(), operation.moment(), (number, i) -> i, gamma, beta);
        }
    }

    private static final class UnitOp extends RowOperation {
        private final Operation.UnitNormalization operation;

        UnitOp(Operation.UnitNormalization operation) {
            this.operation = operation;
        }

        @Override
        int[] axes(int rank) {
            return positive(operation.axes(), rank);
        }

        @Override
        RowFunction rowFunction(HostScope scope, int[] shape) {
            return new Unit(operation.smallest() * operation.smallest());
        }
    }

    private static final class GroupOp extends HostOperation {
        private final Operation.GroupNormalization operation;
        private final StepWeights weights;

        GroupOp(Operation.GroupNormalization operation, StepWeights weights) {
            this.operation = operation;
            this.weights = weights;
        }

        @Override
        public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
            Tensor wide = Tensor.zeros(split(output.shape()));
            rows(scope, output.shape()).compute(scope, List.of(inputs.get(0).reshaped(wide.shape())), wide);
            System.arraycopy(wide.data(), 0, output.data(), 0, output.size());
        }

        @Override
        public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
            int[] wide = split(gradient.shape());
            return rows(scope, gradient.shape())
                    .gradients(scope, List.of(inputs.get(0).reshaped(wide)), output, gradient.reshaped(wide))
                    .stream()
                    .map(result -> result.reshaped(gradient.shape()))
                    .toList();
        }

        private int[] split(int[] shape) {
            int axis = InputShapes.axis(operation.axis(), shape.length);
            int[] wide = new int[shape.length + 1];
            System.arraycopy(shape, 0, wide, 0, axis);
            wide[axis] = operation.groups();
            wide[axis + 1] = shape[axis] / operation.groups();
            System.arraycopy(shape, axis + 1, wide, axis + 2, shape.length - axis - 1);
            return wide;
        }

        /** On the shape in which groups are an axis of their own. */
        private RowOperation rows(HostScope scope, int[] shape) {
            int axis = InputShapes.axis(operation.axis(), shape.length);
            int channels = shape[axis];
            int inGroup = channels / operation.groups();
            int inner = Shapes.product(shape, axis + 1, shape.length);
            float[] gamma = flat(scope, weights, "gamma", channels, 1);
            float[] beta = flat(scope, weights, "beta", channels, 0);
            Place place = (number, i) -> number % operation.groups() * inGroup + i / inner % inGroup;
            return new GroupRows(axis, new Standardized(operation.epsilon(), Moment.STANDARDIZED, place, gamma, beta));
        }
    }

    /** All axes but the batch's and the groups'. */
    private static final class GroupRows extends RowOperation {
        private final int groupAxis;
        private final RowFunction function;

        GroupRows(int groupAxis, RowFunction function) {
            this.groupAxis = groupAxis;
            this.function = function;
        }

        @Override
        int[] axes(int rank) {
            return IntStream.range(1, rank).filter(a -> a != groupAxis).toArray();
        }

        @Override
        RowFunction rowFunction(HostScope scope, int[] shape) {
            return function;
        }
    }

    /** Which gamma and beta a number of a row has. */
    private interface Place {
        int of(int number, int i);
    }

    /** What the moment says, then gamma and beta. */
    private record Standardized(double epsilon, Moment moment, Place place, float[] gamma, float[] beta)
            implements RowOperation.RowFunction {
        private double mean(float[] row) {
            double sum = 0;
            for (float x : row) {
                sum += x;
            }
            return moment == Moment.MEAN_SQUARE ? 0 : sum / row.length;
        }

        private double factor(float[] row, double mean) {
            double squares = 0;
            for (float x : row) {
                squares += (x - mean) * (x - mean);
            }
            return 1 / Math.sqrt(squares / row.length + epsilon);
        }

        private double subtracted(double mean) {
            return moment == Moment.STANDARDIZED ? mean : 0;
        }

        @Override
        public void forward(float[] row, int number) {
            double mean = mean(row);
            double factor = factor(row, mean);
            for (int i = 0; i < row.length; i++) {
                int at = place.of(number, i);
                row[i] = (float) ((row[i] - subtracted(mean)) * factor * gamma[at] + beta[at]);
            }
        }

        @Override
        public void gradient(float[] input, float[] gradient, int number) {
            double mean = mean(input);
            double factor = factor(input, mean);
            double sum = 0;
            double dot = 0;
            for (int i = 0; i < input.length; i++) {
                double g = (double) gradient[i] * gamma[place.of(number, i)];
                sum += g;
                dot += g * (input[i] - subtracted(mean)) * factor;
            }
            int n = input.length;
            double centre = subtracted(1) * sum / n;
            for (int i = 0; i < input.length; i++) {
                double g = (double) gradient[i] * gamma[place.of(number, i)];
                gradient[i] = (float) (factor * (g - centre - (input[i] - mean) * factor * dot / n));
            }
        }
    }

    /** Divided by the norm, whose square counts as no less than {@code least}. */
    private record Unit(double least) implements RowOperation.RowFunction {
        private static double squares(float[] row) {
            double sum = 0;
            for (float x : row) {
                sum += (double) x * x;
            }
            return sum;
        }

        @Override
        public void forward(float[] row, int number) {
            double factor = 1 / Math.sqrt(Math.max(squares(row), least));
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) (row[i] * factor);
            }
        }

        @Override
        public void gradient(float[] input, float[] gradient, int number) {
            double squares = squares(input);
            double factor = 1 / Math.sqrt(Math.max(squares, least));
            double dot = 0;
            for (int i = 0; i < input.length; i++) {
                dot += (double) gradient[i] * input[i];
            }
            double share = squares > least ? dot / squares : 0;
            for (int i = 0; i < input.length; i++) {
                gradient[i] = (float) (factor * (gradient[i] - input[i] * share));
            }
        }
    }
}
