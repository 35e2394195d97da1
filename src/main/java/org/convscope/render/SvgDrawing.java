package org.convscope.render;

import java.awt.Graphics2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is drawn as SVG, with its text as text and its pictures within. */
public final class SvgDrawing {
    private static final double MILLIMETRES_A_PIXEL = 25.4 / 96;

    private SvgDrawing() {}

    /**
     * The same drawing gives the same characters.
     *
     * @param width in CSS pixels, of which 96 are an inch
     * @param height in CSS pixels
     */
    public static String of(double width, double height, Consumer<Graphics2D> drawn) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(newDocument());
        context.setComment(null);
        context.setGenericImageHandler(EmbeddedPictures.handler());
        var g = new SVGGraphics2D(context, false);
        drawn.accept(g);
        Element root = g.getRoot();
        root.setAttributeNS(null, "width", decimal(width * MILLIMETRES_A_PIXEL) + "mm");
        root.setAttributeNS(null, "height", decimal(height * MILLIMETRES_A_PIXEL) + "mm");
        root.setAttributeNS(null, "viewBox", "0 0 " + decimal(width) + " " + decimal(height));
        var text = new StringWriter();
        try {
            g.stream(root, text, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static Document newDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("no XML in this Java", e);
        }
    }
}
