package org.convscope.render.colour;

/** {@code (x - mean) / std * 64 + 128}, clipped and cut to a whole number. */
record StandardisedLevels(double mean, double standardDeviation) implements ColourLevels {
    @Override
    public int of(double value) {
        if (!Double.isFinite(value)) {
            return NOT_FINITE;
        }
        if (!(standardDeviation > 0)) {
            return 128;
        }
        double level = (value - mean) / standardDeviation * 64 + 128;
        return (int) Math.max(0, Math.min(255, level));
    }
}
