package org.convscope.inspect.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.frame.Frame;
import org.convscope.task.TaskMonitor;

/**
 * Finds rings around a place, and on each of them, sector by sector, the place of the maximum across the ring: the centroid of
 * what lies above half of the maximum and a straight background. A ring is a maximum of the mean by distance that stands out
 * of the median around it by {@value #STANDS_OUT} standard errors. Counts far above the mean at their distance, as those of
 * spots are, are cut off at three standard deviations.
 */
final class RingPoints {
    private static final double STANDS_OUT = 6;
    private static final double SECTOR_STANDS_OUT = 3;
    private static final double DEVIATIONS = 3;
    private static final int MOST_RINGS = 8;
    private static final int FEWEST_PIXELS = 2;
    private static final int LEAST_RADIUS = 8;
    private static final int LEAST_WINDOW = 4;
    private static final int FEWEST_SEEN = 48;
    private static final int FEWEST_SECTORS = 12;
    private static final int MOST_SECTORS = 72;
    /** Length of a sector on its ring, in pixels. */
    private static final double ARC = 8;

    /**
     * A point of a ring.
     *
     * @param ring which one, from 0
     * @param x in pixels
     * @param y in pixels
     */
    record Point(int ring, double x, double y) {}

    /**
     * A ring around the place.
     *
     * @param radius of its maximum, in pixels
     * @param window on either side of it that is looked at, in pixels
     * @param significance in standard errors
     */
    private record Ring(double radius, int window, double significance) {}

    private final Frame frame;
    private final double stretch;
    private final double centreX;
    private final double centreY;
    private final TaskMonitor monitor;
    private final double[] mean;
    private final double[] deviation;
    private final double[] cap;
    private final int[] count;

    /** Reads all numbers twice. */
    RingPoints(Frame frame, double stretch, double centreX, double centreY, TaskMonitor monitor) {
        this.frame = frame;
        this.stretch = stretch;
        this.centreX = centreX;
        this.centreY = centreY;
        this.monitor = monitor;
        double farX = Math.max(Math.abs(centreX), Math.abs(frame.width() - centreX));
        double farY = Math.max(Math.abs(centreY), Math.abs(frame.height() - centreY)) * stretch;
        int radii = (int) Math.hypot(farX, farY) + 1;
        mean = new double[radii];
        deviation = new double[radii];
        count = new int[radii];
        cap = new double[radii];
        Arrays.fill(cap, Double.POSITIVE_INFINITY);
        average();
        for (int r = 0; r < radii; r++) {
            cap[r] = mean[r] + DEVIATIONS * deviation[r];
        }
        average();
    }

    private double radius(int x, int y) {
        double dx = x + 0.5 - centreX;
        double dy = (y + 0.5 - centreY) * stretch;
        return Math.sqrt(dx * dx + dy * dy);
    }

    private void average() {
        double[] squares = new double[mean.length];
        Arrays.fill(mean, 0);
        Arrays.fill(count, 0);
        for (int y = 0; y < frame.height(); y++) {
            monitor.checkCancelled();
            for (int x = 0; x < frame.width(); x++) {
                double v = frame.measured(y * frame.width() + x);
                if (!Double.isNaN(v)) {
                    int r = Math.min(mean.length - 1, (int) radius(x, y));
                    double held = Math.min(v, cap[r]);
                    mean[r] += held;
                    squares[r] += held * held;
                    count[r]++;
                }
            }
        }
        for (int r = 0; r < mean.length; r++) {
            mean[r] = count[r] == 0 ? Double.NaN : mean[r] / count[r];
            deviation[r] =
                    count[r] == 0 ? Double.NaN : Math.sqrt(Math.max(0, squares[r] / count[r] - mean[r] * mean[r]));
        }
    }

    /** Those of all rings, the innermost ring first. */
    List<Point> all() {
        List<Point> points = new ArrayList<>();
        int ring = 0;
        for (Ring one : rings()) {
            List<Point> of = points(one, ring);
            if (!of.isEmpty()) {
                points.addAll(of);
                ring++;
            }
        }
        return points;
    }

    private List<Ring> rings() {
        int half = (int) Math.max(12, Math.hypot(frame.width(), frame.height()) / 80);
        List<Ring> found = new ArrayList<>();
        double[] excess = new double[mean.length];
        for (int r = 0; r < mean.length; r++) {
            excess[r] = mean[r] - median(Math.max(0, r - half), Math.min(mean.length, r + half + 1));
        }
        for (int r = LEAST_RADIUS; r < mean.length - 1; r++) {
            double error = deviation[r] / Math.sqrt(count[r]);
            boolean highest = excess[r] >= excess[r - 1] && excess[r] > excess[r + 1];
            if (highest && count[r] > FEWEST_SEEN && excess[r] > STANDS_OUT * error) {
                int window = Math.max(LEAST_WINDOW, 2 * width(excess, r));
                if (window < half && r - window > 1 && r + window < mean.length) {
                    found.add(new Ring(r + 0.5, window, excess[r] / error));
                }
            }
        }
        found.sort((a, b) -> Double.compare(b.significance(), a.significance()));
        List<Ring> apart = new ArrayList<>();
        for (Ring ring : found) {
            if (apart.size() < MOST_RINGS
                    && apart.stream()
                            .noneMatch(other -> Math.abs(other.radius() - ring.radius())
                                    < Math.max(other.window(), ring.window()))) {
                apart.add(ring);
            }
        }
        apart.sort((a, b) -> Double.compare(a.radius(), b.radius()));
        return apart;
    }

