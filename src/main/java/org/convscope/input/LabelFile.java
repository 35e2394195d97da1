package org.convscope.input;

import java.nio.file.Path;
import java.util.List;
import org.convscope.file.TextFile;
import org.convscope.problem.Problem;

/** A text file of label names, one a line, in the order of a model's outputs. */
public final class LabelFile {
    private LabelFile() {}

    /**
     * Empty lines are passed over.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read, or holds no name
     */
    public static List<String> read(Path file) {
        List<String> names = TextFile.read(file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (names.isEmpty()) {
            throw Problem.inFile(file, "holds no labels")
                    .expected("one name a line")
                    .asException();
        }
        return names;
    }
}
