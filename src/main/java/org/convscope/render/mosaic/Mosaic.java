package org.convscope.render.mosaic;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.convscope.array.Range;
import org.convscope.choice.Curve;
import org.convscope.choice.PixelReduction;
import org.convscope.choice.TileStandardisation;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.plane.PlanePicture;
import org.convscope.render.plane.PlanePyramid;
import org.convscope.render.plane.RasterPicture;
import org.convscope.render.plane.ScalablePicture;

/** Tiles in their places, ready to be drawn at any scale: other colours or ranges do not look at the numbers again. */
public final class Mosaic {
    /** Smaller maps are enlarged, so that a gap need not be as wide as a value. */
    private static final int LEAST_TILE = 48;

    private static final int GAP_SHARE = 28;

    /** The gaps between tiles. */
    public enum Gaps {
        NONE,
        DRAWN
    }

    private final MosaicSource source;
    private final MosaicGeometry geometry;
    private final List<PlanePyramid> planes;

    private Mosaic(MosaicSource source, MosaicGeometry geometry, List<PlanePyramid> planes) {
        this.source = source;
        this.geometry = geometry;
        this.planes = planes;
    }

    /** Tiles in given places; reads every number: not for the event thread. */
    public static Mosaic of(MosaicSource source, MosaicGeometry geometry) {
        if (geometry.mapHeight() != source.height() || geometry.mapWidth() != source.width()) {
            throw new IllegalArgumentException("geometry for maps of " + geometry.mapHeight() + " x "
                    + geometry.mapWidth() + ", maps of " + source.height() + " x " + source.width());
        }
        if (geometry.tiles() > source.tiles()) {
            throw new IllegalArgumentException(geometry.tiles() + " tiles, " + source.tiles() + " in the source");
        }
        List<PlanePyramid> planes = new ArrayList<>();
        for (int t = 0; t < geometry.tiles() && !source.isColour(); t++) {
            int tile = t;
            OptionalDouble flat = source.flatValue(tile);
            planes.add(
                    flat.isPresent()
                            ? PlanePyramid.of(1, 1, (x, y) -> (float) flat.getAsDouble(), PixelReduction.MEAN)
                            : PlanePyramid.of(
                                    source.width(),
                                    source.height(),
                                    (x, y) -> source.value(tile, y, x),
                                    () -> source.planes().halved(tile)));
        }
        return new Mosaic(source, geometry, planes);
    }

    /** Tiles in a grid, to be zoomed and looked at; reads every number: not for the event thread. */
    public static Mosaic of(MosaicSource source, TileGrid grid, Gaps gaps, RowOrigin origin) {
        int largest = Math.max(source.height(), source.width());
        int times = Math.max(1, (LEAST_TILE + largest - 1) / largest);
        int gap = gaps == Gaps.NONE ? 0 : Math.max(1, Math.round(times * largest / (float) GAP_SHARE));
        return of(
                source,
                MosaicGeometry.natural(grid, source)
                        .magnified(times)
                        .withGap(gap)
                        .withBorder(gap)
                        .withOrigin(origin));
    }

    /** The tiles with what is known of units beside their values; where nothing is, the values' own mark stays. */
    public Mosaic marked(IntFunction<Optional<TileMark>> markOfUnit) {
        return new Mosaic(source.marked(markOfUnit), geometry, planes);
    }

    public MosaicSource source() {
        return source;
    }

    public MosaicGeometry geometry() {
        return geometry;
    }

    public int tiles() {
        return geometry.tiles();
    }

    /** The levels of a tile's values. */
    ColourLevels levels(int tile, MosaicColours colours) {
        Range range = colours.ranges().get(tile);
        ColourMapping mapping = colours.mapping();
        if (mapping.rule() == TileStandardisation.Z_SCORE) {
            PlaneScan.Moments moments = source.moments(tile);
            return mapping.levels(range, moments.mean(), moments.standardDeviation());
        }
        return source.isColour() ? ColourLevels.between(range, Curve.LINEAR) : mapping.levels(range);
    }

    /** The picture in given colours. */
    public ScalablePicture picture(MosaicColours colours) {
        if (source.isColour()) {
            return coloured(colours);
        }
        ColourMapping mapping = colours.mapping();
        List<PlanePicture.Placed> placed = new ArrayList<>();
        for (int t = 0; t < tiles(); t++) {
            Rectangle bounds = geometry.tile(t);
            ColourLevels levels = levels(t, colours);
            placed.add(new PlanePicture.Placed(
                    planes.get(t),
                    bounds.x,
                    bounds.y,
                    bounds.width,
                    bounds.height,
                    geometry.gap(),
                    geometry.origin() == RowOrigin.LOWER ? PlanePicture.FirstRow.LOWER : PlanePicture.FirstRow.UPPER,
                    value -> mapping.rgb(levels.of(value))));
        }
        return new PlanePicture(geometry.width(), geometry.height(), colours.ground(), placed);
    }

    private ScalablePicture coloured(MosaicColours colours) {
        int[] rgb = new int[geometry.width() * geometry.height()];
        Arrays.fill(rgb, colours.ground());
        int notFinite = colours.mapping().table().notFinite();
        for (int t = 0; t < tiles(); t++) {
            Rectangle bounds = geometry.tile(t);
            ColourLevels levels = levels(t, colours);
            for (int y = bounds.y; y < bounds.y + bounds.height; y++) {
                for (int x = bounds.x; x < bounds.x + bounds.width; x++) {
                    int at = y * geometry.width() + x;
                    geometry.placeAt(x, y).ifPresent(place -> rgb[at] = colour(place, levels, notFinite));
                }
            }
        }
        return new RasterPicture(geometry.width(), geometry.height(), rgb);
    }

    private int colour(MosaicGeometry.Place place, ColourLevels levels, int notFinite) {
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
            int level = levels.of(source.value(place.tile(), place.row(), place.column(), channel));
            if (level == ColourLevels.NOT_FINITE) {
                return notFinite;
            }
            colour = colour << 8 | level;
        }
        return colour;
    }
}
