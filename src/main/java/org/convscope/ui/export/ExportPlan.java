package org.convscope.ui.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.convscope.export.figure.FigureFile;
import org.convscope.render.NumberText;
import org.convscope.render.paper.FigureSize;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ExportItem;

/**
 * What is to be written, and how.
 *
 * @param format of a figure; not looked at for anything else
 * @param size of a figure; not looked at for anything else
 * @param scale dots a pixel of a PNG, 1 to 4
 */
record ExportPlan(ExportItem item, FigureFile.Format format, FigureSize size, int scale) {
    static final int MOST_SCALE = 4;

    /** So many dots are enough to look at. */
    private static final double PREVIEW_DOTS = 1.5e6;

    private static final int PREVIEW_BYTES = 20_000;

    /** How what is to be written will look: a picture or text. */
    sealed interface Preview {}

    /** A picture of it. */
    record Picture(BufferedImage image) implements Preview {}

    /** Its beginning. */
    record Words(String text) implements Preview {}

    /** A PNG in the size that suits it. */
    static ExportPlan of(ExportItem item) {
        return new ExportPlan(item, FigureFile.Format.PNG, natural(item), 1);
    }

    private static FigureSize natural(ExportItem item) {
        return item.figure()
                .map(file -> FigureSize.natural(file.figure()))
                .orElseGet(() -> new FigureSize(FigureSize.LEAST_PIXELS, FigureSize.LEAST_POINTS));
    }

    /** Another item in the same format; a figure in the size that suits it. */
    ExportPlan with(ExportItem newItem) {
        return new ExportPlan(newItem, format, natural(newItem), scale);
    }

    ExportPlan with(FigureFile.Format newFormat) {
        return new ExportPlan(item, newFormat, size, scale);
    }

    ExportPlan with(FigureSize newSize) {
        return new ExportPlan(item, format, newSize, scale);
    }

    ExportPlan withScale(int newScale) {
        return new ExportPlan(item, format, size, newScale);
    }

    boolean isFigure() {
        return item.figure().isPresent();
    }

    /** Whether pixels are written. */
    boolean isPixels() {
        return isFigure() ? format == FigureFile.Format.PNG : item.kind() == ExportItem.Kind.PNG;
    }

    /** Whether it can be copied as a picture, whatever is written. */
    boolean isPicture() {
        return isFigure() || item.kind() == ExportItem.Kind.PNG;
    }

    /** Dot included. */
    String ending() {
        return "."
                + (isFigure()
                        ? format.name().toLowerCase(Locale.ROOT)
                        : item.kind().ending());
    }

    /** How large the file's picture will be, in pixels or millimetres; empty for what has no size. */
    String sizeText() {
        if (item.figure().isEmpty()) {
            return "";
        }
        double height = size.height(item.figure().get().figure());
        return isPixels()
                ? Math.round(size.pixels() * scale) + " × " + Math.round(height * scale) + " pixels"
                : NumberText.text(FigureSize.millimetres(size.pixels()), 4) + " × "
                        + NumberText.text(FigureSize.millimetres(height), 4) + " mm";
    }

    /**
     * Writes it; off the event thread.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be written
     */
    void write(Path file, TaskMonitor monitor) throws IOException {
        if (item.figure().isPresent()) {
            item.figure().get().write(file, format, size, scale);
        } else {
            item.writer().write(file, isPixels() ? scale : 1, monitor);
        }
    }

    /** The picture as it would be written as PNG; off the event thread. */
    BufferedImage picture(TaskMonitor monitor) throws IOException {
        return item.figure().isPresent()
                ? item.figure().get().image(size, scale)
                : ImageIO.read(new ByteArrayInputStream(written(monitor, Integer.MAX_VALUE)));
    }

    /** As large as it needs to be to be looked at; off the event thread. */
    Preview preview(TaskMonitor monitor) throws IOException {
        if (item.figure().isPresent()) {
            FigureFile figure = item.figure().get();
            double dots = size.pixels() * size.height(figure.figure());
            return new Picture(figure.image(size, Math.min(2, Math.sqrt(PREVIEW_DOTS / dots))));
        }
        if (item.kind() == ExportItem.Kind.NPY || item.kind() == ExportItem.Kind.HDF5) {
            return new Words("Numbers in a form for programs: " + item.name());
        }
        return isPixels()
                ? new Picture(withScale(1).picture(monitor))
                : new Words(new String(written(monitor, PREVIEW_BYTES), StandardCharsets.UTF_8));
    }

    private byte[] written(TaskMonitor monitor, int most) throws IOException {
        Path file = Files.createTempFile("convscope-", ending());
        try {
            write(file, monitor);
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(most);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
