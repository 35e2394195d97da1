package org.convscope.export.saliency;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Percentiles;
import org.convscope.array.Range;
import org.convscope.choice.Curve;
import org.convscope.choice.RangeScope;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.colour.Legend;
import org.convscope.render.overlay.OverlaidPicture;
import org.convscope.render.overlay.OverlayMap;
import org.convscope.render.overlay.OverlayPainter;
import org.convscope.render.overlay.PictureSheet;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ScalablePicture;

/**
 * Maps laid over what they are of. One map a frame in the frame's own pixels and with one range for all; where there are more, small
 * ones with a range each.
 */
public final class SaliencyPicture {
    private static final int LEAST_SIDE = 320;
    private static final int SMALL_SIDE = 240;
    private static final int ACROSS = 6;

    private final OverlayStyle style;
    private final double opacity;
    private final List<Row> rows = new ArrayList<>();

    /** A picture and the maps laid over it. */
    private record Row(MapBackground below, List<Titled> maps) {}

    private record Titled(MapValues map, String title) {}

    /**
     * @param opacity of the largest values, 0 to 1
     */
    public SaliencyPicture(OverlayStyle style, double opacity) {
        this.style = style;
        this.opacity = opacity;
    }

    /** What the next maps are laid over. */
    public void begin(MapBackground below) {
        rows.add(new Row(below, new ArrayList<>()));
    }

    /** A map over the last picture. */
    public void add(MapValues map, String title) {
        rows.get(rows.size() - 1).maps().add(new Titled(map, title));
    }

    /** What the colours stand for. */
    public Legend legend(String title) {
        List<ColourEnds> all = maps().map(one -> ends(one.map())).toList();
        ColourEnds ends = ColourEnds.over(all);
        if (!isSmall() && style.isSigned()) {
            ends = ends.at(reach(maps().map(Titled::map).toList()));
        }
        if (!isSmall() && rows.size() == 1) {
            return Legend.ofOne(mapping(), ends, style.limits(), title, "");
        }
        RangeScope scope = isSmall() ? RangeScope.TILE : RangeScope.FRAMES;
        return new Legend(mapping(), scope, ends, style.limits(), title, "");
    }

    /** On paper white. */
    public BufferedImage draw(Legend legend) {
        return draw(legend, Palette.light());
    }

    public BufferedImage draw(Legend legend, Palette palette) {
        var sheet = new PictureSheet(palette);
        for (Row row : rows) {
            PictureViewport view = row.below().view(zoom(row.below()));
            sheet.row();
            sheet.add(row.below().picture().image(view), row.below().title());
            int inRow = 1;
            for (Titled one : row.maps()) {
                if (inRow == ACROSS) {
                    sheet.row();
                    inRow = 0;
                }
                Range range = isSmall() ? ends(one.map()).range() : legend.range();
                sheet.add(laid(row.below(), one.map(), range).image(view), one.title());
                inRow++;
            }
        }
        return sheet.above(legend.image(Math.max(LEAST_SIDE, sheet.width() - 16), 1, palette));
    }

    /** The first map over what it is of, at any scale. */
    public ScalablePicture overFrame(Legend legend) {
        Row first = rows.get(0);
        return laid(first.below(), first.maps().get(0).map(), legend.range());
    }

    private ScalablePicture laid(MapBackground below, MapValues map, Range range) {
        return new OverlaidPicture(
                below.picture(),
                new OverlayPainter(mapping(), range, opacity),
                new OverlayMap(map.values(), map.rows(), map.columns(), below.place(), style.sampling()));
    }

    /** Whole pixels, enlarged where there are few; smaller ones where there are many maps. */
    private double zoom(MapBackground below) {
        int side = Math.max(below.picture().width(), below.picture().height());
        if (isSmall()) {
            return side < SMALL_SIDE ? Math.max(1, SMALL_SIDE / side) : (double) SMALL_SIDE / side;
        }
        return Math.max(1, (LEAST_SIDE + side - 1) / side);
    }

    private boolean isSmall() {
        return rows.stream().anyMatch(row -> row.maps().size() > 1);
    }

    private ColourMapping mapping() {
        return new ColourMapping(Curve.LINEAR, style.colours());
    }

    private Stream<Titled> maps() {
        return rows.stream().flatMap(row -> row.maps().stream());
    }

    private ColourEnds ends(MapValues map) {
        Range values = Range.of(map.values());
        if (!style.isSigned()) {
            return ColourEnds.of(new Range(0, Math.max(0, values.max())));
        }
        return new ColourEnds(reach(List.of(map)), values);
    }

    /** As far to both sides of zero as the style says, or as the largest magnitude where that is none. */
    private Range reach(List<MapValues> maps) {
        int count = maps.stream().mapToInt(map -> map.values().length).sum();
        float[] magnitudes = new float[count];
        int n = 0;
        for (MapValues map : maps) {
            for (float value : map.values()) {
                if (Float.isFinite(value)) {
                    magnitudes[n++] = Math.abs(value);
                }
            }
        }
        if (n == 0) {
            return Range.EMPTY;
        }
        float[] finite = Arrays.copyOf(magnitudes, n);
        double largest = Range.of(finite).max();
        double most = style.limits() == ColourLimits.PERCENTILES ? new Percentiles(finite).at(99) : largest;
        double reach = most > 0 ? most : largest;
        return new Range(-reach, reach);
    }
}