    private double median(int from, int to) {
        double[] sorted =
                Arrays.stream(mean, from, to).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** Of a maximum at half of its height. */
    private static int width(double[] excess, int at) {
        int low = at;
        int high = at;
        while (low > 0 && excess[low - 1] > excess[at] / 2) {
            low--;
        }
        while (high < excess.length - 1 && excess[high + 1] > excess[at] / 2) {
            high++;
        }
        return high - low + 1;
    }

    /** One a sector, where the ring is seen there. */
    private List<Point> points(Ring ring, int index) {
        int sectors = (int) Math.max(FEWEST_SECTORS, Math.min(MOST_SECTORS, 2 * Math.PI * ring.radius() / ARC));
        int first = (int) (ring.radius() - ring.window());
        int bins = 2 * ring.window() + 1;
        double[][] sum = new double[sectors][bins];
        double[][] radii = new double[sectors][bins];
        double[][] squares = new double[sectors][bins];
        int[][] n = new int[sectors][bins];
        double reach = first + bins;
        int top = (int) Math.max(0, centreY - reach / stretch - 1);
        int bottom = (int) Math.min(frame.height(), centreY + reach / stretch + 1);
        for (int y = top; y < bottom; y++) {
            monitor.checkCancelled();
            for (int x = (int) Math.max(0, centreX - reach - 1);
                    x < Math.min(frame.width(), centreX + reach + 1);
                    x++) {
                double r = radius(x, y);
                int bin = (int) r - first;
                if (bin < 0 || bin >= bins) {
                    continue;
                }
                double v = frame.measured(y * frame.width() + x);
                if (!Double.isNaN(v)) {
                    int sector = sector(x, y, sectors);
                    double held = Math.min(v, cap[bin + first]);
                    sum[sector][bin] += held;
                    squares[sector][bin] += held * held;
                    radii[sector][bin] += r;
                    n[sector][bin]++;
                }
            }
        }
        List<Point> points = new ArrayList<>();
        for (int sector = 0; sector < sectors; sector++) {
            double radius = peak(sum[sector], squares[sector], radii[sector], n[sector]);
            if (!Double.isNaN(radius)) {
                double angle = (sector + 0.5) * 2 * Math.PI / sectors - Math.PI;
                points.add(new Point(
                        index, centreX + radius * Math.cos(angle), centreY + radius * Math.sin(angle) / stretch));
            }
        }
        return 3 * points.size() < sectors ? List.of() : points;
    }

    private int sector(int x, int y, int sectors) {
        double angle = Math.atan2((y + 0.5 - centreY) * stretch, x + 0.5 - centreX);
        return Math.min(sectors - 1, (int) ((angle + Math.PI) / (2 * Math.PI) * sectors));
    }

    /** The radius of the maximum across a ring in one sector; NaN where none stands out. */
    private static double peak(double[] sum, double[] squares, double[] radii, int[] n) {
        int bins = sum.length;
        double[] height = new double[bins];
        double spread = 0;
        int pixels = 0;
        for (int i = 0; i < bins; i++) {
            if (n[i] < FEWEST_PIXELS) {
                return Double.NaN; // a gap or the frame's border
            }
            height[i] = sum[i] / n[i];
            spread += squares[i] - n[i] * height[i] * height[i];
            pixels += n[i];
        }
        int edge = Math.max(1, bins / 5);
        double inner = mean(height, 0, edge);
        double outer = mean(height, bins - edge, bins);
        int top = edge;
        for (int i = 0; i < bins; i++) {
            double at = (i - (edge - 1) / 2.0) / (bins - edge);
            height[i] -= inner + (outer - inner) * at;
            top = height[i] > height[top] ? i : top;
        }
        double error = Math.sqrt(spread / pixels / n[top]);
        if (top < edge || top >= bins - edge || height[top] < SECTOR_STANDS_OUT * error) {
            return Double.NaN;
        }
        double weights = 0;
        double sumRadii = 0;
        double half = height[top] / 2;
        int low = top;
        while (low > 0 && height[low - 1] > half) {
            low--;
        }
        for (int i = low; i < bins && (i <= top || height[i] > half); i++) {
            // a weight that begins at zero: a bin that comes in or goes out shifts nothing
            weights += height[i] - half;
            sumRadii += (height[i] - half) * radii[i] / n[i];
        }
        return sumRadii / weights;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).average().orElse(Double.NaN);
    }
}
