package org.convscope.choice;

/** By a tile's own mean and standard deviation: (x - mean) / std * 64 + 128, clipped to 0..255; ignores the range. */
public enum TileStandardisation implements LevelRule {
    Z_SCORE;

    @Override
    public String word() {
        return "standardised";
    }

    @Override
    public double share(double t) {
        return t;
    }

    @Override
    public double place(double share) {
        return share;
    }
}
