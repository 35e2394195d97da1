package org.convscope.render.plane;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.choice.PixelReduction;

/**
 * Planes of numbers laid out on a plain ground, coloured only where and as large as they are seen: a change of colours or
 * range costs one rendering of the view, however large the frame or the mosaic is.
 */
public final class PlanePicture implements ScalablePicture {
    /** A rule from numbers to colours. */
    @FunctionalInterface
    public interface Colouring {
        /** 0xRRGGBB, also for NaN. */
        int rgb(double value);
    }

    /** The row of a plane that is drawn at the top. */
    public enum FirstRow {
        UPPER,
        LOWER
    }

    /**
     * A plane in the picture, stretched to a rectangle.
     *
     * @param x left edge in picture pixels
     * @param y upper edge in picture pixels
     * @param width in picture pixels
     * @param height in picture pixels
     * @param gap to the plane on its right and below, in picture pixels; one device pixel of it is seen however small the view
     */
    public record Placed(
            PlanePyramid plane, int x, int y, int width, int height, int gap, FirstRow firstRow, Colouring colouring) {}

    private final int width;
    private final int height;
    private final int ground;
    private final List<Placed> planes;

    /**
     * @param ground 0xRRGGBB between the planes
     */
    public PlanePicture(int width, int height, int ground, List<Placed> planes) {
        this.width = width;
        this.height = height;
        this.ground = 0xFF000000 | ground;
        this.planes = List.copyOf(planes);
    }

    /** One plane, one picture pixel a number. */
    public static PlanePicture of(PlanePyramid plane, Colouring colouring) {
        var placed = new Placed(plane, 0, 0, plane.width(), plane.height(), 0, FirstRow.UPPER, colouring);
        return new PlanePicture(plane.width(), plane.height(), 0, List.of(placed));
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void render(PictureViewport view, int[] argb) {
        fill(view, argb);
        // levels are made here, by the planes' own threads: none of those that paint waits for one
        List<Seen> seen = planes.stream()
                .map(placed -> Seen.of(placed, view))
                .flatMap(Optional::stream)
                .toList();
        seen.parallelStream().forEach(one -> paint(one, view.width(), argb));
    }

    private void fill(PictureViewport view, int[] argb) {
        int left = firstPixel(view.toDeviceX(0), view.width());
        int right = firstPixel(view.toDeviceX(width), view.width());
        int top = firstPixel(view.toDeviceY(0), view.height());
        int bottom = firstPixel(view.toDeviceY(height), view.height());
        for (int y = top; y < bottom; y++) {
            Arrays.fill(argb, y * view.width() + left, y * view.width() + right, ground);
        }
    }

    /** The first device pixel whose middle lies at or after an edge. */
    private static int firstPixel(double edge, int most) {
        return (int) Math.max(0, Math.min(most, Math.ceil(edge - 0.5)));
    }

    /** Where a plane ends: before its edge, and a pixel before the next plane if it keeps more than half of its own. */
    private static int end(int begin, double edge, double next, int most) {
        int end = firstPixel(edge, most);
        int nextBegin = (int) Math.ceil(next - 0.5);
        return next > edge && end == nextBegin && end - begin > 2 ? end - 1 : end;
    }

    /**
     * What a view sees of a plane.
     *
     * @param left first device pixel across
     * @param top first device pixel down
     * @param columns of the level, by device pixels from the first
     * @param rows of the level, by device pixels from the first
     */
    private record Seen(
            Placed placed, int left, int top, PlanePyramid.Level level, PixelCoverage columns, PixelCoverage rows) {
        static Optional<Seen> of(Placed placed, PictureViewport view) {
            int left = firstPixel(view.toDeviceX(placed.x()), view.width());
            int top = firstPixel(view.toDeviceY(placed.y()), view.height());
            int farRight = placed.x() + placed.width();
            int right = end(left, view.toDeviceX(farRight), view.toDeviceX(farRight + placed.gap()), view.width());
            int low = placed.y() + placed.height();
            int bottom = end(top, view.toDeviceY(low), view.toDeviceY(low + placed.gap()), view.height());
            if (left >= right || top >= bottom) {
                return Optional.empty();
            }
            PlanePyramid plane = placed.plane();
            double across = view.scale() * placed.width() / plane.width();
            double down = view.scale() * placed.height() / plane.height();
            int index = plane.levelFor(Math.max(across, down));
            PlanePyramid.Level level = plane.level(index);
            double reduction = 1 << index;
            PixelCoverage columns = PixelCoverage.of(
                    (view.toPictureX(left) - placed.x()) * view.scale() / across / reduction,
                    across * reduction,
                    right - left,
                    level.width());
            PixelCoverage rows = PixelCoverage.of(
                    (view.toPictureY(top) - placed.y()) * view.scale() / down / reduction,
                    down * reduction,
                    bottom - top,
                    level.height());
            return Optional.of(new Seen(placed, left, top, level, columns, rows));
        }
    }

    private static void paint(Seen seen, int width, int[] argb) {
        PlanePyramid.Level level = seen.level();
        PixelCoverage columns = seen.columns();
        PixelCoverage rows = seen.rows();
        boolean flipped = seen.placed().firstRow() == FirstRow.LOWER;
        boolean means = seen.placed().plane().reduction() == PixelReduction.MEAN;
        Colouring colouring = seen.placed().colouring();
        // enlarged, a row of the plane is many rows of the view: it is coloured once
        int[] begins = IntStream.range(rows.from(), rows.to())
                .filter(y -> !rows.isRepeated(y))
                .toArray();
        Arrays.stream(begins).parallel().forEach(y -> {
            int out = (seen.top() + y) * width + seen.left();
            for (int x = columns.from(); x < columns.to(); x++) {
                argb[out + x] = columns.isRepeated(x)
                        ? argb[out + x - 1]
                        : 0xFF000000
                                | colouring.rgb(
                                        means
                                                ? mean(level, columns, x, rows, y, flipped)
                                                : maximum(level, columns, x, rows, y, flipped));
            }
            int from = out + columns.from();
            for (int next = y + 1; next < rows.to() && rows.isRepeated(next); next++) {
                System.arraycopy(argb, from, argb, from + (next - y) * width, columns.to() - columns.from());
            }
        });
    }

    private static float maximum(
            PlanePyramid.Level level, PixelCoverage columns, int x, PixelCoverage rows, int y, boolean flipped) {
        int last = level.height() - 1;
        float largest = Float.NaN;
        for (int j = rows.first(y); j <= rows.last(y); j++) {
            int row = flipped ? last - j : j;
            for (int i = columns.first(x); i <= columns.last(x); i++) {
                largest = PlanePyramid.larger(largest, level.values().get(i, row));
            }
        }
        return largest;
    }

    private static float mean(
            PlanePyramid.Level level, PixelCoverage columns, int x, PixelCoverage rows, int y, boolean flipped) {
        int last = level.height() - 1;
        if (columns.isSingle(x) && rows.isSingle(y)) {
            return level.values().get(columns.first(x), flipped ? last - rows.first(y) : rows.first(y));
        }
        float sum = 0;
        float weights = 0;
        for (int j = rows.first(y); j <= rows.last(y); j++) {
            float rowWeight = rows.weight(y, j);
            int row = flipped ? last - j : j;
            for (int i = columns.first(x); i <= columns.last(x); i++) {
                float v = level.values().get(i, row);
                if (!Float.isNaN(v)) {
                    float w = rowWeight * columns.weight(x, i);
                    sum += w * v;
                    weights += w;
                }
            }
        }
        return weights == 0 ? Float.NaN : sum / weights;
    }
}
