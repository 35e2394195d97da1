package org.convscope.core.op;

/** Products of small matrices on the heap; each is row-major at an offset in its array. */
final class Matrices {
    private Matrices() {}

    /**
     * A matrix in an array.
     *
     * @param transposed whether it is used as its transpose; rows and columns are those after that
     */
    record Matrix(float[] data, int offset, int rows, int columns, boolean transposed) {
        static Matrix of(float[] data, int offset, int rows, int columns) {
            return new Matrix(data, offset, rows, columns, false);
        }

        Matrix transpose() {
            return new Matrix(data, offset, columns, rows, !transposed);
        }

        float at(int row, int column) {
            return data[offset + (transposed ? column * rows + row : row * columns + column)];
        }
    }

    /** Adds a * b to a row-major result. */
    static void addProduct(Matrix a, Matrix b, float[] result, int offset) {
        double[] sums = new double[b.columns()];
        for (int row = 0; row < a.rows(); row++) {
            java.util.Arrays.fill(sums, 0);
            for (int k = 0; k < a.columns(); k++) {
                double factor = a.at(row, k);
                for (int column = 0; column < sums.length; column++) {
                    sums[column] += factor * b.at(k, column);
                }
            }
            for (int column = 0; column < sums.length; column++) {
                result[offset + row * sums.length + column] += (float) sums[column];
            }
        }
    }
}
