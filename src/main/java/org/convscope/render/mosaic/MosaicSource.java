package org.convscope.render.mosaic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.convscope.array.MapFlatness;
import org.convscope.array.Range;
import org.convscope.array.Tensor;

/**
 * What the tiles of a mosaic show: maps of a layer or kernels, one unit a tile. It looks into the arrays it was made
 * from, which must not change. Ranges and reduced tiles are kept, so that another colour, contrast or range costs
 * only the mapping. Immutable to its users; any thread.
 */
public final class MosaicSource {
    private final MosaicPlanes planes;
    private final int planesPerTile;
    private final int[] units;
    private final List<String> titles;
    private final List<Optional<TileMark>> marks;
    private final boolean isDifference;

    private MosaicSource(
            MosaicPlanes planes,
            int planesPerTile,
            int[] units,
            List<String> titles,
            List<Optional<TileMark>> marks,
            boolean isDifference) {
        this.planes = planes;
        this.planesPerTile = planesPerTile;
        this.units = units;
        this.titles = titles;
        this.marks = marks;
        this.isDifference = isDifference;
    }

    static MosaicSource of(MosaicPlanes planes, int planesPerTile, int[] units) {
        List<String> titles = IntStream.of(units).mapToObj(unit -> "#" + unit).toList();
        return new MosaicSource(
                planes,
                planesPerTile,
                units.clone(),
                titles,
                Collections.nCopies(units.length, Optional.empty()),
                false);
    }

    /**
     * The source of feature maps.
     *
     * @param maps (height, width, channels), or (1, height, width, channels)
     * @param units the channels to show, in order
     */
    public static MosaicSource ofMaps(Tensor maps, int... units) {
        if (maps.rank() != 3 && !(maps.rank() == 4 && maps.length(0) == 1)) {
            throw new IllegalArgumentException("maps are (height, width, channels), not " + maps);
        }
        var planes = new MosaicPlanes(maps.data(), maps.length(-3), maps.length(-2), maps.length(-1), units);
        return of(planes, 1, units);
    }

    /**
     * Feature maps less others, of which nothing is copied.
     *
     * @param maps (height, width, channels)
     * @param subtracted of the same shape
     * @param units the channels to show, in order
     */
    public static MosaicSource ofDifference(Tensor maps, Tensor subtracted, int... units) {
        if (maps.rank() != 3 || !Arrays.equals(maps.shape(), subtracted.shape())) {
            throw new IllegalArgumentException(
                    "maps of one shape have differences, not " + maps + " and " + subtracted);
        }
        MosaicPlanes planes = MosaicPlanes.difference(
                maps.data(), subtracted.data(), maps.length(0), maps.length(1), maps.length(2), units);
        return of(planes, 1, units).asDifference();
    }

    /** One picture in one tile: (height, width), such as an exciter, an occlusion map or an image's channel. */
    public static MosaicSource ofPlane(Tensor plane) {
        return ofMaps(plane.reshaped(plane.length(0), plane.length(1), 1), 0);
    }

    /** The units {@code from .. from + count - 1}. */
    public static int[] units(int from, int count) {
        return IntStream.range(from, from + count).toArray();
    }

    public int tiles() {
        return units.length;
    }

    /** Rows of each map. */
    public int height() {
        return planes.height();
    }

    /** Columns of each map. */
    public int width() {
        return planes.width();
    }

    /** Whether a tile is a colour image of three planes. */
    public boolean isColour() {
        return planesPerTile == 3;
    }

    /** The unit in a tile. */
    public int unit(int tile) {
        return units[tile];
    }

    /** The tile that shows a unit. */
    public Optional<Integer> tileOf(int unit) {
        return IntStream.range(0, units.length)
                .filter(t -> units[t] == unit)
                .boxed()
                .findFirst();
    }

    /** The value of a tile at a row and a column; of a colour tile its red. */
    public float value(int tile, int row, int column) {
        return planes.get(tile * planesPerTile, row, column);
    }

