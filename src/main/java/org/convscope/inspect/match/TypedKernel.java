package org.convscope.inspect.match;

import java.util.ArrayList;
import java.util.List;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * A kernel as a user types it: {@code 0 1 0; 1 -4 1; 0 1 0}.
 *
 * @param values (height, width) row-major
 */
public record TypedKernel(int height, int width, double[] values) {
    private static final int LONGEST = 31;

    /**
     * @param text rows between semicolons, numbers between spaces or commas
     * @throws ProblemException if it is no such kernel
     */
    public static TypedKernel parse(String text) {
        List<Double> values = new ArrayList<>();
        String[] rows = text.strip().split("\\s*[;\\n]\\s*");
        int width = 0;
        for (String row : rows) {
            String[] cells = row.strip().split("[\\s,]+");
            width = width == 0 ? cells.length : width;
            if (cells.length != width) {
                throw wrong(text).asException();
            }
            for (String cell : cells) {
                try {
                    values.add(Double.valueOf(cell));
                } catch (NumberFormatException e) {
                    throw new ProblemException(wrong(text), e);
                }
            }
        }
        boolean finite = values.stream().allMatch(Double::isFinite);
        if (!finite || width > LONGEST || rows.length > LONGEST) {
            throw wrong(text).asException();
        }
        return new TypedKernel(
                rows.length,
                width,
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Problem wrong(String text) {
        return Problem.of("this is no kernel")
                .expected("rows of as many numbers each between semicolons, such as 0 1 0; 1 -4 1; 0 1 0, at most "
                        + LONGEST + " a side")
                .found(text.isBlank() ? "nothing" : text.strip());
    }
}
