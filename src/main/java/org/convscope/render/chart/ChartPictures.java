package org.convscope.render.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.JFreeChart;

/** Charts as pictures. */
public final class ChartPictures {
    private ChartPictures() {}

    /**
     * A chart as a picture.
     *
     * @param width in the chart's own units: a font of size 12 is 12 high
     * @param height likewise
     * @param scale pixels for one such unit
     * @return {@code TYPE_INT_RGB}, {@code width * scale} by {@code height * scale}
     */
    public static BufferedImage toImage(JFreeChart chart, int width, int height, double scale) {
        var image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(scale, scale);
        chart.draw(g, new Rectangle2D.Double(0, 0, width, height));
        g.dispose();
        return image;
    }
}
