package org.convscope.inspect.match;

import java.util.Arrays;
import java.util.Random;

/**
 * What kernels of independent normal numbers reach against the bank: the magnitude of the best cosine.
 *
 * @param draws how many random kernels
 * @param median half of them stay below it
 * @param most 95 % of them stay below it
 */
public record ChanceMatch(int draws, double median, double most) {
    /** All numbers follow from it. */
    public static final long SEED = 0;

    private static final int MOST_DRAWS = 20_000;
    private static final int FEWEST_DRAWS = 400;
    private static final long NUMBERS = 4_000_000;
    private static final double SHARE = 0.95;

    /** Of kernels of a side, for which there is a bank; the larger they are the fewer are drawn. */
    public static ChanceMatch ofSide(int side) {
        var bank = new KernelBank(side);
        var random = new Random(SEED);
        int draws = (int) Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, NUMBERS / ((long) side * side)));
        double[] reached = new double[draws];
        float[] slice = new float[side * side];
        for (int draw = 0; draw < draws; draw++) {
            for (int i = 0; i < slice.length; i++) {
                slice[i] = (float) random.nextGaussian();
            }
            reached[draw] = Math.abs(bank.best(slice).cosine());
        }
        Arrays.sort(reached);
        return new ChanceMatch(draws, reached[draws / 2], reached[(int) (SHARE * draws)]);
    }
}
