package org.convscope.inspect.spots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.frame.PictureScale;
import org.convscope.task.TaskMonitor;

/**
 * Finds spots: local maxima that stand out of their surroundings by more than {@value #THRESHOLD} times the noise.
 * Background and noise are the median and the median absolute deviation (times 1.4826) of a square ring around each
 * maximum, so that other spots in it count for little. What goes on like a thread on both sides, as a narrow ring of
 * ice does, is background too. Looked for twice, in the picture itself for spots of one pixel and smoothed by 1 2 1
 * along both axes for wider ones; of two closer than two pixels the stronger one counts.
 */
public final class FindSpots {
    /** Multiples of the noise. */
    public static final double THRESHOLD = 4.7;

    private static final int APART = 2;
    private static final int DIRECTIONS = 8;
    /** Multiples of the noise by which a thread is no chance. */
    private static final double STANDS_OUT = 2.5;

    private static final int NEAREST = 2;
    private static final int FARTHEST = 4;
    /** The noise of a mean by 1 2 1 along both axes, in that of single pixels: 6 / 16. */
    private static final double OF_SMOOTHED = 0.375;

    private final int height;
    private final int width;

    private final Numbers numbers;
    private final TaskMonitor monitor;

    /** What is known of the numbers, and so of how much they vary by chance. */
    private enum Numbers {
        ANY,
        /** Whole, as in a picture. */
        WHOLE,
        /**
         * Counted: as Poisson's distribution has it, by the transform of Anscombe ("The transformation of Poisson, binomial
         * and negative-binomial data", 1948).
         */
        COUNTS;

        private static final double ANSCOMBE = 3.0 / 8;

        /** Counts are counts in whatever type a file stores them. */
        static Numbers of(Frame frame, float... measured) {
            for (float one : measured) {
                if (Float.isFinite(one) && one != Math.rint(one)) {
                    return ANY;
                }
            }
            return frame.picture().equals(PictureScale.NONE) ? COUNTS : WHOLE;
        }

        /**
         * Below this the background has to lie for a number to be a spot.
         *
         * @param share the noise of the number in that of a single pixel
         */
        double highestBackground(double value, double share) {
            return switch (this) {
                case ANY -> value;
                case WHOLE -> value - THRESHOLD * share;
                case COUNTS -> {
                    double root = root(value, share) - THRESHOLD / 2;
                    yield root > 0 ? (root * root - ANSCOMBE) * share * share : Double.NEGATIVE_INFINITY;
                }
            };
        }

        /** The most multiples of the noise that a number can stand out by. */
        double most(double value, double background, double share) {
            return switch (this) {
                case ANY -> Double.POSITIVE_INFINITY;
                case WHOLE -> (value - background) / share;
                case COUNTS -> 2 * (root(value, share) - root(background, share));
            };
        }

        private static double root(double value, double share) {
            return Math.sqrt(Math.max(0, value) / (share * share) + ANSCOMBE);
        }
    }

    private FindSpots(int height, int width, Numbers numbers, TaskMonitor monitor) {
        this.height = height;
        this.width = width;
        this.numbers = numbers;
        this.monitor = monitor;
    }

