package org.convscope.inspect.match;

import java.util.List;

/** The classic kernels of one side, ready to be compared with. */
public final class KernelBank {
    private final List<ClassicKernel> kernels;
    private final double[][] directions;

    /**
     * @param side odd, at least 3
     */
    public KernelBank(int side) {
        kernels = ClassicKernels.ofSide(side);
        directions = kernels.stream().map(ClassicKernel::direction).toArray(double[][]::new);
    }

    /**
     * A classic kernel and how like it a slice is.
     *
     * @param cosine of the angle between both as vectors, -1 to 1: negative where the slice is like it with its sign turned
     */
    public record Likeness(ClassicKernel kernel, double cosine) {}

    /** Whether a slice has a direction: numbers, not all of them zero. */
    public static boolean hasDirection(float... slice) {
        double squares = squares(slice);
        return squares > 0 && Double.isFinite(squares);
    }

    /**
     * The kernel whose cosine with a slice has the largest magnitude; of equals the first in the bank.
     *
     * @param slice (side, side) row-major, {@linkplain #hasDirection with a direction}
     */
    public Likeness best(float... slice) {
        double norm = Math.sqrt(squares(slice));
        int best = 0;
        double cosine = 0;
        for (int k = 0; k < directions.length; k++) {
            double product = 0;
            for (int i = 0; i < slice.length; i++) {
                product += directions[k][i] * slice[i];
            }
            if (Math.abs(product) > Math.abs(cosine)) {
                best = k;
                cosine = product;
            }
        }
        return new Likeness(kernels.get(best), Math.max(-1, Math.min(1, cosine / norm)));
    }

    private static double squares(float... slice) {
        double squares = 0;
        for (float value : slice) {
            squares += (double) value * value;
        }
        return squares;
    }
}
