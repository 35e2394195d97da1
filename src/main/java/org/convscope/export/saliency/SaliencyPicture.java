package org.convscope.export.saliency;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Percentiles;
import org.convscope.array.Range;
import org.convscope.choice.GradientMethod;
import org.convscope.render.Palette;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.render.colour.Legend;
import org.convscope.render.colour.ColourMapping;
import org.convscope.choice.RangeScope;
import org.convscope.render.overlay.OverlayPainter;
import org.convscope.render.overlay.OverlayMap;
import org.convscope.render.overlay.PictureSheet;
import org.convscope.render.plane.PictureViewport;

/**
 * Saliency maps laid over what they are of: maps with signs in red and blue around zero, to the 99th percentile of their magnitudes;
 * maps of a layer, which have none, from zero to the largest. One map a frame in the frame's own pixels and with one range for all;
 * where there are more, small ones with a range each.
 */
public final class SaliencyPicture {
    private static final int LEAST_SIDE = 320;
    private static final int SMALL_SIDE = 240;
    private static final int ACROSS = 6;

    private final GradientMethod method;
    private final double opacity;
    private final Palette palette = Palette.light();
    private final List<Row> rows = new ArrayList<>();

    /** A picture and the maps laid over it. */
    private record Row(MapBackground below, List<Titled> maps) {}

    private record Titled(MapValues map, String title) {}

    /**
     * @param opacity of the largest values, 0 to 1
     */
    public SaliencyPicture(GradientMethod method, double opacity) {
        this.method = method;
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

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** What the colours stand for. */
    public Legend legend(String title) {
        List<ColourEnds> all =
                maps().map(one -> ends(one.map())).toList();
        ColourLimits limits = method.isOfLayer() ? ColourLimits.EXTREMES : ColourLimits.PERCENTILES;
        ColourEnds ends = ColourEnds.over(all);
        if (!isSmall() && !method.isOfLayer()) {
            ends = ends.at(reach(maps().map(Titled::map).toList()));
        }
        return new Legend(mapping(), isSmall() || rows.size() == 1 ? RangeScope.TILE : RangeScope.FRAMES, ends, limits, title, "");
    }

    public BufferedImage draw(Legend legend) {
        var sheet = new PictureSheet(palette);
        for (Row row : rows) {
            double zoom = zoom(row.below());
            BufferedImage below = below(row.below(), zoom);
            sheet.row();
            sheet.add(below, row.below().title());
            int inRow = 1;
            for (Titled one : row.maps()) {
                if (inRow == ACROSS) {
                    sheet.row();
                    inRow = 0;
                }
                Range range = isSmall() ? ends(one.map()).range() : legend.range();
                sheet.add(laid(below, row.below(), zoom, one.map(), range), one.title());
                inRow++;
            }
        }
        return sheet.above(legend.image(Math.max(LEAST_SIDE, sheet.width() - 16), 1, palette));
    }

    /** The first map over what it is of, in that one's own pixels. */
    public BufferedImage overFrame() {
        Row first = rows.get(0);
        return laid(
                below(first.below(), 1), first.below(), 1, first.maps().get(0).map(), legend("").range());
    }

    private BufferedImage laid(BufferedImage below, MapBackground what, double zoom, MapValues map, Range range) {
        BufferedImage picture =
                new BufferedImage(below.getWidth(), below.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.drawImage(below, 0, 0, null);
        g.dispose();
        OverlayMap.Sampling sampling =
                method.isOfLayer() ? OverlayMap.Sampling.BILINEAR : OverlayMap.Sampling.NEAREST;
        new OverlayPainter(mapping(), range, opacity)
                .paint(
                        picture,
                        new OverlayMap(map.values(), map.rows(), map.columns(), what.place(), sampling)
                                .enlarged(zoom));
        return picture;
    }

    private static BufferedImage below(MapBackground what, double zoom) {
        int width = (int) Math.max(1, Math.round(what.picture().width() * zoom));
        int height = (int) Math.max(1, Math.round(what.picture().height() * zoom));
        return what.picture().image(new PictureViewport(zoom, 0, 0, width, height));
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
        return new ColourMapping(Curve.LINEAR, method.isOfLayer() ? ColourMap.VIRIDIS : ColourMap.RDBU);
    }

    private Stream<Titled> maps() {
        return rows.stream().flatMap(row -> row.maps().stream());
    }

    private ColourEnds ends(MapValues map) {
        Range values = Range.of(map.values());
        if (method.isOfLayer()) {
            return ColourEnds.of(new Range(0, Math.max(0, values.max())));
        }
        return new ColourEnds(reach(List.of(map)), values);
    }

    /** As far to both sides of zero as the 99th percentile of the magnitudes, or as the largest where that is none. */
    private static Range reach(List<MapValues> maps) {
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
        double most = new Percentiles(finite).at(99);
        double reach = most > 0 ? most : Range.of(magnitudes).max();
        return new Range(-reach, reach);
    }
}
