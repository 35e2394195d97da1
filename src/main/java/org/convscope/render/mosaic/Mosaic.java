package org.convscope.render.mosaic;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Range;
import org.convscope.choice.Curve;
import org.convscope.choice.Standardised;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;

/** Draws maps or kernels side by side. */
public final class Mosaic {
    private Mosaic() {}

    /**
     * The picture, {@code TYPE_INT_RGB}, of the geometry's size.
     *
     * @param ranges a range for each tile, as {@link MosaicSource#tileRanges} and {@link MosaicSource#sharedRange} give
     */
    public static BufferedImage draw(MosaicSource source, MosaicGeometry geometry, List<Range> ranges, MosaicLook look) {
        if (geometry.mapHeight() != source.height() || geometry.mapWidth() != source.width()) {
            throw new IllegalArgumentException("geometry for maps of " + geometry.mapHeight() + " x "
                    + geometry.mapWidth() + ", maps of " + source.height() + " x " + source.width());
        }
        int tiles = geometry.tiles();
        if (tiles > source.tiles() || tiles > ranges.size()) {
            throw new IllegalArgumentException(
                    tiles + " tiles, " + source.tiles() + " in the source, " + ranges.size() + " ranges");
        }
        int width = geometry.width();
        int height = geometry.height();
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, look.gaps().getRGB());
        float[][] planes = source.planes().reducedTo(geometry.tileHeight(), geometry.tileWidth());
        if (look.mapping().rule() == Standardised.STANDARDISED && tiles > 0) {
            // computed once, under a lock: before threads meet there
            source.moments(0);
        }
        IntStream.range(0, tiles).parallel().forEach(tile -> new TilePainter(source, geometry, look.mapping(), planes)
                .paint(tile, ranges.get(tile), pixels));
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        // not through the raster's own array: an image whose array was handed out is slow to put on screen
        image.getRaster().setDataElements(0, 0, width, height, pixels);
        MosaicDecoration.draw(image, source, geometry, ranges, look);
        return image;
    }

    static ColourLevels levels(MosaicSource source, int tile, Range range, ColourMapping mapping) {
        if (mapping.rule() == Standardised.STANDARDISED) {
            PlaneScan.Moments moments = source.moments(tile);
            return mapping.levels(range, moments.mean(), moments.standardDeviation());
        }
        return source.isColour() ? ColourLevels.between(range, Curve.LINEAR) : mapping.levels(range);
    }
}
