package org.convscope.frame;

/** The state of each pixel besides its number: gap, dead, saturated. Row by row from the top, one entry a pixel. */
public final class Mask {
    /** Every pixel is good. */
    public static final Mask NONE = new Mask(new byte[0]);

    private final byte[] kinds;
    private final int[] counts = new int[Kind.BY_CODE.length];

    /** The states of a pixel. */
    public enum Kind {
        GOOD(0),
        /** A place between the modules of a detector, or outside every panel: nothing was measured. */
        GAP(1),
        /** Dead, hot or otherwise not to be trusted. */
        DEAD(2),
        /** A count at or above the highest that can be told apart: a lower bound. */
        SATURATED(3);

        private static final Kind[] BY_CODE = values();

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        /** The code of a state, as {@link Mask#of} takes it. */
        public byte code() {
            return code;
        }
    }

    private Mask(byte[] kinds) {
        this.kinds = kinds;
        int others = 0;
        for (byte kind : kinds) {
            if (kind != Kind.GOOD.code) {
                counts[kind]++;
                others++;
            }
        }
        counts[Kind.GOOD.code] = kinds.length - others;
    }

    /**
     * @param kinds codes of {@link Kind}, one a pixel, handed over
     */
    public static Mask of(byte[] kinds) {
        var mask = new Mask(kinds);
        return mask.counts[Kind.GOOD.code] == kinds.length ? NONE : mask;
    }

    /** Whether every pixel is good. */
    public boolean isEmpty() {
        return kinds.length == 0;
    }

    /** The state of a pixel by its index, y x width + x. */
    public Kind kind(int pixel) {
        return kinds.length == 0 ? Kind.GOOD : Kind.BY_CODE[kinds[pixel]];
    }

    /** Whether nothing is known there: a gap or a dead pixel. A saturated one is a measurement still. */
    public boolean excludes(int pixel) {
        return kinds.length != 0 && (kinds[pixel] == Kind.GAP.code || kinds[pixel] == Kind.DEAD.code);
    }

    /** How many pixels are of a kind; 0 good ones in {@link #NONE}, which knows no size. */
    public int count(Kind kind) {
        return counts[kind.code];
    }

    /** Gaps and dead pixels together. */
    public int excluded() {
        return count(Kind.GAP) + count(Kind.DEAD);
    }
}
