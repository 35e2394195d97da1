package org.convscope.inspect.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.convscope.inspect.match.ClassicKernel;
import org.convscope.inspect.match.ClassicKernels;

/**
 * A kernel of the lab as it is laid over a picture.
 *
 * @param values (height, width) row-major
 */
public record LabKernel(String name, int height, int width, List<Double> values) {
    /** The smallest and largest side of typed and classic kernels. */
    public static final int LEAST_SIDE = 3;

    public static final int MOST_SIDE = 7;

    /** What a course on radar images takes for edges. */
    private static final ClassicKernel COURSE_EDGE =
            new ClassicKernel("edge of the course", 3, new double[] {-1, 0, 1, -10, 0, 10, -1, 0, 1});

    public LabKernel {
        values = List.copyOf(values);
        if (values.size() != height * width) {
            throw new IllegalArgumentException(name + ": " + values.size() + " numbers");
        }
    }

    /** A slice of a layer's kernels. */
    public static LabKernel of(String name, int height, int width, float... values) {
        List<Double> numbers = new ArrayList<>();
        for (float value : values) {
            numbers.add((double) value);
        }
        return new LabKernel(name, height, width, numbers);
    }

    /**
     * The classic kernels of a side; those whose numbers add up to something are divided by it, so that an even picture stays as
     * it is.
     *
     * @param side 3, 5 or 7
     */
    public static List<LabKernel> classic(int side) {
        List<LabKernel> kernels = new ArrayList<>();
        for (ClassicKernel kernel : ClassicKernels.ofSide(side)) {
            kernels.add(even(kernel));
            if (side == COURSE_EDGE.side() && kernel.name().equals("identity")) {
                kernels.add(even(COURSE_EDGE));
            }
        }
        return List.copyOf(kernels);
    }

    private static LabKernel even(ClassicKernel kernel) {
        double sum = 0;
        for (double value : kernel.values()) {
            sum += value;
        }
        double divisor = Math.abs(sum) < 1e-9 ? 1 : sum;
        List<Double> numbers = new ArrayList<>();
        for (double value : kernel.values()) {
            numbers.add(value / divisor);
        }
        return new LabKernel(kernel.name(), kernel.side(), kernel.side(), numbers);
    }

    /** A square kernel of typed numbers; empty where they are none of 3x3 to 7x7. */
    public static Optional<LabKernel> typed(List<Double> numbers) {
        int side = (int) Math.round(Math.sqrt(numbers.size()));
        boolean fits = side >= LEAST_SIDE && side <= MOST_SIDE && side * side == numbers.size();
        return fits && numbers.stream().allMatch(Double::isFinite)
                ? Optional.of(new LabKernel("typed", side, side, numbers))
                : Optional.empty();
    }

    /** Numbers with spaces, commas, semicolons or line breaks between them; empty where they make no typed kernel. */
    public static Optional<LabKernel> parse(String text) {
        List<Double> numbers = new ArrayList<>();
        for (String word : text.strip().split("[\\s,;]+", -1)) {
            try {
                numbers.add(Double.valueOf(word.replace('−', '-')));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return typed(numbers);
    }

    /** Its numbers as {@link #parse} reads them, a semicolon after each row. */
    public String text() {
        var text = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            text.append(i == 0 ? "" : i % width == 0 ? "; " : " ");
            text.append(value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value) : "" + value);
        }
        return text.toString();
    }

    /** Turned by 180 degrees. */
    LabKernel turned() {
        List<Double> turned = new ArrayList<>(values);
        Collections.reverse(turned);
        return new LabKernel(name, height, width, turned);
    }
}
