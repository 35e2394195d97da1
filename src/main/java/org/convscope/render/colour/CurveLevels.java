package org.convscope.render.colour;

import org.convscope.array.Range;
import org.convscope.choice.Curve;

/**
 * Levels along a curve, found by comparing with the 255 places where the level steps up: as exact as computing the
 * curve for every value, without a logarithm for each.
 */
final class CurveLevels implements ColourLevels {
    private static final int GUESSES = 4096;

    private final double min;
    private final double max;
    private final int ofConstant;
    // steps[k]: the place in the range, 0 to 1, from which the level is at least k
    private final double[] steps = new double[256];
    // the level at the lower edge of each of equal parts of the range: where the search starts
    private final short[] guesses = new short[GUESSES + 1];

    private CurveLevels(Range range, int ofConstant, Curve curve) {
        this.min = range.min();
        this.max = range.max();
        this.ofConstant = ofConstant;
        boolean centred = ofConstant != 0;
        for (int level = 1; level < 256; level++) {
            double share = (level - 0.5) / 255;
            steps[level] = centred ? centredPlace(curve, share) : curve.place(share);
        }
        int level = 0;
        for (int i = 0; i <= GUESSES; i++) {
            while (level < 255 && (double) i / GUESSES >= steps[level + 1]) {
                level++;
            }
            guesses[i] = (short) level;
        }
    }

    static CurveLevels between(Range range, Curve curve) {
        return new CurveLevels(range, 0, curve);
    }

    static CurveLevels centred(Range symmetric, Curve curve) {
        return new CurveLevels(symmetric, 128, curve);
    }

    @Override
    public int of(double value) {
        if (!Double.isFinite(value)) {
            return NOT_FINITE;
        }
        if (!(max > min)) {
            return ofConstant;
        }
        double place = (value - min) / (max - min);
        if (place <= 0) {
            return 0;
        }
        if (place >= 1) {
            return 255;
        }
        int level = guesses[(int) (place * GUESSES)];
        while (level < 255 && place >= steps[level + 1]) {
            level++;
        }
        return level;
    }

    private static double centredPlace(Curve curve, double share) {
        double distance = curve.place(Math.abs(2 * share - 1));
        return 0.5 + (share < 0.5 ? -distance : distance) / 2;
    }
}
