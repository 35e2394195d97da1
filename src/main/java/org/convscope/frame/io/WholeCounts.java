package org.convscope.frame.io;

import org.convscope.frame.Pixels;

/** Counts that were put together from several tables. */
final class WholeCounts {
    private WholeCounts() {}

    /**
     * Counts without loss: as 32-bit numbers, signed where one is negative.
     *
     * @throws org.convscope.problem.ProblemException if one does not fit in 32 bits
     */
    static Pixels pixels(FileContent content, long... counts) {
        long smallest = 0;
        long largest = 0;
        int[] values = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            smallest = Math.min(smallest, counts[i]);
            largest = Math.max(largest, counts[i]);
            values[i] = (int) counts[i];
        }
        boolean fits = smallest >= Integer.MIN_VALUE && largest <= (smallest < 0 ? Integer.MAX_VALUE : 0xFFFFFFFFL);
        if (!fits) {
            throw content.problem("the packed numbers are damaged: one does not fit in 32 bits")
                    .found(smallest < Integer.MIN_VALUE ? smallest : largest)
                    .nextStep("Copy the file again")
                    .asException();
        }
        return smallest < 0 ? new Pixels.Int32(values) : NumberType.unsigned(values);
    }
}
