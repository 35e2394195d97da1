package org.convscope.file;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where what comes along with the program may lie. */
public final class ProgramHome {
    /** System property that names the program's folder, set by its launcher. */
    public static final String PROPERTY = "convscope.home";

    private ProgramHome() {}

    /** As the launcher says, above the jar or the classes, or here; likeliest first. Whether they are there is not looked at. */
    public static List<Path> candidates() {
        List<Path> homes = new ArrayList<>();
        String given = System.getProperty(PROPERTY, "");
        if (!given.isEmpty()) {
            homes.add(Path.of(given));
        }
        try {
            Path code = Path.of(ProgramHome.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Stream.iterate(code, Objects::nonNull, Path::getParent).limit(5).forEach(homes::add);
        } catch (URISyntaxException | IllegalArgumentException | SecurityException e) {
            homes.add(Path.of(""));
        }
        homes.add(Path.of("").toAbsolutePath());
        return homes;
    }
}
