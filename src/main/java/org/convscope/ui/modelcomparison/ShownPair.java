package org.convscope.ui.modelcomparison;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.MapFlatness;
import org.convscope.array.Tensor;
import org.convscope.inspect.modelcomparison.UnitPair;
import org.convscope.inspect.modelcomparison.UnitPair.Missing;
import org.convscope.inspect.modelcomparison.UnitPair.Planes;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;

/**
 * A unit of both models, ready to be drawn.
 *
 * @param scale that the first two share
 * @param change scale of the difference
 * @param facts size of what is shown, in words; empty where nothing is
 */
record ShownPair(Picture first, Picture second, Picture difference, Scale scale, Scale change, String facts) {
    /**
     * One of the three.
     *
     * @param message what is said where there are no tiles
     */
    record Picture(Optional<Mosaic> tiles, String message) {
        static Picture none(String message) {
            return new Picture(Optional.empty(), message);
        }
    }

    /** The ends of a colour map by either rule. */
    record Scale(ColourEnds extremes, ColourEnds percentiles) {
        private static final Scale NONE = new Scale(ColourEnds.NONE, ColourEnds.NONE);

        private static Scale of(Function<ColourLimits, ColourEnds> ends) {
            return new Scale(ends.apply(ColourLimits.EXTREMES), ends.apply(ColourLimits.PERCENTILES));
        }

        ColourEnds ends(ColourLimits limits) {
            return limits instanceof ColourLimits.Percentiles ? percentiles : extremes;
        }
    }

    /** Nothing to show, and why. */
    static ShownPair none(String message) {
        return new ShownPair(Picture.none(message), Picture.none(""), Picture.none(""), Scale.NONE, Scale.NONE, "");
    }

    /** Reads every number: not for the event thread. */
    static ShownPair of(UnitPair pair) {
        Picture difference = pair.difference()
                .map(planes -> picture(MosaicSource::asDifference, planes, pair.differenceFlatness()))
                .orElseGet(() -> Picture.none(
                        pair.first() instanceof Planes && pair.second() instanceof Planes
                                ? "Of other shape:\nno difference"
                                : ""));
        return new ShownPair(
                picture(pair.first()),
                picture(pair.second()),
                difference,
                Scale.of(pair::ends),
                Scale.of(pair::differenceEnds),
                facts(pair));
    }

    private static String facts(UnitPair pair) {
        String first = facts(pair.first());
        String second = facts(pair.second());
        boolean one = first.equals(second) || second.isEmpty();
        return one ? first : first.isEmpty() ? second : first + " and " + second;
    }

    private static String facts(UnitPair.Side side) {
        return side instanceof Planes shown
                ? shown.planes().length(0) + " × " + shown.planes().length(1)
                        + (shown.planes().length(2) == 1
                                ? ""
                                : ", " + shown.planes().length(2) + " input channels")
                : "";
    }

    private static Picture picture(UnitPair.Side side) {
        if (side instanceof Missing missing) {
            return Picture.none(missing.reason());
        }
        var shown = (Planes) side;
        return picture(UnaryOperator.identity(), shown.planes(), shown.flatness());
    }

    private static Picture picture(UnaryOperator<MosaicSource> as, Tensor planes, MapFlatness flatness) {
        int count = planes.length(2);
        MosaicSource source = as.apply(
                MosaicSource.ofMaps(planes, MosaicSource.units(0, count)).with(flatness));
        Mosaic tiles = Mosaic.of(
                count == 1 ? source.titled(plane -> "") : source,
                TileGrid.square(count),
                count == 1 ? Mosaic.Gaps.NONE : Mosaic.Gaps.DRAWN,
                RowOrigin.UPPER);
        return new Picture(Optional.of(tiles), "");
    }
}
