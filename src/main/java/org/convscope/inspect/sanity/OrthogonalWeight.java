package org.convscope.inspect.sanity;

import java.util.Random;
import org.convscope.array.Tensor;
import org.convscope.network.Weight;

/**
 * A random orthogonal matrix in place of a weight's numbers: all axes but the last are its rows (Saxe et al., "Exact solutions to the
 * nonlinear dynamics of learning in deep linear neural networks", 2013; Keras's {@code Orthogonal}).
 */
record OrthogonalWeight(Weight of, double gain, long seed) implements Weight {
    private static final double MOST_PRODUCTS = 1e10;

    /** Whether it can be made in seconds. */
    static boolean isFeasible(int[] shape) {
        double rows = rows(shape);
        double columns = shape.length == 0 ? 1 : shape[shape.length - 1];
        return shape.length >= 2 && rows * columns * Math.min(rows, columns) <= MOST_PRODUCTS;
    }

    private static double rows(int[] shape) {
        double rows = 1;
        for (int axis = 0; axis < shape.length - 1; axis++) {
            rows *= shape[axis];
        }
        return rows;
    }

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public int[] shape() {
        return of.shape();
    }

    @Override
    public Tensor read() {
        int[] shape = shape();
        int rows = (int) rows(shape);
        int columns = shape[shape.length - 1];
        boolean isWide = columns > rows;
        double[][] vectors = orthonormal(Math.min(rows, columns), Math.max(rows, columns));
        float[] numbers = new float[Math.toIntExact(size())];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                numbers[row * columns + column] =
                        (float) (gain * (isWide ? vectors[row][column] : vectors[column][row]));
            }
        }
        return Tensor.of(numbers, shape);
    }

    /** By Gram and Schmidt, twice: what is left of rounding after the first time is no more after the second. */
    private double[][] orthonormal(int count, int length) {
        var random = new Random(seed);
        double[][] vectors = new double[count][length];
        for (int i = 0; i < count; i++) {
            double[] vector = vectors[i];
            for (int k = 0; k < length; k++) {
                vector[k] = random.nextGaussian();
            }
            for (int time = 0; time < 2; time++) {
                for (int before = 0; before < i; before++) {
                    add(vector, -product(vector, vectors[before]), vectors[before]);
                }
            }
            double norm = Math.sqrt(product(vector, vector));
            for (int k = 0; k < length; k++) {
                vector[k] /= norm;
            }
        }
        return vectors;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static void add(double[] vector, double factor, double[] other) {
        for (int k = 0; k < vector.length; k++) {
            vector[k] += factor * other[k];
        }
    }
}
