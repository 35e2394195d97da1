package org.convscope.keras.layer;

import org.convscope.problem.Problem;

/** Constants that a layer needs and no file holds, such as a causal mask: as large as an axis that a file merely claims. */
final class ConstantTables {
    private static final long MOST_NUMBERS = 1 << 26;

    private ConstantTables() {}

    /**
     * Zeros for so many rows and columns.
     *
     * @throws org.convscope.problem.ProblemException if that would be more than 2^26 numbers
     */
    static float[] zeros(int rows, int columns) {
        long numbers = (long) rows * columns;
        if (numbers > MOST_NUMBERS) {
            throw Problem.of("needs a table of more numbers than are made for a layer")
                    .expected("at most 2^26")
                    .found(rows + " x " + columns)
                    .asException();
        }
        return new float[(int) numbers];
    }
}
