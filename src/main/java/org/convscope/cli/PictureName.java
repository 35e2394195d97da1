package org.convscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code --picture} of a command that also writes numbers may name. */
final class PictureName {
    private static final List<String> OTHER_PICTURES =
            List.of(".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".svg", ".pdf");

    private PictureName() {}

    /**
     * @param picture null where none is asked for
     * @param out where the numbers go
     * @throws CommandLine.ParameterException if both are the same file, or the picture's name says that it is of another format
     */
    static void require(@Nullable CommandSpec spec, @Nullable Path picture, Path out) {
        if (picture == null) {
            return;
        }
        if (picture.toAbsolutePath().equals(out.toAbsolutePath())) {
            throw WrongUsage.of(spec, "--out and --picture name the same file");
        }
        String name = picture.toString().toLowerCase(Locale.ROOT);
        if (OTHER_PICTURES.stream().anyMatch(name::endsWith)) {
            throw WrongUsage.of(spec, "--picture is written as PNG, so its name ends in .png, not as in " + picture);
        }
    }
}
