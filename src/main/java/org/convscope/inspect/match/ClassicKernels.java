package org.convscope.inspect.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * The bank of classic kernels: twenty of each odd side from 3 on. x runs to the right, y down, both from 0 at the middle. Smoothing
 * is binomial: 1 2 1, then 1 4 6 4 1, and so on. As docs/analyses.md lists them.
 */
public final class ClassicKernels {
    /** The smallest side that has a bank. */
    public static final int SMALLEST = 3;

    private static final int[] ANGLES = {0, 45, 90, 135};

    private final int side;
    private final List<ClassicKernel> kernels = new ArrayList<>();

    private ClassicKernels(int side) {
        this.side = side;
    }

    /** Whether there is a bank for kernels of so many rows and columns. */
    public static boolean hasBank(int height, int width) {
        return height == width && height >= SMALLEST && height % 2 == 1;
    }

    /**
     * All of a side.
     *
     * @param side odd, at least 3
     */
    public static List<ClassicKernel> ofSide(int side) {
        if (!hasBank(side, side)) {
            throw new IllegalArgumentException("side " + side);
        }
        return new ClassicKernels(side).all();
    }

    private List<ClassicKernel> all() {
        double[] smooth = binomial(side);
        double[] slope = correlated(binomial(side - 2), -1, 0, 1);
        double[] lessSmooth = binomial(side - 2);
        double[] four = spread(lessSmooth, 0, 1, 0, 1, -4, 1, 0, 1, 0);
        add("identity", (x, y) -> x == 0 && y == 0 ? 1 : 0);
        add("edge x", (x, y) -> Math.signum(x));
        add("edge y", (x, y) -> Math.signum(y));
        add("edge diagonal down", (x, y) -> Math.signum(x + y));
        add("edge diagonal up", (x, y) -> Math.signum(x - y));
        add("Sobel x", (x, y) -> at(smooth, y) * at(slope, x));
        add("Sobel y", (x, y) -> at(slope, y) * at(smooth, x));
        put("Laplacian 4", four);
        put("Laplacian 8", spread(lessSmooth, 1, 1, 1, 1, -8, 1, 1, 1, 1));
        add("Gaussian", (x, y) -> at(smooth, x) * at(smooth, y));
        add("box blur", (x, y) -> 1);
        double weight = sum(lessSmooth) * sum(lessSmooth);
        add("sharpen", (x, y) -> (x == 0 && y == 0 ? 1 : 0) - four[place(x, y)] / weight);
        for (int angle : ANGLES) {
            gabor(angle);
        }
        return List.copyOf(kernels);
    }

    /** A wave of 2/3 of the side along the angle, clockwise from +x as seen, under a Gaussian of a quarter of the side. */
    private void gabor(int angle) {
        double cosine = Math.cos(Math.toRadians(angle));
        double sine = Math.sin(Math.toRadians(angle));
        double sigma = side / 4.0;
        double wave = 3 * Math.PI / side;
        double[] even = new double[side * side];
        double[] odd = new double[side * side];
        for (int i = 0; i < even.length; i++) {
            double x = i % side - side / 2;
            double y = i / side - side / 2;
            double along = x * cosine + y * sine;
            double envelope = Math.exp(-(x * x + y * y) / (2 * sigma * sigma));
            even[i] = envelope * Math.cos(wave * along);
            odd[i] = envelope * Math.sin(wave * along);
        }
        double mean = sum(even) / even.length;
        for (int i = 0; i < even.length; i++) {
            even[i] -= mean;
        }
        put("Gabor even " + angle, even);
        put("Gabor odd " + angle, odd);
    }

    private void add(String name, DoubleBinaryOperator value) {
        double[] values = new double[side * side];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(i % side - side / 2, i / side - side / 2);
        }
        put(name, values);
    }

    private void put(String name, double... values) {
        kernels.add(new ClassicKernel(name, side, values));
    }

    private int place(double x, double y) {
        return ((int) y + side / 2) * side + (int) x + side / 2;
    }

    private double at(double[] row, double place) {
        return row[(int) place + side / 2];
    }

    /** 1; 1 1 smoothed again and again, so many numbers. */
    private static double[] binomial(int length) {
        double[] row = {1};
        while (row.length < length) {
            row = correlated(row, 1, 1);
        }
        return row;
    }

    /** Every overlap of a row with a symmetric or antisymmetric shorter one. */
    private static double[] correlated(double[] row, double... other) {
        double[] made = new double[row.length + other.length - 1];
        for (int i = 0; i < row.length; i++) {
            for (int k = 0; k < other.length; k++) {
                made[i + k] += row[i] * other[k];
            }
        }
        return made;
    }

    /** A kernel of 3 x 3 smoothed by a row along both axes. */
    private double[] spread(double[] row, double... small) {
        double[] made = new double[side * side];
        for (int i = 0; i < small.length; i++) {
            for (int y = 0; y < row.length; y++) {
                for (int x = 0; x < row.length; x++) {
                    made[(i / 3 + y) * side + i % 3 + x] += small[i] * row[y] * row[x];
                }
            }
        }
        return made;
    }

    private static double sum(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
