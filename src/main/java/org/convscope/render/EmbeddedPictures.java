package org.convscope.render;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SimpleImageHandler;
import org.w3c.dom.Element;

/** Puts pictures into an SVG as PNG; Batik's own way needs more of Batik. */
final class EmbeddedPictures extends DefaultImageHandler {
    private static final String XLINK = "http://www.w3.org/1999/xlink";

    private EmbeddedPictures() {}

    static SimpleImageHandler handler() {
        return new SimpleImageHandler(new EmbeddedPictures());
    }

    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
        embed((BufferedImage) image, element);
    }

    @Override
    protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
        embed((BufferedImage) image, element);
    }

    private static void embed(BufferedImage image, Element element) {
        var png = new ByteArrayOutputStream();
        try {
            PngWriter.write(image, Map.of(), png);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        element.setAttributeNS(
                XLINK,
                "xlink:href",
                "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray()));
        // a map's pixels are squares, however large
        element.setAttributeNS(null, "image-rendering", "pixelated");
    }
}
