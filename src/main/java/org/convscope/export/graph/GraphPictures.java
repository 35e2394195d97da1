package org.convscope.export.graph;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.convscope.render.Palette;
import org.convscope.render.SvgDrawing;
import org.convscope.render.graph.GraphDrawing;

/** A drawn graph as files have it. */
public final class GraphPictures {
    /** A graph of hundreds of layers is tall: four times as fine, its picture would not fit into memory. */
    private static final double MOST_PIXELS = 4e7;

    private GraphPictures() {}

    /**
     * {@code TYPE_INT_RGB}.
     *
     * @param scale pixels a unit of the drawing; less where there would be more than 40 million
     */
    public static BufferedImage image(GraphDrawing drawing, Palette palette, double scale) {
        double most = Math.sqrt(MOST_PIXELS / ((double) drawing.width() * drawing.height()));
        double taken = Math.min(scale, most);
        var image = new BufferedImage(
                (int) Math.ceil(drawing.width() * taken),
                (int) Math.ceil(drawing.height() * taken),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(palette.background());
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(taken, taken);
        drawing.paint(g, taken);
        g.dispose();
        return image;
    }

    public static String svg(GraphDrawing drawing) {
        return SvgDrawing.of(drawing.width(), drawing.height(), g -> drawing.paint(g, 1));
    }
}
