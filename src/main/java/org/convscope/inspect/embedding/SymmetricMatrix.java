package org.convscope.inspect.embedding;

/** Eigenvalues and eigenvectors of a small symmetric matrix, by turning pairs of axes until nothing is left beside the diagonal (Jacobi 1846). */
final class SymmetricMatrix {
    private static final int MOST_SWEEPS = 60;

    private final double[][] matrix;
    private final double[][] vectors;

    /**
     * @param matrix square; left as it is
     */
    SymmetricMatrix(double[][] matrix) {
        int size = matrix.length;
        this.matrix = new double[size][];
        this.vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            this.matrix[i] = matrix[i].clone();
            vectors[i][i] = 1;
        }
        int sweeps = 0;
        while (sweeps < MOST_SWEEPS && sweep()) {
            sweeps++;
        }
    }

    double value(int index) {
        return matrix[index][index];
    }

    /** Of an eigenvalue, of length 1. */
    double[] vector(int index) {
        return vectors[index].clone();
    }

    /** The index of the largest eigenvalue other than some. */
    int largest(int but) {
        int largest = -1;
        for (int i = 0; i < matrix.length; i++) {
            if (i != but && (largest < 0 || matrix[i][i] > matrix[largest][largest])) {
                largest = i;
            }
        }
        return largest;
    }

    private boolean sweep() {
        boolean turned = false;
        for (int p = 0; p < matrix.length; p++) {
            for (int q = p + 1; q < matrix.length; q++) {
                double beside = matrix[p][q];
                double least = Math.ulp(Math.abs(matrix[p][p]) + Math.abs(matrix[q][q])) / 8;
                if (Math.abs(beside) > least) {
                    turn(p, q);
                    turned = true;
                }
            }
        }
        return turned;
    }

    private void turn(int p, int q) {
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
        double c = 1 / Math.hypot(1, t);
        double s = t * c;
        double shift = t * matrix[p][q];
        matrix[p][p] -= shift;
        matrix[q][q] += shift;
        matrix[p][q] = 0;
        matrix[q][p] = 0;
        for (int k = 0; k < matrix.length; k++) {
            if (k != p && k != q) {
                double atP = matrix[p][k];
                double atQ = matrix[q][k];
                matrix[p][k] = c * atP - s * atQ;
                matrix[q][k] = s * atP + c * atQ;
                matrix[k][p] = matrix[p][k];
                matrix[k][q] = matrix[q][k];
            }
            double ofP = vectors[p][k];
            double ofQ = vectors[q][k];
            vectors[p][k] = c * ofP - s * ofQ;
            vectors[q][k] = s * ofP + c * ofQ;
        }
    }
}