    /**
     * @param input (1, H, W, C), the channels of which are averaged
     * @return the strongest first
     */
    public static List<InputSpot> in(Tensor input) {
        int height = input.length(1);
        int width = input.length(2);
        int channels = input.length(3);
        float[] plane = new float[height * width];
        for (int i = 0; i < plane.length; i++) {
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += input.data()[i * channels + c];
            }
            plane[i] = (float) (sum / channels);
        }
        return new FindSpots(height, width, Numbers.ANY, TaskMonitor.NONE).of(plane);
    }

    /**
     * Those of a frame, where it was measured; of a coloured one in its first channel. Gaps and dead pixels are no surroundings.
     * Whole numbers, stored as such or as floats, are taken to vary by 1 at least, and counts by what counting statistics has.
     *
     * @return the strongest first
     */
    public static List<InputSpot> in(Frame frame, TaskMonitor monitor) {
        float[] plane = new float[frame.width() * frame.height()];
        IntStream.range(0, frame.height()).parallel().forEach(row -> {
            for (int pixel = row * frame.width(); pixel < (row + 1) * frame.width(); pixel++) {
                plane[pixel] = (float) frame.measured(pixel);
            }
        });
        return new FindSpots(frame.height(), frame.width(), Numbers.of(frame, plane), monitor).of(plane);
    }

    private List<InputSpot> of(float... plane) {
        List<InputSpot> found = new ArrayList<>(maxima(plane, 1));
        found.addAll(maxima(smoothed(plane), OF_SMOOTHED));
        found.sort((a, b) -> Double.compare(b.strength(), a.strength()));
        boolean[] taken = new boolean[plane.length];
        List<InputSpot> spots = new ArrayList<>();
        for (InputSpot spot : found) {
            if (!taken[spot.row() * width + spot.column()]) {
                spots.add(spot);
                for (int y = Math.max(0, spot.row() - APART); y <= Math.min(height - 1, spot.row() + APART); y++) {
                    Arrays.fill(
                            taken,
                            y * width + Math.max(0, spot.column() - APART),
                            y * width + Math.min(width - 1, spot.column() + APART) + 1,
                            true);
                }
            }
        }
        return spots;
    }

    /**
     * @param share the noise of the plane in that of single pixels
     */
    private List<InputSpot> maxima(float[] plane, double share) {
        return IntStream.range(0, height)
                .parallel()
                .mapToObj(row -> maxima(plane, share, row))
                .flatMap(List::stream)
                .toList();
    }

    private List<InputSpot> maxima(float[] plane, double share, int row) {
        monitor.checkCancelled();
        List<InputSpot> found = new ArrayList<>();
        var around = new SpotSurroundings(plane, height, width);
        for (int column = 0; column < width; column++) {
            if (isMaximum(plane, row, column)) {
                double strength = strength(plane, share, row, column, around);
                if (strength > THRESHOLD) {
                    found.add(new InputSpot(row, column, strength));
                }
            }
        }
        return found;
    }

    /** Of equal neighbours the first. */
    private boolean isMaximum(float[] plane, int row, int column) {
        int at = row * width + column;
        float value = plane[at];
        boolean left = column > 0;
        boolean right = column < width - 1;
        if (!Float.isFinite(value) || (left && plane[at - 1] >= value) || (right && plane[at + 1] > value)) {
            return false;
        }
        if (row > 0) {
            int above = at - width;
            if (plane[above] >= value || (left && plane[above - 1] >= value) || (right && plane[above + 1] >= value)) {
                return false;
            }
        }
        int below = at + width;
        return row == height - 1
                || !(plane[below] > value || (left && plane[below - 1] > value) || (right && plane[below + 1] > value));
    }

    /** 0 where too little is around it, nothing varies there, or it does not stand out. */
    private double strength(float[] plane, double share, int row, int column, SpotSurroundings around) {
        float value = plane[row * width + column];
        double highest = numbers.highestBackground(value, share);
        if (highest == Double.NEGATIVE_INFINITY
                || !around.isAround(row, column)
                || (highest < value && !around.isHalfWithin(highest))
                || !around.standsOut(value, THRESHOLD)) {
            return 0;
        }
        double background = around.background();
        double noise = around.noise();
        double thread = thread(plane, row, column);
        double below = thread > background + STANDS_OUT * noise ? thread : background;
        double mean = around.heldMean(background + THRESHOLD * Math.max(noise, 1));
        return Math.min((value - below) / noise, numbers.most(value, Math.max(below, mean), share));
    }

    /** What goes on on both sides of a place in some direction: the least of six places along it, in the highest direction. */
    private double thread(float[] plane, int row, int column) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int direction = 0; direction < DIRECTIONS; direction++) {
            double angle = Math.PI * direction / DIRECTIONS;
            double down = Math.sin(angle);
            double right = Math.cos(angle);
            double least = Double.POSITIVE_INFINITY;
            for (int step = NEAREST; step <= FARTHEST; step++) {
                least = Math.min(least, across(plane, row + step * down, column + step * right, down, right));
                least = Math.min(least, across(plane, row - step * down, column - step * right, down, right));
            }
            highest = Math.max(highest, least);
        }
        return highest;
    }

    /** The largest of a place and its neighbours on either side of a thread; nothing where that is beyond the border. */
    private double across(float[] plane, double row, double column, double down, double right) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int side = -1; side <= 1; side++) {
            int y = (int) Math.round(row + side * right);
            int x = (int) Math.round(column - side * down);
            if (y >= 0 && y < height && x >= 0 && x < width && Float.isFinite(plane[y * width + x])) {
                largest = Math.max(largest, plane[y * width + x]);
            }
        }
        return largest;
    }

    /** By 1 2 1 along both axes, border pixels repeated. */
    private float[] smoothed(float... plane) {
        float[] across = new float[plane.length];
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0, i = y * width; x < width; x++, i++) {
                across[i] = (plane[x > 0 ? i - 1 : i] + 2 * plane[i] + plane[x < width - 1 ? i + 1 : i]) / 4;
            }
        });
        float[] both = new float[plane.length];
        IntStream.range(0, height).parallel().forEach(y -> {
            int above = y > 0 ? -width : 0;
            int below = y < height - 1 ? width : 0;
            for (int i = y * width; i < (y + 1) * width; i++) {
                both[i] = (across[i + above] + 2 * across[i] + across[i + below]) / 4;
            }
        });
        return both;
    }
}
