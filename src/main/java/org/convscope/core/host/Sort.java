package org.convscope.core.host;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.convscope.network.InputShapes;
import org.convscope.network.Operation;

/** {@code sort} and {@code argsort} along an axis. */
final class Sort extends RowOperation implements RowOperation.RowFunction {
    private final Operation.Sort operation;

    Sort(Operation.Sort operation) {
        this.operation = operation;
    }

    @Override
    int[] axes(int rank) {
        return new int[] {InputShapes.axis(operation.axis(), rank)};
    }

    @Override
    RowFunction rowFunction(HostScope scope, int[] shape) {
        return this;
    }

    /** Places in order; equal numbers stay as they are. */
    private int[] order(float[] row) {
        Comparator<Integer> ascending = Comparator.comparingDouble(i -> row[i] + 0.0);
        return IntStream.range(0, row.length)
                .boxed()
                .sorted(operation.descending() ? ascending.reversed() : ascending)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public void forward(float[] row, int number) {
        int[] order = order(row);
        float[] sorted = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            sorted[i] = operation.places() ? order[i] : row[order[i]];
        }
        System.arraycopy(sorted, 0, row, 0, row.length);
    }

    @Override
    public void gradient(float[] input, float[] gradient, int number) {
        int[] order = order(input);
        float[] result = new float[input.length];
        for (int i = 0; i < input.length; i++) {
            result[order[i]] = operation.places() ? 0 : gradient[i];
        }
        System.arraycopy(result, 0, gradient, 0, input.length);
    }
}
