package org.convscope.export;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import org.convscope.file.OutputFolder;
import org.convscope.render.PngWriter;

/** A PNG in an output folder that says what it was made of. */
public final class PictureFile {
    private PictureFile() {}

    /**
     * @param file path within the folder
     * @throws org.convscope.problem.ProblemException if it cannot be written, or is read
     */
    public static void write(OutputFolder folder, String file, BufferedImage image, Provenance provenance) {
        folder.write(file, temporary -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                PngWriter.write(image, provenance.entries(), out);
            }
        });
    }
}
