package org.convscope.inspect.embedding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convscope.task.TaskMonitor;

/**
 * The plane along which features vary most, and where each frame lies in it. Directions point so that the feature that weighs most
 * in them counts positive, as scikit-learn's PCA has them.
 *
 * <p>Computed in a Krylov space of blocks (Musco and Musco, "Randomized block Krylov methods", 2015) with everything orthogonal to
 * everything, until the plane is known to about ten digits: never a matrix of all features by all.
 *
 * @param x one a frame
 * @param y one a frame; 0 where there is one direction alone
 * @param explained the shares of the variance that lie along x and y
 */
record PrincipalPlane(double[] x, double[] y, double[] explained) {
    private static final int BLOCK = 8;
    private static final int MOST_BLOCKS = 30;
    private static final double ENOUGH = 1e-11;
    private static final double ROUNDING = 1e-14;

    /** Whether nothing varies. */
    boolean isFlat() {
        return explained[0] == 0;
    }

    /** Whether there is one direction alone. */
    boolean isLine() {
        return Arrays.stream(y).allMatch(number -> number == 0);
    }

    static PrincipalPlane of(FeatureRows rows, long seed, TaskMonitor monitor) {
        var products = new CentredProducts(rows, monitor);
        double all = products.squares(monitor);
        int count = rows.count();
        if (!(all > products.rounding())) {
            return new PrincipalPlane(new double[count], new double[count], new double[2]);
        }
        var search = new Search(products, count, monitor);
        search.run(new Random(seed));
        double[][] found = search.coordinates();
        // what rounding adds is no share
        double[] explained = {Math.min(1, search.value(0) / all), Math.min(1, search.value(1) / all)};
        return new PrincipalPlane(found[0], found[1], explained);
    }

    /** A growing space of vectors with a number a frame. */
    private static final class Search {
        private final CentredProducts products;
        private final int count;
        private final TaskMonitor monitor;
        private final List<double[]> basis = new ArrayList<>();
        private final List<double[]> images = new ArrayList<>();
        private final double[] values = new double[2];
        private final double[][] vectors = new double[2][];

        Search(CentredProducts products, int count, TaskMonitor monitor) {
            this.products = products;
            this.count = count;
            this.monitor = monitor;
        }

        double value(int axis) {
            return values[axis];
        }

        void run(Random random) {
            List<double[]> block = new ArrayList<>();
            for (int i = 0; i < Math.min(BLOCK, count); i++) {
                block.add(random.doubles(count, -1, 1).toArray());
            }
            block = fresh(block);
            for (int round = 0; round < MOST_BLOCKS && !block.isEmpty(); round++) {
                monitor.progress("Finding the directions of largest variance", (double) round / MOST_BLOCKS);
                double[][] image = products.square(block.toArray(double[][]::new), monitor);
                basis.addAll(block);
                images.addAll(List.of(image));
                if (project()) {
                    return;
                }
                block = fresh(List.of(image));
            }
        }

        /** What is new in some vectors, orthonormal; the mean over frames is not, as features are centred. */
        private List<double[]> fresh(List<double[]> block) {
            List<double[]> fresh = new ArrayList<>();
            for (double[] vector : block) {
                double[] rest = vector.clone();
                double before = length(rest);
                for (int pass = 0; pass < 2; pass++) {
                    centre(rest);
                    basis.forEach(known -> subtract(rest, known));
                    fresh.forEach(known -> subtract(rest, known));
                }
                double left = length(rest);
                if (left > before * ROUNDING * 10 && left > 0) {
                    scale(rest, 1 / left);
                    // what is left of little is mostly rounding
                    centre(rest);
                    basis.forEach(known -> subtract(rest, known));
                    fresh.forEach(known -> subtract(rest, known));
                    scale(rest, 1 / length(rest));
                    fresh.add(rest);
                }
            }
            return fresh;
        }

        /** The best two directions of the space; whether they are those of all. */
        private boolean project() {
            int size = basis.size();
            double[][] small = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    small[i][j] = (dot(basis.get(i), images.get(j)) + dot(basis.get(j), images.get(i))) / 2;
                    small[j][i] = small[i][j];
                }
            }
            var matrix = new SymmetricMatrix(small);
            int first = matrix.largest(-1);
            int second = matrix.largest(first);
            boolean known = take(0, matrix, first, Math.max(0, matrix.value(first)));
            return take(1, matrix, second, values[0]) && known;
        }

        private boolean take(int axis, SymmetricMatrix matrix, int index, double largest) {
            double[] vector = new double[count];
            if (index < 0) {
                vectors[axis] = vector;
                values[axis] = 0;
                return basis.size() >= count - 1;
            }
            double value = Math.max(0, matrix.value(index));
            double[] residual = new double[count];
            double[] shares = matrix.vector(index);
            for (int i = 0; i < shares.length; i++) {
                add(vector, basis.get(i), shares[i]);
                add(residual, images.get(i), shares[i]);
            }
            add(residual, vector, -value);
            vectors[axis] = vector;
            values[axis] = value;
            return length(residual) <= Math.max(ENOUGH * value, ROUNDING * largest);
        }

        /** Of each axis, one a frame. */
        double[][] coordinates() {
            double[][] found = new double[2][];
            for (int axis = 0; axis < 2; axis++) {
                double[] placed = vectors[axis].clone();
                // less than rounding is no direction
                double size = values[axis] <= ROUNDING * values[0] ? 0 : Math.sqrt(values[axis]);
                scale(placed, size * sign(products.across(vectors[axis], monitor)));
                found[axis] = placed;
            }
            return found;
        }

        private static double sign(double[] weights) {
            double most = 0;
            for (double weight : weights) {
                most = Math.abs(weight) > Math.abs(most) ? weight : most;
            }
            return most < 0 ? -1 : 1;
        }

        private static void centre(double[] vector) {
            double mean = 0;
            for (double number : vector) {
                mean += number;
            }
            mean /= vector.length;
            for (int i = 0; i < vector.length; i++) {
                vector[i] -= mean;
            }
        }

        private static void subtract(double[] vector, double[] known) {
            add(vector, known, -dot(vector, known));
        }

        private static void add(double[] vector, double[] other, double share) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] += share * other[i];
            }
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        private static double length(double[] vector) {
            return Math.sqrt(dot(vector, vector));
        }

        private static void scale(double[] vector, double by) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] *= by;
            }
        }
    }
}
