package org.convscope.input;

/**
 * How counts become whole numbers of 0 to 255 for a network that was trained on 8-bit frames. The result is cut off, not
 * rounded, as numpy's {@code astype(uint8)} does. Frames that are 8-bit already stay as they are, those of fewer bits get
 * white at 255.
 */
public sealed interface EightBitCounts {
    /** Counts stay counts. */
    record Kept() implements EightBitCounts {}

    /**
     * 255 (I - l) / (h - l), clipped, with l and h the numbers at two percentiles of the resized frame; where they are the same,
     * 255 above and 0 elsewhere.
     *
     * @param low percentile, 0 to 100
     * @param high percentile, above {@code low}
     */
    record Linear(double low, double high) implements EightBitCounts {
        public Linear {
            checkPercentiles(low, high);
        }
    }

    /** {@link Linear} with the square root taken of (I - l) / (h - l): faint spots are lifted. */
    record SquareRoot(double low, double high) implements EightBitCounts {
        public SquareRoot {
            checkPercentiles(low, high);
        }
    }

    /**
     * factor sqrt(I / median) + offset, clipped, with the median of the resized frame; with a median of 0 it is 40 I. The
     * nanoBragg frames are made with 128 and -10.
     */
    record SquareRootOfMedian(double factor, double offset) implements EightBitCounts {
        public SquareRootOfMedian {
            if (!(factor > 0) || !Double.isFinite(factor) || !Double.isFinite(offset)) {
                throw new IllegalArgumentException("factor " + factor + ", offset " + offset);
            }
        }
    }

    private static void checkPercentiles(double low, double high) {
        if (!(low >= 0 && low < high && high <= 100)) {
            throw new IllegalArgumentException("percentiles " + low + " and " + high);
        }
    }
}
