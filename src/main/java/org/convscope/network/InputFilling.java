package org.convscope.network;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** What one of a model's inputs takes in a network that is given a frame through another input. */
public sealed interface InputFilling {
    /** The word for {@link SameFrame}. */
    String SAME = "frame";

    /** The frame too, as the other input takes it. */
    record SameFrame() implements InputFilling {
        @Override
        public String text() {
            return SAME;
        }
    }

    /** One number for all places of the input, or one for each, the last axis fastest, in the model's own order of axes. */
    record Numbers(float[] values) implements InputFilling {
        @Override
        public String text() {
            return Arrays.toString(values).replaceAll("[\\[\\] ]", "").replaceAll("\\.0(?=,|$)", "");
        }
    }

    /** The numbers in an HDF5 file. */
    record Stored(Path file) implements InputFilling {
        @Override
        public String text() {
            return file.toString();
        }
    }

    /** In the words that {@link #parse} takes. */
    String text();

    /**
     * {@code frame}, {@code 0.5}, {@code 1,0,0} or {@code FILE.h5}.
     *
     * @throws org.convscope.problem.ProblemException if it is none of them
     */
    static InputFilling parse(String written) {
        String text = written.strip();
        if (text.equals(SAME)) {
            return new SameFrame();
        }
        if (Pattern.matches("[-+0-9.,eE\\s]+", text)) {
            return new Numbers(numbers(text));
        }
        if (Pattern.matches("(?i).+\\.(h5|hdf5)", text)) {
            try {
                return new Stored(Path.of(text));
            } catch (InvalidPathException e) {
                throw new ProblemException(wrong(text), e);
            }
        }
        throw wrong(text).asException();
    }

    private static float[] numbers(String text) {
        String[] parts = text.split(",", -1);
        var values = new float[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                values[i] = Float.parseFloat(parts[i].strip());
            } catch (NumberFormatException e) {
                throw wrong(text).asException();
            }
            if (!Float.isFinite(values[i])) {
                throw wrong(text).asException();
            }
        }
        return values;
    }

    private static Problem wrong(String text) {
        return Problem.of("is no filling of an input")
                .expected("'" + SAME + "', a number, numbers with commas, or an HDF5 file (.h5)")
                .found("'" + text + "'");
    }
}
