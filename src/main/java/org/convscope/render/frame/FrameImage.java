package org.convscope.render.frame;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.convscope.render.colour.ColourMapping;

/**
 * Draws a view of a frame: nearest pixel when zoomed in, the mean over each screen pixel's area or its largest
 * number when zoomed out. Masked pixels are left out of means and maxima; where nothing else is, the mask's colour
 * shows.
 */
public final class FrameImage {
    private final FramePixels frame;
    private final FrameViewport view;
    private final FrameLook look;
    private final AxisSampling rows;
    private final AxisSampling columns;
    private final LevelTable levels;
    private final int[] colours;

    private FrameImage(FramePixels frame, FrameViewport view, FrameLook look) {
        this.frame = frame;
        this.view = view;
        this.look = look;
        this.rows = AxisSampling.of(view.top(), view.zoom(), view.height(), frame.height());
        this.columns = AxisSampling.of(view.left(), view.zoom(), view.width(), frame.width());
        ColourMapping mapping = look.mapping();
        this.levels = LevelTable.of(
                mapping,
                look.limits(),
                frame.channels() == 3 ? LevelTable.ColourUse.DIRECT : LevelTable.ColourUse.MAPPED);
        this.colours = mapping.table().colours();
    }

    /** A picture of the view's size, {@code TYPE_INT_RGB}. */
    public static BufferedImage draw(FramePixels frame, FrameViewport view, FrameLook look) {
        int[] pixels = new FrameImage(frame, view, look).pixels();
        var image = new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_RGB);
        // not through the raster's own array: an image whose array was handed out is slow to put on screen
        image.getRaster().setDataElements(0, 0, view.width(), view.height(), pixels);
        if (look.numbers() == FrameLook.Numbering.WHERE_THERE_IS_ROOM) {
            FrameNumbers.draw(image, frame, view, look.font());
        }
        return image;
    }

    private int[] pixels() {
        int[] pixels = new int[view.width() * view.height()];
        FramePlane[] planes = new FramePlane[frame.channels()];
        for (int c = 0; c < planes.length; c++) {
            planes[c] = frame.plane(c, rows.level(), look.reduction());
        }
        IntStream.range(0, view.height()).parallel().forEach(y -> {
            Arrays.fill(pixels, y * view.width(), (y + 1) * view.width(), look.outside());
            if (y >= rows.first() && y < rows.last() && columns.first() < columns.last()) {
                if (planes.length == 1) {
                    mappedRow(planes[0], y, pixels);
                } else {
                    colourRow(planes, y, pixels);
                }
            }
        });
        return pixels;
    }

    private void mappedRow(FramePlane plane, int y, int[] pixels) {
        float[] line = new float[view.width()];
        sample(plane, y, line);
        int at = y * view.width();
        for (int x = columns.first(); x < columns.last(); x++) {
            pixels[at + x] = Float.isFinite(line[x]) ? colours[levels.of(line[x])] : noNumber(line[x]);
        }
    }

    private void colourRow(FramePlane[] planes, int y, int[] pixels) {
        float[][] lines = new float[planes.length][view.width()];
        for (int c = 0; c < planes.length; c++) {
            sample(planes[c], y, lines[c]);
        }
        int at = y * view.width();
        for (int x = columns.first(); x < columns.last(); x++) {
            float red = lines[0][x];
            float green = lines[1][x];
            float blue = lines[2][x];
            pixels[at + x] = Float.isFinite(red) && Float.isFinite(green) && Float.isFinite(blue)
                    ? levels.of(red) << 16 | levels.of(green) << 8 | levels.of(blue)
                    : noNumber(red == FramePlane.MASKED ? red : Float.NaN);
        }
    }

    private int noNumber(float value) {
        return value == FramePlane.MASKED
                ? look.masked()
                : look.mapping().table().notFinite();
    }

    private void sample(FramePlane plane, int y, float[] line) {
        if (view.zoom() >= 1) {
            int row = rows.nearest(y) * plane.width();
            for (int x = columns.first(); x < columns.last(); x++) {
                line[x] = plane.values()[row + columns.nearest(x)];
            }
        } else if (look.reduction() == PixelReduction.MAX) {
            maxima(plane, y, line);
        } else {
            means(plane, y, line);
        }
    }

    // first down the columns, in the order of memory, then across: twice three steps instead of nine
    private void maxima(FramePlane plane, int y, float[] line) {
        int from = columns.from(columns.first());
        int to = columns.to(columns.last() - 1);
        float[] tallest = new float[to - from];
        Arrays.fill(tallest, FramePlane.MASKED);
        for (int row = rows.from(y); row < rows.to(y); row++) {
            int at = row * plane.width() + from;
            for (int i = 0; i < tallest.length; i++) {
                tallest[i] = FramePlane.max(tallest[i], plane.values()[at + i]);
            }
        }
        for (int x = columns.first(); x < columns.last(); x++) {
            float max = FramePlane.MASKED;
            for (int column = columns.from(x); column < columns.to(x); column++) {
                max = FramePlane.max(max, tallest[column - from]);
            }
            line[x] = max;
        }
    }

    private void means(FramePlane plane, int y, float[] line) {
        int from = columns.from(columns.first());
        int to = columns.to(columns.last() - 1);
        float[] sums = new float[to - from];
        float[] weights = new float[to - from];
        for (int row = rows.from(y); row < rows.to(y); row++) {
            float weight = rows.share(y, row);
            int at = row * plane.width() + from;
            for (int i = 0; i < sums.length; i++) {
                float value = plane.values()[at + i];
                boolean finite = Math.abs(value) <= Float.MAX_VALUE;
                sums[i] += finite ? weight * value : 0;
                weights[i] += finite ? weight : 0;
            }
        }
        int nearestRow = rows.nearest(y) * plane.width();
        for (int x = columns.first(); x < columns.last(); x++) {
            float sum = 0;
            float all = 0;
            for (int column = columns.from(x); column < columns.to(x); column++) {
                float share = columns.share(x, column);
                sum += share * sums[column - from];
                all += share * weights[column - from];
            }
            line[x] = all > 0 ? sum / all : plane.values()[nearestRow + columns.nearest(x)];
        }
    }
}
