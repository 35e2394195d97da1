package org.convscope.manual;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Puts pictures beside the pages: small files as they are, large ones as JPEG no wider than a page, which take a sixth of the room. */
final class CompressedPictures implements PictureLinks {
    private static final long LARGE = 60_000;
    private static final float QUALITY = 0.75f;
    private static final int WIDEST = 1000;

    private final Path folder;

    /**
     * @param folder of the pages
     */
    CompressedPictures(Path folder) {
        this.folder = folder;
    }

    @Override
    public String link(Path picture) {
        try {
            String name = picture.getFileName().toString();
            boolean large = Files.size(picture) > LARGE;
            Path copy = folder.resolve("pictures").resolve(large ? name.replaceAll("\\.png$", ".jpg") : name);
            Files.createDirectories(folder.resolve("pictures"));
            if (!Files.exists(copy)) {
                if (large && name.endsWith(".png")) {
                    writeJpeg(picture, copy);
                } else {
                    Files.copy(picture, copy);
                }
            }
            return "pictures/" + copy.getFileName();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.inFile(picture, "the picture cannot be put beside the pages: " + e.getMessage()), e);
        }
    }

    private static void writeJpeg(Path picture, Path jpeg) throws IOException {
        BufferedImage image = ImageIO.read(picture.toFile());
        int width = Math.min(image.getWidth(), WIDEST);
        int height = Math.max(1, image.getHeight() * width / image.getWidth());
        var opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = opaque.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        g.dispose();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg.toFile())) {
            writer.setOutput(out);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(opaque, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