    /** The value of a colour tile, 0 red, 1 green, 2 blue. */
    public float value(int tile, int row, int column, int colour) {
        return planes.get(tile * planesPerTile + colour, row, column);
    }

    /** The range of a tile's finite values; one value alone of a tile that is dead or constant. */
    public Range range(int tile) {
        Range range = Range.EMPTY;
        for (int p = 0; p < planesPerTile; p++) {
            range = range.union(planes.range(tile * planesPerTile + p));
        }
        return range;
    }

    /** Every tile's own range: scope "tile". */
    public List<Range> tileRanges() {
        return IntStream.range(0, tiles()).mapToObj(this::range).toList();
    }

    /** The same range for every tile: scopes "layer", "network" and "frames". */
    public List<Range> sharedRange(Range range) {
        return Collections.nCopies(tiles(), range);
    }

    /** The range over all tiles of this source. */
    public Range shownRange() {
        return tileRanges().stream().reduce(Range.EMPTY, Range::union);
    }

    /** The mark given to a tile, or what its values say: dead, constant, not finite. */
    public Optional<TileMark> mark(int tile) {
        return marks.get(tile).or(() -> markOfValues(tile));
    }

    /** The one value that a tile shows everywhere; empty where it shows several, or has values that are not finite. */
    public OptionalDouble flatValue(int tile) {
        boolean flat = planesPerTile == 1 && planes.isFlat(tile);
        return flat ? OptionalDouble.of(planes.range(tile).min()) : OptionalDouble.empty();
    }

    /** What stands above a tile: "#" and the unit unless said otherwise. */
    public String title(int tile) {
        return titles.get(tile);
    }

    /** The same tiles, of which some are dead or constant by this and are shown so. */
    public MosaicSource with(MapFlatness flatness) {
        return new MosaicSource(planes.with(flatness), planesPerTile, units, titles, marks, isDifference);
    }

    /** The same tiles, whose values are those of one thing less those of another: zero everywhere, both are alike. */
    public MosaicSource asDifference() {
        return new MosaicSource(planes, planesPerTile, units, titles, marks, true);
    }

    /** The same tiles with other titles. */
    public MosaicSource titled(IntFunction<String> titleOfUnit) {
        List<String> others = IntStream.of(units).mapToObj(titleOfUnit).toList();
        return new MosaicSource(planes, planesPerTile, units, others, marks, isDifference);
    }

    /** The same tiles with marks beyond those that the values show by themselves. */
    public MosaicSource marked(IntFunction<Optional<TileMark>> markOfUnit) {
        List<Optional<TileMark>> others = new ArrayList<>();
        for (int unit : units) {
            others.add(markOfUnit.apply(unit));
        }
        return new MosaicSource(planes, planesPerTile, units, titles, List.copyOf(others), isDifference);
    }

    MosaicPlanes planes() {
        return planes;
    }

    /** The moments of all values of a tile, whatever their colour. */
    PlaneScan.Moments moments(int tile) {
        double mean = 0;
        double squares = 0;
        for (int p = tile * planesPerTile; p < (tile + 1) * planesPerTile; p++) {
            PlaneScan.Moments one = planes.moments(p);
            mean += one.mean() / planesPerTile;
            squares += (one.mean() * one.mean() + one.standardDeviation() * one.standardDeviation()) / planesPerTile;
        }
        return planesPerTile == 1
                ? planes.moments(tile)
                : new PlaneScan.Moments(mean, Math.sqrt(Math.max(0, squares - mean * mean)));
    }

    private Optional<TileMark> markOfValues(int tile) {
        for (int p = tile * planesPerTile; p < (tile + 1) * planesPerTile; p++) {
            if (!planes.isFinite(p)) {
                return Optional.of(TileMark.notFinite());
            }
        }
        Range range = range(tile);
        if (!range.isConstant()) {
            return Optional.empty();
        }
        if (range.min() != 0) {
            return Optional.of(TileMark.constant(range.min()));
        }
        return Optional.of(isDifference ? TileMark.noDifference() : TileMark.dead());
    }
}
