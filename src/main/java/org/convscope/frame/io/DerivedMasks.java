package org.convscope.frame.io;

import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;

/** Masks that follow from the numbers themselves. */
final class DerivedMasks {
    /** What detectors of signed counts write between their modules, and for a pixel that is dead. */
    private static final double GAP = -1;

    private static final double DEAD = -2;

    private DerivedMasks() {}

    /** Numbers that are not finite are dead; those at or above {@code saturation} are saturated. */
    static Mask of(Pixels pixels, int channels, double saturation) {
        byte[] kinds = new byte[pixels.size() / channels];
        for (int place = 0; place < kinds.length; place++) {
            for (int i = place * channels; i < (place + 1) * channels; i++) {
                double v = pixels.get(i);
                if (!Double.isFinite(v)) {
                    kinds[place] = Mask.Kind.DEAD.code();
                } else if (v >= saturation && kinds[place] == 0) {
                    kinds[place] = Mask.Kind.SATURATED.code();
                }
            }
        }
        return Mask.of(kinds);
    }

    /** The same of whole numbers, which are all finite. */
    static Mask saturated(int[] values, int channels, int saturation) {
        byte[] kinds = new byte[values.length / channels];
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= saturation) {
                kinds[i / channels] = Mask.Kind.SATURATED.code();
            }
        }
        return Mask.of(kinds);
    }

    /**
     * The mask of counts that a detector's own format holds: of signed whole numbers the smallest there is stands for
     * no number, and where none is below -2, -1 is a gap and -2 a dead pixel. In floats they are numbers like others.
     */
    static Mask ofCounts(Pixels pixels, NumberType type, double saturation) {
        return ofCounts(pixels, type, Double.NaN, type.lowestCount(), saturation);
    }

    /**
     * As {@link #ofCounts(Pixels, NumberType, double)}, and the largest number of the type stands for no number, as in DECTRIS's
     * files.
     *
     * @param lowest what is below it is no measurement
     */
    static Mask withoutNumber(Pixels pixels, NumberType type, double lowest, double saturation) {
        return ofCounts(pixels, type, type.largest(), lowest, saturation);
    }

    private static Mask ofCounts(Pixels pixels, NumberType type, double none, double lowest, double saturation) {
        boolean sentinels = !type.isFloat() && smallest(pixels) >= DEAD;
        byte[] kinds = new byte[pixels.size()];
        for (int i = 0; i < kinds.length; i++) {
            double v = pixels.get(i);
            if (v == none || (v == GAP && sentinels)) {
                kinds[i] = Mask.Kind.GAP.code();
            } else if (!Double.isFinite(v) || v < lowest || (v == DEAD && sentinels)) {
                kinds[i] = Mask.Kind.DEAD.code();
            } else if (v >= saturation) {
                kinds[i] = Mask.Kind.SATURATED.code();
            }
        }
        return Mask.of(kinds);
    }

    private static double smallest(Pixels pixels) {
        double smallest = 0;
        for (int i = 0; i < pixels.size(); i++) {
            smallest = Math.min(smallest, pixels.get(i));
        }
        return Double.isNaN(smallest) ? 0 : smallest;
    }
}
