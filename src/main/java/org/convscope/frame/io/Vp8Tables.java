package org.convscope.frame.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The numbers of RFC 6386 that a key frame needs: first and updating probabilities of the coefficients (13.5, 13.4), those of
 * the small blocks' modes (11.5), quantizers (14.1).
 */
final class Vp8Tables {
    static final int TYPES = 4;
    static final int BANDS = 8;
    static final int CONTEXTS = 3;
    static final int PROBABILITIES = 11;
    static final int MODES = 10;

    private static final int COEFFICIENTS = TYPES * BANDS * CONTEXTS * PROBABILITIES;
    private static final int QUANTIZERS = 128;
    private static final int[] ALL = load();

    private Vp8Tables() {}

    private static int[] load() {
        try (InputStream stream = Vp8Tables.class.getResourceAsStream("vp8.txt")) {
            if (stream == null) {
                throw new IllegalStateException("vp8.txt is missing");
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
            return Arrays.stream(text.replaceAll("#[^\n]*\n", " ").strip().split("\\s+"))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a coefficient's probabilities begin. */
    static int place(int type, int band, int context) {
        return ((type * BANDS + band) * CONTEXTS + context) * PROBABILITIES;
    }

    static int[] firstProbabilities() {
        return Arrays.copyOf(ALL, COEFFICIENTS);
    }

    static int updateProbability(int place) {
        return ALL[COEFFICIENTS + place];
    }

    /** The probability of a small block's mode, by the modes above and to the left; {@code node} 0 to 8. */
    static int modeProbability(int above, int left, int node) {
        return ALL[2 * COEFFICIENTS + (above * MODES + left) * (MODES - 1) + node];
    }

    static int dcQuantizer(int index) {
        return ALL[2 * COEFFICIENTS + MODES * MODES * (MODES - 1) + clipped(index)];
    }

    static int acQuantizer(int index) {
        return ALL[2 * COEFFICIENTS + MODES * MODES * (MODES - 1) + QUANTIZERS + clipped(index)];
    }

    private static int clipped(int index) {
        return Math.max(0, Math.min(QUANTIZERS - 1, index));
    }
}
