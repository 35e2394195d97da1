package org.convscope.ui.canvas;

import java.util.ArrayList;
import java.util.List;

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

    /** What stands for several numbers where there is room for one. */
    public enum Reduction {
        MEAN,
        /** Nothing bright is lost, however small. */
        MAXIMUM
    }

    /** A plane at one reduction. */
    record Level(int width, int height, Values values) {}

    private static final int SMALLEST = 8;

    private final Reduction reduction;
    private final Level full;
    private final int count;
    private final List<Level> levels = new ArrayList<>();

    private PlanePyramid(Level full, Reduction reduction) {
        this.reduction = reduction;
        this.full = full;
        levels.add(full);
        int made = 1;
        int least = Math.min(full.width(), full.height());
        while (least >= 2 * SMALLEST) {
            least = (least + 1) / 2;
            made++;
        }
        count = made;
    }

    /** Reduced to means. */
    public static PlanePyramid of(int width, int height, Values values) {
        return of(width, height, values, Reduction.MEAN);
    }

    public static PlanePyramid of(int width, int height, Values values, Reduction reduction) {
        return new PlanePyramid(new Level(width, height, values), reduction);
    }

    private static Level halved(Level from, Reduction reduction) {
        int width = (from.width() + 1) / 2;
        int height = (from.height() + 1) / 2;
        float[] halved = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                halved[y * width + x] =
                        reduction == Reduction.MEAN ? mean(from, 2 * x, 2 * y) : maximum(from, 2 * x, 2 * y);
            }
        }
        return new Level(width, height, (x, y) -> halved[y * width + x]);
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

    Reduction reduction() {
        return reduction;
    }

    public int width() {
        return full.width();
    }

    public int height() {
        return full.height();
    }

    public float get(int x, int y) {
        return full.values().get(x, y);
    }

    /** Reads everything once when a level is asked for the first time: not for the event thread. */
    synchronized Level level(int index) {
        while (levels.size() <= index) {
            levels.add(halved(levels.get(levels.size() - 1), reduction));
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
