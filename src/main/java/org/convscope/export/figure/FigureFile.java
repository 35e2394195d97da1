package org.convscope.export.figure;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.file.AtomicFile;
import org.convscope.problem.Problem;
import org.convscope.render.paper.FigureDrawing;
import org.convscope.render.paper.FigureSize;
import org.convscope.render.paper.PaperFigure;

/**
 * A figure that is written with what it was made of.
 *
 * @param title of the figure
 */
public record FigureFile(PaperFigure figure, String title, Provenance provenance) {
    /** Kinds of files. */
    public enum Format {
        PNG,
        SVG,
        PDF
    }

    /** Beyond this a picture takes more memory than anybody has for it. */
    private static final double MOST_DOTS = 100e6;

    /**
     * Written whole or not at all.
     *
     * @param scale dots a CSS pixel of a PNG, 1 to 4
     * @throws org.convscope.problem.ProblemException if it cannot be written, or has more than 100 million dots
     */
    public void write(Path file, Format format, FigureSize size, int scale) {
        Provenance titled = provenance.with("Title", title);
        var drawing = new FigureDrawing(figure, size);
        switch (format) {
            case PNG -> PictureFile.write(file, image(size, scale), titled);
            case SVG -> AtomicFile.write(file, described(drawing.svg(), titled));
            case PDF -> {
                byte[] pdf = drawing.pdf(title, titled.entries());
                AtomicFile.write(file, temporary -> Files.write(temporary, pdf));
            }
        }
    }

    /**
     * As pixels.
     *
     * @param scale dots a CSS pixel
     * @throws org.convscope.problem.ProblemException if there were more than 100 million
     */
    public BufferedImage image(FigureSize size, double scale) {
        double dots = size.pixels() * scale * size.height(figure) * scale;
        if (dots > MOST_DOTS) {
            throw Problem.of("the picture is too large")
                    .expected("at most 100 million pixels")
                    .found(Math.round(dots / 1e6) + " million")
                    .nextStep("Choose a smaller width or scale, or SVG or PDF, which are sharp in any size")
                    .asException();
        }
        return new FigureDrawing(figure, size).image(scale);
    }

    /** An SVG that says what it was made of, in SVG's own place for it. */
    public static String described(String svg, Provenance provenance) {
        int root = svg.indexOf("<svg");
        int end = svg.indexOf('>', root);
        String text =
                provenance.comment().replace("# ", "").replace("&", "&amp;").replace("<", "&lt;");
        return svg.substring(0, end + 1) + "<desc>" + text.strip() + "</desc>" + svg.substring(end + 1);
    }
}
