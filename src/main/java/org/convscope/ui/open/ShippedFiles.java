package org.convscope.ui.open;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.convscope.problem.Problem;

/** The model and the frames that come with the program. */
public final class ShippedFiles {
    /** System property that names the program's folder, set by its launcher. */
    public static final String PROPERTY = "convscope.home";

    private static final Path MODEL = Path.of("models", "quality.h5");
    private static final Path FRAMES = Path.of("sample-images");

    private ShippedFiles() {}

    /**
     * @throws org.convscope.problem.ProblemException if they are not where the program is
     */
    public static List<Path> paths() {
        return homes().stream()
                .filter(home -> Files.isRegularFile(home.resolve(MODEL)))
                .findFirst()
                .map(home -> List.of(home.resolve(MODEL), home.resolve(FRAMES)))
                .orElseThrow(() -> Problem.of("the sample model was not found")
                        .expected(MODEL + " beside the program")
                        .nextStep("Start Convscope with bin/convscope of its own folder")
                        .asException());
    }

    /** Where the program may lie: as the launcher says, above its jar or classes, or here. */
    private static List<Path> homes() {
        List<Path> homes = new ArrayList<>();
        String given = System.getProperty(PROPERTY, "");
        if (!given.isEmpty()) {
            homes.add(Path.of(given));
        }
        try {
            Path code = Path.of(ShippedFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Stream.iterate(code, java.util.Objects::nonNull, Path::getParent)
                    .limit(5)
                    .forEach(homes::add);
        } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
            homes.add(Path.of(""));
        }
        homes.add(Path.of("").toAbsolutePath());
        return homes;
    }
}
