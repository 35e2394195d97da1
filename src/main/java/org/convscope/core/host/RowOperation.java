package org.convscope.core.host;

import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;

/** A function from all numbers along some axes to as many numbers along them: softmax, layer normalisation. */
abstract class RowOperation extends HostOperation {
    /** The axes that make a row, never negative, ascending. */
    abstract int[] axes(int rank);

    /**
     * What is done to each row; called once a run, the result from several threads.
     *
     * @param shape of the whole input
     */
    abstract RowFunction rowFunction(HostScope scope, int[] shape);

    /** Works on one row in place. */
    interface RowFunction {
        void forward(float[] row, int number);

        /** Turns a row of output gradients into one of input gradients. */
        void gradient(float[] input, float[] gradient, int number);
    }

    @Override
    public boolean isInPlace() {
        return true;
    }

    @Override
    public void compute(HostScope scope, List<Tensor> inputs, Tensor output) {
        Rows rows = rows(output.shape());
        float[] ordered = rows.gather(inputs.get(0).data());
        RowFunction function = rowFunction(scope, output.shape());
        rows.each(number -> {
            float[] row = rows.row(ordered, number);
            function.forward(row, number);
            rows.setRow(ordered, number, row);
        });
        rows.scatter(ordered, output.data());
    }

    @Override
    public List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient) {
        Rows rows = rows(gradient.shape());
        float[] x = rows.gather(inputs.get(0).data());
        float[] g = rows.gather(gradient.data());
        RowFunction function = rowFunction(scope, gradient.shape());
        rows.each(number -> {
            float[] row = rows.row(g, number);
            function.gradient(rows.row(x, number), row, number);
            rows.setRow(g, number, row);
        });
        Tensor result = Tensor.zeros(gradient.shape());
        rows.scatter(g, result.data());
        return List.of(result);
    }

    private Rows rows(int[] shape) {
        return Rows.of(shape, axes(shape.length));
    }

    /** An array walked so that the row's axes come last. */
    record Rows(Strided walk, int count, int length) {
        static Rows of(int[] shape, int[] axes) {
            boolean[] inRow = new boolean[shape.length];
            for (int axis : axes) {
                inRow[axis] = true;
            }
            int[] order = IntStream.concat(
                            IntStream.range(0, shape.length).filter(axis -> !inRow[axis]),
                            IntStream.range(0, shape.length).filter(axis -> inRow[axis]))
                    .toArray();
            Strided walk = Strided.whole(shape).permuted(order);
            int length = Shapes.product(walk.shape(), shape.length - axes.length, shape.length);
            int count = Shapes.product(walk.shape(), 0, shape.length - axes.length);
            return new Rows(walk, count, length);
        }

        float[] gather(float[] numbers) {
            float[] ordered = new float[numbers.length];
            walk.copy(numbers, ordered);
            return ordered;
        }

        void scatter(float[] ordered, float[] numbers) {
            walk.put(ordered, numbers);
        }

        float[] row(float[] ordered, int number) {
            return java.util.Arrays.copyOfRange(ordered, number * length, (number + 1) * length);
        }

        void setRow(float[] ordered, int number, float[] row) {
            System.arraycopy(row, 0, ordered, number * length, length);
        }

        void each(java.util.function.IntConsumer row) {
            IntStream rows = IntStream.range(0, count);
            ((long) count * length > 1 << 16 ? rows.parallel() : rows).forEach(row);
        }
    }
}
