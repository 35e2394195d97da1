package org.convscope.core.host;

/** Products of small matrices on the heap; each is row-major at an offset in its array. */
public final class Matrices {
    private Matrices() {}

    /**
     * A matrix in an array.
     *
     * @param transposed whether it is used as its transpose; rows and columns are those after that
     */
    public record Matrix(float[] data, int offset, int rows, int columns, boolean transposed) {
        public static Matrix of(float[] data, int offset, int rows, int columns) {
            return new Matrix(data, offset, rows, columns, false);
        }

        public Matrix transpose() {
            return new Matrix(data, offset, columns, rows, !transposed);
        }

        float at(int row, int column) {
            return data[offset + (transposed ? column * rows + row : row * columns + column)];
        }
    }

    /** Adds a * b to a row-major result. */
    static void addProduct(Matrix a, Matrix b, float[] result, int offset) {
        for (int row = 0; row < a.rows(); row++) {
            addRow(a, b, row, result, offset);
        }
    }

    /** a * b into a row-major array of zeros, by all processors where it is large. */
    static void multiply(Matrix a, Matrix b, float[] result) {
        int rows = (int) Math.max(1, (1 << 16) / Math.max(1L, (long) a.columns() * b.columns()));
        Chunks.each(a.rows(), rows, (from, to) -> {
            for (int row = from; row < to; row++) {
                addRow(a, b, row, result, 0);
            }
        });
    }

    private static void addRow(Matrix a, Matrix b, int row, float[] result, int offset) {
        double[] sums = new double[b.columns()];
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
