package org.convscope.render.colour;

/**
 * {@code floor(255 * (v - min) / (max - min) + 0.5)} in double arithmetic, clipped.
 *
 * @param ofConstant the level everywhere when max equals min
 */
record LinearLevels(double min, double max, int ofConstant) implements ColourLevels {
    @Override
    public int of(double value) {
        if (!Double.isFinite(value)) {
            return NOT_FINITE;
        }
        if (!(max > min)) {
            return ofConstant;
        }
        // a cast cuts towards zero, which is floor for what is not clipped anyway
        int level = (int) (255 * (value - min) / (max - min) + 0.5);
        return Math.max(0, Math.min(255, level));
    }
}
