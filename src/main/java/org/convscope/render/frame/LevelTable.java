package org.convscope.render.frame;

import org.convscope.array.Range;
import org.convscope.choice.Curve;
import org.convscope.choice.LevelRule;
import org.convscope.choice.Standardised;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;

/**
 * Levels looked up by a 16-bit code of the value between the limits. Where the limits are whole numbers, every whole
 * number between them (up to 65,536 of them) has a code of its own, so that stored counts get exactly their level.
 */
final class LevelTable {
    private static final int LARGEST_CODE = 65535;

    private final double low;
    private final double codesPerValue;
    private final int lastCode;
    private final byte[] levels;

    private LevelTable(double low, double codesPerValue, int lastCode, byte[] levels) {
        this.low = low;
        this.codesPerValue = codesPerValue;
        this.lastCode = lastCode;
        this.levels = levels;
    }

    static LevelTable of(ColourMapping mapping, Range limits, ColourUse use) {
        LevelRule rule = mapping.rule() == Standardised.STANDARDISED ? Curve.LINEAR : mapping.rule();
        ColourMapping shown = mapping.withRule(rule);
        boolean centred = use == ColourUse.MAPPED && mapping.colours().isZeroCentred();
        Range ends = centred ? limits.symmetric() : limits;
        ColourLevels exact = centred ? shown.levels(limits) : ColourLevels.between(limits, rule);
        if (!(ends.width() > 0)) {
            return new LevelTable(0, 0, 0, new byte[] {(byte) exact.of(ends.isEmpty() ? 0 : ends.min())});
        }
        double perValue = LARGEST_CODE / ends.width();
        if (perValue >= 1 && ends.width() == Math.rint(ends.width()) && ends.min() == Math.rint(ends.min())) {
            perValue = Math.floor(perValue);
        }
        int last = (int) Math.round(ends.width() * perValue);
        byte[] levels = new byte[last + 1];
        for (int code = 0; code <= last; code++) {
            levels[code] = (byte) exact.of(ends.min() + code / perValue);
        }
        return new LevelTable(ends.min(), perValue, last, levels);
    }

    /** Whether levels go through the colour map or are intensities of red, green and blue themselves. */
    enum ColourUse {
        MAPPED,
        DIRECT
    }

    /** The level, 0 to 255, of a finite value. */
    int of(float value) {
        double code = (value - low) * codesPerValue + 0.5;
        // the cast cuts at the ends of int
        return levels[Math.max(0, Math.min(lastCode, (int) code))] & 255;
    }
}
