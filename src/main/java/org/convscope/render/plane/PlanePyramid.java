package org.convscope.render.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.convscope.choice.PixelReduction;

/**
 * Numbers in rows and columns, with means or maxima of 2 x 2, 4 x 4 ... of them, so that a reduced view is fast and loses
 * nothing. NaN is left out; a mean of nothing is NaN. The reduced numbers are made when they are first needed.
 */
public final class PlanePyramid {
    /** The numbers themselves. */
    @FunctionalInterface
    public interface Values {
        float get(int x, int y);
    }

    /** A plane at one reduction. */
    record Level(int width, int height, Values values) {}

    private static final int SMALLEST = 8;

    private final PixelReduction reduction;
    private final Level full;
    private final Supplier<Level> half;
    private final int count;
    private final List<Level> levels = new ArrayList<>();

    private PlanePyramid(Level full, PixelReduction reduction, Supplier<Level> half) {
        this.reduction = reduction;
        this.full = full;
        this.half = half;
        levels.add(full);
        int made = 1;
        int least = Math.min(full.width(), full.height());
        while (least >= 2 * SMALLEST) {
            least = (least + 1) / 2;
            made++;
        }
        count = made;
    }

    /**
     * @param reduction not {@link PixelReduction#AUTO}
     */
    public static PlanePyramid of(int width, int height, Values values, PixelReduction reduction) {
        var full = new Level(width, height, values);
        return new PlanePyramid(full, reduction, () -> halved(full, reduction));
    }

    /**
     * Reduced to means, the first time elsewhere, such as together with other planes.
     *
     * @param half rows of means of 2 x 2, at the right and lower edge of what is there
     */
    public static PlanePyramid of(int width, int height, Values values, Supplier<float[]> half) {
        return new PlanePyramid(
                new Level(width, height, values),
                PixelReduction.MEAN,
                () -> level((width + 1) / 2, (height + 1) / 2, half.get()));
    }

    private static Level level(int width, int height, float[] values) {
        return new Level(width, height, (x, y) -> values[y * width + x]);
    }

    private static Level halved(Level from, PixelReduction reduction) {
        int width = (from.width() + 1) / 2;
        int height = (from.height() + 1) / 2;
        float[] halved = new float[width * height];
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0; x < width; x++) {
                halved[y * width + x] =
                        reduction == PixelReduction.MEAN ? mean(from, 2 * x, 2 * y) : maximum(from, 2 * x, 2 * y);
            }
        });
        return level(width, height, halved);
    }

    private static float mean(Level from, int left, int top) {
        float sum = 0;
        int n = 0;
        for (int y = top; y < Math.min(top + 2, from.height()); y++) {
            for (int x = left; x < Math.min(left + 2, from.width()); x++) {
                float v = from.values().get(x, y);
                if (!Float.isNaN(v)) {
                    sum += v;
                    n++;
                }
            }
        }
        return n == 0 ? Float.NaN : sum / n;
    }

    private static float maximum(Level from, int left, int top) {
        float largest = Float.NaN;
        for (int y = top; y < Math.min(top + 2, from.height()); y++) {
            for (int x = left; x < Math.min(left + 2, from.width()); x++) {
                largest = larger(largest, from.values().get(x, y));
            }
        }
        return largest;
    }

    /** NaN where both are. */
    static float larger(float a, float b) {
        return a >= b || Float.isNaN(b) ? a : b;
    }

    PixelReduction reduction() {
        return reduction;
    }

    public int width() {
        return full.width();
    }

    public int height() {
        return full.height();
    }

    /** Reads everything once when a level is asked for the first time: not for the event thread. */
    synchronized Level level(int index) {
        while (levels.size() <= index) {
            levels.add(levels.size() == 1 ? half.get() : halved(levels.get(levels.size() - 1), reduction));
        }
        return levels.get(index);
    }

    /** The most reduced level of which a device pixel still covers at least one number. */
    int levelFor(double scale) {
        int level = 0;
        double wide = scale;
        while (level + 1 < count && wide * 2 <= 1) {
            wide *= 2;
            level++;
        }
        return level;
    }
}
