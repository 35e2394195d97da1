package org.convscope.export.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.convscope.array.Range;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourMap;
import org.convscope.render.colour.Contrast;
import org.convscope.render.colour.Legend;
import org.convscope.render.colour.Mapping;
import org.convscope.render.colour.RangeScope;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.MosaicLook;
import org.convscope.render.mosaic.MosaicSource;

/** Mosaics with their legends below them, on paper white. */
final class Figures {
    private static final int SPACE = 8;
    private static final int LEAST_LEGEND = 260;

    private final Palette palette = Palette.light();

    Palette palette() {
        return palette;
    }

    /**
     * @param scope whose range {@code range} is; under {@link RangeScope#TILE} each tile gets its own
     * @param range shared by all tiles; under {@link RangeScope#TILE} only named in the legend
     */
    record Look(ColourMap colours, RangeScope scope, Range range, String title) {}

    BufferedImage mosaic(MosaicSource source, MosaicGeometry geometry, Look look) {
        Mapping mapping = new Mapping(Contrast.LINEAR, look.colours());
        List<Range> ranges = look.scope() == RangeScope.TILE ? source.tileRanges() : source.sharedRange(look.range());
        Mosaic mosaic = Mosaic.draw(source, geometry, ranges, MosaicLook.themed(mapping, palette));
        return withLegend(mosaic.image(), new Legend(mapping, look.scope(), look.range(), look.title(), ""));
    }

    BufferedImage withLegend(BufferedImage picture, Legend legend) {
        int width = Math.max(picture.getWidth(), LEAST_LEGEND);
        BufferedImage below = legend.image(width - 2 * SPACE, 1, palette);
        int height = picture.getHeight() + below.getHeight() + 2 * SPACE;
        BufferedImage whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = whole.createGraphics();
        g.setColor(palette.background());
        g.fillRect(0, 0, width, height);
        g.drawImage(picture, (width - picture.getWidth()) / 2, 0, null);
        g.drawImage(below, SPACE, picture.getHeight() + SPACE, null);
        g.dispose();
        return whole;
    }
}
