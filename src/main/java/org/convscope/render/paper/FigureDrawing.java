package org.convscope.render.paper;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.convscope.render.SvgDrawing;

/** A figure in a size: as pixels, as SVG, as PDF. The same figure and size give the same result. */
public record FigureDrawing(PaperFigure figure, FigureSize size) {
    /** Of the pictures within what is drawn as lines. */
    private static final double DOTS_A_PIXEL = 300 / 96.0;

    /** In CSS pixels. */
    public double height() {
        return size.height(figure);
    }

    /**
     * As pixels, {@code TYPE_INT_RGB}.
     *
     * @param scale dots a CSS pixel
     */
    public BufferedImage image(double scale) {
        var image = new BufferedImage(
                (int) Math.max(1, Math.round(size.pixels() * scale)),
                (int) Math.max(1, Math.round(height() * scale)),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        double pixels = size.scale() * scale;
        g.scale(pixels, pixels);
        figure.paint(g, size.units(), pixels);
        g.dispose();
        return image;
    }

    /** As lines and text with pictures of 300 dots an inch. */
    public String svg() {
        return SvgDrawing.of(size.pixels(), height(), g -> {
            g.scale(size.scale(), size.scale());
            white(g);
            figure.paint(g, size.units(), size.scale() * DOTS_A_PIXEL);
        });
    }

    private void white(Graphics2D g) {
        g.setColor(Color.WHITE);
        g.fill(new Rectangle2D.Double(0, 0, size.units(), figure.height(size.units())));
    }

    /**
     * As one page of the figure's size; text is drawn as outlines, so that it looks the same everywhere.
     *
     * @param title of the document
     * @param texts what the figure was made of, as the document's keywords
     */
    public byte[] pdf(String title, Map<String, String> texts) {
        float width = (float) FigureSize.points(size.pixels());
        float height = (float) FigureSize.points(height());
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            // else it is made of the time
            document.setDocumentId(0L);
            var page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            var g = new PdfBoxGraphics2D(document, width, height);
            double scale = FigureSize.points(size.scale());
            g.scale(scale, scale);
            white(g);
            figure.paint(g, size.units(), size.scale() * DOTS_A_PIXEL);
            g.dispose();
            try (var content = new PDPageContentStream(document, page)) {
                content.drawForm(g.getXFormObject());
            }
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle(title);
            about.setCreator(texts.getOrDefault("Software", "Convscope"));
            about.setKeywords(String.join(
                    "; ",
                    texts.entrySet().stream()
                            .map(text -> text.getKey() + ": " + text.getValue())
                            .toList()));
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }
}
