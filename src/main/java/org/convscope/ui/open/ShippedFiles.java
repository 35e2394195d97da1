package org.convscope.ui.open;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convscope.file.ProgramHome;
import org.convscope.problem.Problem;

/** The model and the frames that come with the program. */
public final class ShippedFiles {
    private static final Path MODEL = Path.of("models", "quality.h5");
    private static final Path FRAMES = Path.of("sample-images");

    private ShippedFiles() {}

    /**
     * @throws org.convscope.problem.ProblemException if they are not where the program is
     */
    public static List<Path> paths() {
        return ProgramHome.candidates().stream()
                .filter(home -> Files.isRegularFile(home.resolve(MODEL)))
                .findFirst()
                .map(home -> List.of(home.resolve(MODEL), home.resolve(FRAMES)))
                .orElseThrow(() -> Problem.of("the sample model was not found")
                        .expected(MODEL + " beside the program")
                        .nextStep("Start Convscope with bin/convscope of its own folder")
                        .asException());
    }
}
