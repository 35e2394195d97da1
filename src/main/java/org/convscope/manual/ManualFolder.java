package org.convscope.manual;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convscope.problem.Problem;

/** The pages of this program: those that came along in a package, else those of the checkout's documents, written now. */
public final class ManualFolder {
    private ManualFolder() {}

    /**
     * @param homes where the program may lie
     * @param own the user's folder, where a checkout's pages are written to
     * @return the first page
     * @throws org.convscope.problem.ProblemException if there are neither pages nor documents, or they cannot be written
     */
    public static Path firstPage(List<Path> homes, Path own) {
        for (Path home : homes) {
            Path page = home.resolve("manual").resolve(DocumentPage.FIRST);
            if (Files.isRegularFile(page)) {
                return page;
            }
        }
        return homes.stream()
                .filter(home -> Files.isRegularFile(home.resolve("docs/tour.md")))
                .findFirst()
                .map(home -> WriteManual.beside(home, own.resolve("manual")))
                .orElseThrow(() -> Problem.of("the manual was not found")
                        .expected("the folder docs or manual beside the program")
                        .nextStep("Start Convscope with bin/convscope of its own folder")
                        .asException());
    }
}
