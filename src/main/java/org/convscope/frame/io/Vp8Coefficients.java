package org.convscope.frame.io;

import java.util.Arrays;

/** Reads the coefficients of macroblocks, RFC 6386, section 13, and remembers which neighbours had some. */
final class Vp8Coefficients {
    private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};
    private static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7};
    private static final int[][] LARGE = {
        {173, 148, 140},
        {176, 155, 140, 135},
        {180, 157, 141, 134, 130},
        {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
    };
    private static final int AFTER_SECOND_LEVEL = 0;
    private static final int SECOND_LEVEL = 1;
    private static final int CHROMA = 2;
    private static final int WHOLE_LUMA = 3;
    /** A macroblock's flags in one direction: four of luma, two and two of chroma, one of the second level. */
    private static final int FLAGS = 9;

    private final int[] probabilities;
    private final int[] above;
    private final int[] left = new int[FLAGS];
    private final int[] values = new int[400];

    Vp8Coefficients(int[] probabilities, int columns) {
        this.probabilities = probabilities;
        above = new int[columns * FLAGS];
    }

    void beginRow() {
        Arrays.fill(left, 0);
    }

    /** Sixteen blocks of luma, four and four of chroma, in the last macroblock that was read. */
    int[] values() {
        return values;
    }

    /** Whether the last macroblock has any; fills {@link #values}. */
    boolean read(Vp8Bits bits, Vp8Modes modes, int column, int[] quantizers) {
        Arrays.fill(values, 0);
        int at = column * FLAGS;
        if (modes.skipped()) {
            clear(at, modes.small());
            return false;
        }
        boolean any = false;
        int first = 0;
        if (!modes.small()) {
            int end = block(bits, SECOND_LEVEL, above[at + 8] + left[8], 0, 384, quantizers[2], quantizers[3]);
            above[at + 8] = end > 0 ? 1 : 0;
            left[8] = above[at + 8];
            spreadSecondLevel();
            first = 1;
        }
        for (int i = 0; i < 24; i++) {
            int across = i < 16 ? i % 4 : 4 + (i - 16) / 4 * 2 + i % 2;
            int down = i < 16 ? i / 4 : 4 + (i - 16) / 4 * 2 + i / 2 % 2;
            int begin = i < 16 ? first : 0;
            int type = i >= 16 ? CHROMA : modes.small() ? WHOLE_LUMA : AFTER_SECOND_LEVEL;
            int dc = quantizers[i < 16 ? 0 : 4];
            int ac = quantizers[i < 16 ? 1 : 5];
            int end = block(bits, type, above[at + across] + left[down], begin, i * 16, dc, ac);
            above[at + across] = end > begin ? 1 : 0;
            left[down] = above[at + across];
            any |= end > 1 || values[i * 16] != 0;
        }
        return any;
    }

    private void clear(int at, boolean small) {
        int kept = small ? FLAGS - 1 : FLAGS;
        Arrays.fill(above, at, at + kept, 0);
        Arrays.fill(left, 0, kept, 0);
    }

    /** The place after the last coefficient. */
    private int block(Vp8Bits bits, int type, int context, int begin, int to, int dc, int ac) {
        int i = begin;
        int now = context;
        boolean mayEnd = true;
        while (i < 16) {
            int at = Vp8Tables.place(type, BANDS[i], now);
            if (mayEnd && bits.bit(probabilities[at]) == 0) {
                return i;
            }
            if (bits.bit(probabilities[at + 1]) == 0) {
                now = 0;
                mayEnd = false;
                i++;
                continue;
            }
            int size = bits.bit(probabilities[at + 2]) == 0 ? 1 : large(bits, at);
            now = size == 1 ? 1 : 2;
            mayEnd = true;
            int value = bits.bit(128) == 1 ? -size : size;
            values[to + ZIGZAG[i]] = value * (i == 0 ? dc : ac);
            i++;
        }
        return 16;
    }

    /** 2 and more. */
    private int large(Vp8Bits bits, int at) {
        if (bits.bit(probabilities[at + 3]) == 0) {
            return bits.bit(probabilities[at + 4]) == 0 ? 2 : 3 + bits.bit(probabilities[at + 5]);
        }
        if (bits.bit(probabilities[at + 6]) == 0) {
            if (bits.bit(probabilities[at + 7]) == 0) {
                return 5 + bits.bit(159);
            }
            return 7 + 2 * bits.bit(165) + bits.bit(145);
        }
        int high = bits.bit(probabilities[at + 8]);
        int kind = 2 * high + bits.bit(probabilities[at + 9 + high]);
        int extra = 0;
        for (int probability : LARGE[kind]) {
            extra = 2 * extra + bits.bit(probability);
        }
        return 3 + (8 << kind) + extra;
    }

    /** The inverse Walsh-Hadamard transform of the second level gives every luma block its first coefficient, section 14.3. */
    private void spreadSecondLevel() {
        int[] half = new int[16];
        for (int i = 0; i < 4; i++) {
            walsh(values, 384 + i, 4, half, i, 4);
        }
        int[] row = new int[4];
        for (int y = 0; y < 4; y++) {
            walsh(half, 4 * y, 1, row, 0, 1);
            for (int x = 0; x < 4; x++) {
                values[(4 * y + x) * 16] = (row[x] + 3) >> 3;
            }
        }
    }

    private static void walsh(int[] in, int from, int step, int[] out, int to, int outStep) {
        int a = in[from] + in[from + 3 * step];
        int b = in[from + step] + in[from + 2 * step];
        int c = in[from + step] - in[from + 2 * step];
        int d = in[from] - in[from + 3 * step];
        out[to] = a + b;
        out[to + outStep] = c + d;
        out[to + 2 * outStep] = a - b;
        out[to + 3 * outStep] = d - c;
    }
}
