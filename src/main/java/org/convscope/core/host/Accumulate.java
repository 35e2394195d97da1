package org.convscope.core.host;

import org.convscope.network.InputShapes;
import org.convscope.network.Operation;

/** {@code cumsum} and {@code cumprod} along an axis. */
final class Accumulate extends RowOperation implements RowOperation.RowFunction {
    private final Operation.Accumulate operation;

    Accumulate(Operation.Accumulate operation) {
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

    private int place(int i, int length) {
        return operation.reverse() ? length - 1 - i : i;
    }

    @Override
    public void forward(float[] row, int number) {
        double total = operation.product() ? 1 : 0;
        for (int i = 0; i < row.length; i++) {
            int at = place(i, row.length);
            double before = total;
            total = operation.product() ? total * row[at] : total + row[at];
            row[at] = (float) (operation.exclusive() ? before : total);
        }
    }

    @Override
    public void gradient(float[] input, float[] gradient, int number) {
        int n = input.length;
        float[] result = new float[n];
        for (int k = 0; k < n; k++) {
            double sum = 0;
            for (int i = operation.exclusive() ? k + 1 : k; i < n; i++) {
                sum += gradient[place(i, n)] * (operation.product() ? productWithout(input, k, i) : 1);
            }
            result[place(k, n)] = (float) sum;
        }
        System.arraycopy(result, 0, gradient, 0, n);
    }

    /** Of all numbers that go into place {@code end}, but the one at {@code left}. */
    private double productWithout(float[] input, int left, int end) {
        double product = 1;
        for (int i = 0; i < (operation.exclusive() ? end : end + 1); i++) {
            product *= i == left ? 1 : input[place(i, input.length)];
        }
        return product;
    }
}
