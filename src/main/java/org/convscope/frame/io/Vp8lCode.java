package org.convscope.frame.io;

import java.io.IOException;

/** A canonical prefix code; one of a single symbol takes no bits. */
final class Vp8lCode {
    private static final int LONGEST = 15;

    private final int[] counts = new int[LONGEST + 1];
    private final int[] symbols;

    /**
     * @param lengths of every symbol's code; 0 for symbols that do not occur
     * @throws IOException if they are no complete code
     */
    Vp8lCode(int... lengths) throws IOException {
        for (int length : lengths) {
            counts[length]++;
        }
        symbols = new int[lengths.length - counts[0]];
        int[] places = new int[LONGEST + 2];
        long free = 1;
        for (int length = 1; length <= LONGEST; length++) {
            places[length + 1] = places[length] + counts[length];
            free = 2 * free - counts[length];
            if (free < 0) {
                throw new IOException("a prefix code makes no sense");
            }
        }
        if (symbols.length == 0 || (symbols.length > 1 && free > 0)) {
            throw new IOException("a prefix code makes no sense");
        }
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[places[lengths[symbol]]++] = symbol;
            }
        }
    }

    int read(Vp8lBits bits) throws IOException {
        if (symbols.length == 1) {
            return symbols[0];
        }
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= bits.number(1);
            if (code - first < counts[length]) {
                return symbols[index + code - first];
            }
            index += counts[length];
            first = (first + counts[length]) << 1;
            code <<= 1;
        }
        throw new IOException("a prefix code makes no sense");
    }
}
