package org.convscope.ui.canvas;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers in rows and columns, with means of 2 x 2, 4 x 4 ... of them, so that a reduced view is fast and loses nothing.
 * NaN is left out of a mean; a mean of nothing is NaN.
 */
public final class Plane {
    /** The numbers themselves. */
    @FunctionalInterface
    public interface Values {
        float get(int x, int y);
    }

    /** A plane at one reduction. */
    record Level(int width, int height, Values values) {}

    private static final int SMALLEST = 8;

    private final List<Level> levels;

    private Plane(List<Level> levels) {
        this.levels = List.copyOf(levels);
    }

    /** Reads everything once to compute the means: not for the event thread where it is large. */
    public static Plane of(int width, int height, Values values) {
        List<Level> levels = new ArrayList<>();
        Level level = new Level(width, height, values);
        levels.add(level);
        while (Math.min(level.width(), level.height()) >= 2 * SMALLEST) {
            level = halved(level);
            levels.add(level);
        }
        return new Plane(levels);
    }

    private static Level halved(Level from) {
        int width = (from.width() + 1) / 2;
        int height = (from.height() + 1) / 2;
        float[] means = new float[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                means[y * width + x] = mean(from, 2 * x, 2 * y);
            }
        }
        return new Level(width, height, (x, y) -> means[y * width + x]);
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

    public int width() {
        return levels.get(0).width();
    }

    public int height() {
        return levels.get(0).height();
    }

    public float get(int x, int y) {
        return levels.get(0).values().get(x, y);
    }

    int levels() {
        return levels.size();
    }

    Level level(int index) {
        return levels.get(index);
    }

    /** The most reduced level of which a device pixel still covers at least one number. */
    int levelFor(double scale) {
        int level = 0;
        double wide = scale;
        while (level + 1 < levels.size() && wide * 2 <= 1) {
            wide *= 2;
            level++;
        }
        return level;
    }
}
