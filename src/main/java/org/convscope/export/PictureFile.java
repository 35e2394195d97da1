package org.convscope.export;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.convscope.file.AtomicFile;
import org.convscope.file.OutputFolder;
import org.convscope.render.PngWriter;

/** A PNG that says what it was made of. */
public final class PictureFile {
    private PictureFile() {}

    /**
     * @param file path within the folder
     * @throws org.convscope.problem.ProblemException if it cannot be written, or is read
     */
    public static void write(OutputFolder folder, String file, BufferedImage image, Provenance provenance) {
        folder.write(file, temporary -> write(temporary, image, provenance.entries()));
    }

    /**
     * Written whole or not at all.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be written
     */
    public static void write(Path file, BufferedImage image, Provenance provenance) {
        AtomicFile.write(file, temporary -> write(temporary, image, provenance.entries()));
    }

    private static void write(Path file, BufferedImage image, Map<String, String> entries) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            PngWriter.write(image, entries, out);
        }
    }
}
