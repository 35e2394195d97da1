package org.convscope.export.report;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.convscope.array.Range;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.render.mosaic.MosaicFigure;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.MosaicSource;

/** Mosaics with their legends below them, on paper white. */
final class ReportFigures {
    private static final int SPACE = 8;
    private static final int LEAST_LEGEND = 260;

    private final Palette palette = Palette.light();

    Palette palette() {
        return palette;
    }

    /**
     * @param ranges one a tile
     * @param legend of all tiles
     */
    BufferedImage mosaic(MosaicSource source, MosaicGeometry geometry, List<Range> ranges, Legend legend) {
        var colours =
                new MosaicColours(ranges, legend.mapping(), palette.background().getRGB() & 0xFFFFFF);
        return withLegend(MosaicFigure.draw(Mosaic.of(source, geometry), colours, palette), legend);
    }

    private BufferedImage withLegend(BufferedImage picture, Legend legend) {
        int width = Math.max(picture.getWidth(), LEAST_LEGEND);
        return above(picture, legend.image(width - 2 * SPACE, 1, palette));
    }

    /** A gray bar with its two ends below a picture: a frame has no scope that a legend could name. */
    BufferedImage withGrayBar(BufferedImage picture, Range limits, String title) {
        int width = Math.max(picture.getWidth(), LEAST_LEGEND) - 2 * SPACE;
        var bar = new BufferedImage(width, 46, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = bar.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(palette.background());
        g.fillRect(0, 0, width, bar.getHeight());
        g.setFont(palette.font());
        g.setColor(palette.foreground());
        g.drawString(title, 0, 12);
        g.setPaint(new GradientPaint(0, 0, Color.BLACK, width, 0, Color.WHITE));
        g.fillRect(0, 17, width, 12);
        g.setColor(palette.muted());
        g.drawRect(0, 17, width - 1, 12);
        g.setColor(palette.foreground());
        String most = NumberText.text(limits.max());
        g.drawString(NumberText.text(limits.min()), 0, 43);
        g.drawString(most, width - g.getFontMetrics().stringWidth(most), 43);
        g.dispose();
        return above(picture, bar);
    }

    private BufferedImage above(BufferedImage picture, BufferedImage below) {
        int width = Math.max(picture.getWidth(), below.getWidth() + 2 * SPACE);
        int height = picture.getHeight() + below.getHeight() + 2 * SPACE;
        var whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = whole.createGraphics();
        g.setColor(palette.background());
        g.fillRect(0, 0, width, height);
        g.drawImage(picture, (width - picture.getWidth()) / 2, 0, null);
        g.drawImage(below, SPACE, picture.getHeight() + SPACE, null);
        g.dispose();
        return whole;
    }
}
