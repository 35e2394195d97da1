package org.convscope.ui.mosaic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.convscope.array.Range;
import org.convscope.choice.Curve;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.render.mosaic.TileMark;
import org.convscope.ui.canvas.CanvasPicture;
import org.convscope.ui.canvas.PlanePicture;
import org.convscope.ui.canvas.PlanePyramid;
import org.convscope.ui.canvas.RasterPicture;

/**
 * Tiles made ready to be shown at any size. Colours, range and ground can be changed without looking at the numbers again.
 */
public final class TileSet {
    /** Smaller maps are enlarged, so that a gap need not be as wide as a value. */
    private static final int LEAST_TILE = 48;

    private static final int GAP_SHARE = 28;

    /** The gaps between tiles. */
    public enum Gaps {
        NONE,
        DRAWN
    }

    private record Look(double mean, double deviation, Optional<TileMark> mark) {}

    private final MosaicSource source;
    private final MosaicGeometry geometry;
    private final List<PlanePyramid> planes;
    private final List<Look> looks;
    private final List<Range> tileRanges;

    private TileSet(
            MosaicSource source,
            MosaicGeometry geometry,
            List<PlanePyramid> planes,
            List<Look> looks,
            List<Range> tileRanges) {
        this.source = source;
        this.geometry = geometry;
        this.planes = planes;
        this.looks = looks;
        this.tileRanges = tileRanges;
    }

    /** Reads every number: not for the event thread. */
    public static TileSet of(MosaicSource source, TileGrid grid, Gaps gaps, RowOrigin origin) {
        int largest = Math.max(source.height(), source.width());
        int times = Math.max(1, (LEAST_TILE + largest - 1) / largest);
        int gap = gaps == Gaps.NONE ? 0 : Math.max(1, Math.round(times * largest / (float) GAP_SHARE));
        MosaicGeometry geometry = MosaicGeometry.natural(grid, source)
                .magnified(times)
                .withGap(gap)
                .withBorder(gap)
                .withOrigin(origin);
        List<PlanePyramid> planes = new ArrayList<>();
        List<Look> looks = new ArrayList<>();
        List<Range> ranges = new ArrayList<>();
        for (int t = 0; t < geometry.tiles(); t++) {
            int tile = t;
            OptionalDouble flat = source.flatValue(tile);
            planes.add(PlanePyramid.of(
                    source.width(),
                    source.height(),
                    (x, y) -> flat.isPresent() ? (float) flat.getAsDouble() : source.value(tile, y, x)));
            looks.add(look(source, tile));
            ranges.add(source.range(tile));
        }
        return new TileSet(source, geometry, planes, looks, List.copyOf(ranges));
    }

    private static Look look(MosaicSource source, int tile) {
        OptionalDouble flat = source.flatValue(tile);
        if (flat.isPresent()) {
            return new Look(flat.getAsDouble(), 0, source.mark(tile));
        }
        double sum = 0;
        double squares = 0;
        long n = 0;
        for (int y = 0; y < source.height(); y++) {
            for (int x = 0; x < source.width(); x++) {
                float v = source.value(tile, y, x);
                if (Float.isFinite(v)) {
                    sum += v;
                    squares += (double) v * v;
                    n++;
                }
            }
        }
        double mean = n == 0 ? 0 : sum / n;
        double variance = n == 0 ? 0 : Math.max(0, squares / n - mean * mean);
        return new Look(mean, Math.sqrt(variance), source.mark(tile));
    }

    /** The tiles with what is known of units beside their values; where nothing is, the values' own mark stays. */
    public TileSet marked(IntFunction<Optional<TileMark>> markOfUnit) {
        List<Look> marked = new ArrayList<>();
        for (int tile = 0; tile < tiles(); tile++) {
            Look look = looks.get(tile);
            marked.add(new Look(
                    look.mean(),
                    look.deviation(),
                    markOfUnit.apply(source.unit(tile)).or(look::mark)));
        }
        return new TileSet(source, geometry, planes, marked, tileRanges);
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

    /** What is said about a tile on the tile. */
    public Optional<TileMark> mark(int tile) {
        return looks.get(tile).mark();
    }

    /** The range that each tile has by itself. */
    public List<Range> tileRanges() {
        return tileRanges;
    }

    /** Over all tiles. */
    public Range range() {
        return tileRanges.stream().reduce(Range.EMPTY, Range::union);
    }

    /** The levels of a tile's values. */
    public ColourLevels levels(int tile, Range range, ColourMapping mapping) {
        if (source.isColour()) {
            return ColourLevels.between(range, Curve.LINEAR);
        }
        Look look = looks.get(tile);
        return mapping.levels(range, look.mean(), look.deviation());
    }

    /**
     * The picture under given ranges, one a tile.
     *
     * @param ground 0xRRGGBB between the tiles
     */
    public CanvasPicture picture(List<Range> ranges, ColourMapping mapping, int ground) {
        if (source.isColour()) {
            return coloured(ranges, mapping, ground);
        }
        List<PlanePicture.Placed> placed = new ArrayList<>();
        for (int t = 0; t < tiles(); t++) {
            var bounds = geometry.tile(t);
            ColourLevels levels = levels(t, ranges.get(t), mapping);
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
        return new PlanePicture(geometry.width(), geometry.height(), ground, placed);
    }

    private CanvasPicture coloured(List<Range> ranges, ColourMapping mapping, int ground) {
        int[] rgb = new int[geometry.width() * geometry.height()];
        java.util.Arrays.fill(rgb, ground);
        for (int t = 0; t < tiles(); t++) {
            var bounds = geometry.tile(t);
            ColourLevels levels = levels(t, ranges.get(t), mapping);
            for (int y = bounds.y; y < bounds.y + bounds.height; y++) {
                for (int x = bounds.x; x < bounds.x + bounds.width; x++) {
                    int colour = geometry.placeAt(x, y)
                            .map(place -> colour(place, levels))
                            .orElse(ground);
                    rgb[y * geometry.width() + x] = colour;
                }
            }
        }
        return new RasterPicture(geometry.width(), geometry.height(), rgb);
    }

    private int colour(MosaicGeometry.Place place, ColourLevels levels) {
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
            float value = source.value(place.tile(), place.row(), place.column(), channel);
            colour = colour << 8 | Math.max(0, levels.of(value));
        }
        return colour;
    }
}
