package org.convscope.frame.io;

/** How the blocks of one VP8 macroblock are predicted, and the trees that say so, RFC 6386, sections 8 and 11. */
record Vp8Modes(int segment, boolean skipped, boolean small, int luma, int[] blocks, int chroma) {
    static final int MEAN = 0;
    static final int BOTH = 1;
    static final int ABOVE = 2;
    static final int LEFT = 3;
    static final int RIGHT_DOWN = 4;
    static final int VERTICAL_RIGHT = 5;
    static final int LEFT_DOWN = 6;
    static final int VERTICAL_LEFT = 7;
    static final int HORIZONTAL_DOWN = 8;
    static final int HORIZONTAL_UP = 9;

    /**
     * @param above modes of the four blocks above, replaced by those of the lowest of this macroblock
     * @param left likewise
     */
    static Vp8Modes read(Vp8Header header, int[] above, int aboveFrom, int[] left) {
        Vp8Bits bits = header.bits;
        int segment = 0;
        if (header.segmentMap) {
            int[] tree = header.segmentProbabilities;
            segment = bits.bit(tree[0]) == 0 ? bits.bit(tree[1]) : 2 + bits.bit(tree[2]);
        }
        boolean skipped = header.skipProbability >= 0 && bits.bit(header.skipProbability) == 1;
        boolean small = bits.bit(145) == 0;
        int luma = MEAN;
        int[] blocks = new int[16];
        if (!small) {
            luma = bits.bit(156) == 1 ? (bits.bit(128) == 1 ? BOTH : LEFT) : bits.bit(163) == 1 ? ABOVE : MEAN;
        }
        for (int i = 0; i < 16; i++) {
            int mode = small ? block(bits, above[aboveFrom + i % 4], left[i / 4]) : luma;
            blocks[i] = mode;
            above[aboveFrom + i % 4] = mode;
            left[i / 4] = mode;
        }
        int chroma = bits.bit(142) == 0 ? MEAN : bits.bit(114) == 0 ? ABOVE : bits.bit(183) == 1 ? BOTH : LEFT;
        return new Vp8Modes(segment, skipped, small, luma, blocks, chroma);
    }

    private static int block(Vp8Bits bits, int above, int left) {
        for (int mode = MEAN; mode <= ABOVE; mode++) {
            if (is(bits, above, left, mode) == 0) {
                return mode;
            }
        }
        if (is(bits, above, left, 3) == 0) {
            return is(bits, above, left, 4) == 0 ? LEFT : is(bits, above, left, 5) == 0 ? RIGHT_DOWN : VERTICAL_RIGHT;
        }
        for (int mode = LEFT_DOWN; mode <= HORIZONTAL_DOWN; mode++) {
            if (is(bits, above, left, mode) == 0) {
                return mode;
            }
        }
        return HORIZONTAL_UP;
    }

    private static int is(Vp8Bits bits, int above, int left, int node) {
        return bits.bit(Vp8Tables.modeProbability(above, left, node));
    }
}
