package org.convscope.core.host;

import org.convscope.array.Tensor;

/** What a state contributes to the gates: a linear function of it, (rows, units) to (rows, columns). */
interface StateProduct {
    double[] of(double[] state);

    /** The gradient of the state, from that of what it contributed. */
    double[] back(double[] gradient);

    /**
     * Times columns of a matrix.
     *
     * @param kernel (units, all columns)
     * @param from the first column taken
     * @param columns how many are taken
     */
    static StateProduct matrix(Tensor kernel, int from, int columns) {
        int units = kernel.length(0);
        int all = kernel.length(1);
        float[] k = kernel.data();
        return new StateProduct() {
            @Override
            public double[] of(double[] state) {
                double[] product = new double[state.length / units * columns];
                addProduct(state, units, k, all, from, columns, product);
                return product;
            }

            @Override
            public double[] back(double[] gradient) {
                return transposedProduct(gradient, columns, k, all, from, units);
            }
        };
    }

    /** Adds rows (rows, inner) times columns of a matrix (inner, all). */
    static void addProduct(double[] rows, int inner, float[] matrix, int all, int from, int columns, double[] sum) {
        for (int row = 0; row < rows.length / inner; row++) {
            for (int i = 0; i < inner; i++) {
                double x = rows[row * inner + i];
                int at = i * all + from;
                for (int column = 0; column < columns; column++) {
                    sum[row * columns + column] += x * matrix[at + column];
                }
            }
        }
    }

    /** Rows (rows, columns) times those columns of a matrix (inner, all), transposed: (rows, inner). */
    static double[] transposedProduct(double[] rows, int columns, float[] matrix, int all, int from, int inner) {
        double[] product = new double[rows.length / columns * inner];
        for (int row = 0; row < rows.length / columns; row++) {
            for (int i = 0; i < inner; i++) {
                double sum = 0;
                int at = i * all + from;
                for (int column = 0; column < columns; column++) {
                    sum += rows[row * columns + column] * matrix[at + column];
                }
                product[row * inner + i] = sum;
            }
        }
        return product;
    }
}
