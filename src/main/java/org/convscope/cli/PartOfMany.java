package org.convscope.cli;

import java.util.stream.IntStream;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import picocli.CommandLine;

/** Part I of N. */
record PartOfMany(int number, int of) {
    static final PartOfMany WHOLE = new PartOfMany(1, 1);

    /** Of a list of frames, the first of this part. */
    int first(int frames) {
        return (int) ((long) frames * (number - 1) / of);
    }

    int end(int frames) {
        return (int) ((long) frames * number / of);
    }

    /**
     * Reads {@code 2/8}.
     *
     * @throws org.convscope.problem.ProblemException if it is no part
     */
    static PartOfMany parse(String text) {
        int[] numbers = text.matches("\\d{1,6}/\\d{1,6}")
                ? IntStream.of(
                                Integer.parseInt(text.substring(0, text.indexOf('/'))),
                                Integer.parseInt(text.substring(text.indexOf('/') + 1)))
                        .toArray()
                : new int[] {0, 0};
        if (numbers[0] < 1 || numbers[0] > numbers[1]) {
            throw Problem.of("'" + text + "' is no part: I/N is meant, with I from 1 to N")
                    .asException();
        }
        return new PartOfMany(numbers[0], numbers[1]);
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }

    /** For the command line. */
    static final class Converter implements CommandLine.ITypeConverter<PartOfMany> {
        @Override
        public PartOfMany convert(String text) {
            try {
                return parse(text);
            } catch (ProblemException e) {
                throw new CommandLine.TypeConversionException(e.problem().what());
            }
        }
    }
}
