package org.convscope.frame.io;

import org.convscope.problem.ProblemException;

/** Sizes that a header claims, checked against what the file holds before anything is allocated. */
final class CheckedSizes {
    /** More numbers than any detector has; also keeps eight bytes a number below the limit of an array. */
    private static final long MOST = (1L << 28) - 1;

    private CheckedSizes() {}

    /**
     * How many numbers there are.
     *
     * @param atMost how many numbers the file can hold, by its length
     * @throws ProblemException if the header claims more
     */
    static int count(FileContent content, long width, long height, long channels, long atMost) {
        check(content, width, height, channels, atMost);
        return (int) (width * height * channels);
    }

    /** Makes the checks of {@link #count} alone. */
    static void check(FileContent content, long width, long height, long channels, long atMost) {
        if (width <= 0 || height <= 0 || width > MOST || height > MOST || width * height > MOST / channels) {
            throw content.problem("the header claims an impossible size")
                    .found(height + " x " + width + " pixels")
                    .asException();
        }
        long count = width * height * channels;
        if (count > atMost) {
            throw content.problem("the file is too short for the size in its header")
                    .expected(count + " numbers for " + height + " x " + width + " pixels")
                    .found("at most " + atMost)
                    .nextStep("Copy the file again; it is truncated, or its header is wrong")
                    .asException();
        }
    }
}
