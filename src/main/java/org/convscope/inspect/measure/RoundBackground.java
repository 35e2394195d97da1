package org.convscope.inspect.measure;

import java.util.Arrays;
import org.convscope.frame.Frame;
import org.convscope.task.TaskMonitor;

/**
 * Looks for the place around which a frame's counts are the most alike at equal distances: least squares of the logarithms of
 * blocks around their mean at each distance, first over a coarse grid, then by steps that are halved, not far beyond the frame. What lies far from that
 * mean, as spots and a beam stop do, is held to three standard deviations of it.
 */
final class RoundBackground {
    private static final int COARSE = 96;
    private static final int FINE = 384;
    private static final int GRID = 4;
    private static final double GRID_STEP = 0.06;
    private static final double SMALLEST_STEP = 0.1;
    private static final double DEVIATIONS = 3;
    private static final double LEAST_EXPLAINED = 0.2;
    private static final double LEAST_SPREAD = 0.02;
    private static final int FEWEST_ACROSS = 8;
    /** How far beyond a frame's edge a centre is looked for, in the longer of its sides. */
    private static final double FARTHEST = 1;
    /** What would lie farther still, as of a background that slopes alone, ends short of that. */
    private static final double BELIEVED = 0.9;

    /**
     * A place and how alike the counts are around it.
     *
     * @param x in pixels
     * @param y in pixels
     * @param residual root mean square of the blocks' logarithms around their mean at each distance
     * @param spread standard deviation of the blocks' logarithms
     * @param blocks how many there are
     * @param fewestAcross blocks along the shorter side of the frame
     * @param beyond how far outside the frame it is, in the longer of its sides
     */
    record Place(double x, double y, double residual, double spread, int blocks, int fewestAcross, double beyond) {
        /** Whether distance from it says anything of the counts. */
        boolean isCentre() {
            double explained = 1 - residual * residual / (spread * spread);
            return fewestAcross >= FEWEST_ACROSS
                    && beyond < BELIEVED
                    && spread >= LEAST_SPREAD
                    && explained >= LEAST_EXPLAINED;
        }
    }

    private final double stretch;
    private final TaskMonitor monitor;

    /**
     * @param stretch height of a pixel in widths of it
     */
    RoundBackground(double stretch, TaskMonitor monitor) {
        this.stretch = stretch;
        this.monitor = monitor;
    }

    /** The best place near a first guess, in pixels. */
    Place near(Frame frame, double guessX, double guessY) {
        CountBlocks coarse = CountBlocks.of(frame, COARSE);
        double[] at = {guessX / coarse.side(), guessY / coarse.side()};
        double grid = GRID_STEP * Math.max(coarse.width(), coarse.height());
        double[] best = at;
        double least = Double.POSITIVE_INFINITY;
        for (int j = -GRID; j <= GRID; j++) {
            for (int i = -GRID; i <= GRID; i++) {
                double[] tried = {at[0] + i * grid, at[1] + j * grid};
                double left = variance(coarse, coarse.values(), tried);
                if (left < least) {
                    least = left;
                    best = tried;
                }
            }
        }
        best = descended(coarse, best, grid / 2);
        CountBlocks fine = CountBlocks.of(frame, FINE);
        double finer = coarse.side() / (double) fine.side();
        best = descended(fine, new double[] {best[0] * finer, best[1] * finer}, finer);
        double[] held = held(fine, best);
        double left = variance(fine, held, best);
        int blocks = (int) Arrays.stream(held).filter(Double::isFinite).count();
        return new Place(
                best[0] * fine.side(),
                best[1] * fine.side(),
                Math.sqrt(left),
                Math.sqrt(variance(held)),
                blocks,
                Math.min(fine.width(), fine.height()),
                beyond(fine, best));
    }

    private double[] descended(CountBlocks blocks, double[] start, double firstStep) {
        double[] held = held(blocks, start);
        double[] best = start;
        double least = variance(blocks, held, best);
        double step = firstStep;
        while (step >= SMALLEST_STEP) {
            double[] from = best;
            for (int j = -1; j <= 1; j++) {
                for (int i = -1; i <= 1; i++) {
                    double[] tried = {from[0] + i * step, from[1] + j * step};
                    boolean isNew = (i != 0 || j != 0) && beyond(blocks, tried) <= FARTHEST;
                    double left = isNew ? variance(blocks, held, tried) : least;
                    if (left < least) {
                        least = left;
                        best = tried;
                    }
                }
            }
            if (best == from) {
                step /= 2;
            }
        }
        return best;
    }

    /** How far a place is outside, in the longer side; 0 within. */
    private static double beyond(CountBlocks blocks, double... place) {
        double x = Math.max(-place[0], place[0] - blocks.width());
        double y = Math.max(-place[1], place[1] - blocks.height());
        return Math.max(0, Math.max(x, y)) / Math.max(blocks.width(), blocks.height());
    }

    /** The blocks with what stands out at its distance cut off. */
    private double[] held(CountBlocks blocks, double[] centre) {
        double deviation = Math.sqrt(variance(blocks, blocks.values(), centre));
        var around = new Distances(blocks, blocks.values(), centre);
        double[] held = new double[blocks.values().length];
        Arrays.setAll(held, i -> {
            double mean = around.mean(i);
            double most = DEVIATIONS * deviation;
            double v = blocks.values()[i];
            return Double.isNaN(v) ? v : Math.max(mean - most, Math.min(mean + most, v));
        });
        return held;
    }

    private static double variance(double... values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(finite).average().orElse(Double.NaN);
        return Arrays.stream(finite).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    }

    /** Of the blocks around their means at each distance. */
    private double variance(CountBlocks blocks, double[] values, double[] centre) {
        monitor.checkCancelled();
        return new Distances(blocks, values, centre).variance();
    }

    /** Means of blocks by their distance from a place, linear between distances of a block. */
    private final class Distances {
        private final CountBlocks blocks;
        private final double[] values;
        private final double[] centre;
        private final double[] means;
        private final int rings;

        Distances(CountBlocks blocks, double[] values, double[] centre) {
            this.blocks = blocks;
            this.values = values;
            this.centre = centre;
            double farX = Math.max(Math.abs(centre[0]), Math.abs(blocks.width() - centre[0]));
            double farY = Math.max(Math.abs(centre[1]), Math.abs(blocks.height() - centre[1])) * stretch;
            double[] sums = new double[(int) Math.hypot(farX, farY) + 2];
            double[] weights = new double[sums.length];
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    double distance = distance(i);
                    int ring = (int) distance;
                    double beyond = distance - ring;
                    sums[ring] += (1 - beyond) * values[i];
                    weights[ring] += 1 - beyond;
                    sums[ring + 1] += beyond * values[i];
                    weights[ring + 1] += beyond;
                }
            }
            int filled = 0;
            for (int ring = 0; ring < sums.length; ring++) {
                filled += weights[ring] > 0 ? 1 : 0;
                sums[ring] = weights[ring] > 0 ? sums[ring] / weights[ring] : 0;
            }
            means = sums;
            rings = filled;
        }

        private double distance(int block) {
            double dx = block % blocks.width() + 0.5 - centre[0];
            int row = block / blocks.width();
            double dy = (row + 0.5 - centre[1]) * stretch;
            return Math.sqrt(dx * dx + dy * dy);
        }

        double mean(int block) {
            double distance = distance(block);
            int ring = (int) distance;
            double beyond = distance - ring;
            return (1 - beyond) * means[ring] + beyond * means[ring + 1];
        }

        double variance() {
            double squares = 0;
            int n = 0;
            for (int i = 0; i < values.length; i++) {
                if (!Double.isNaN(values[i])) {
                    double apart = values[i] - mean(i);
                    squares += apart * apart;
                    n++;
                }
            }
            return n > rings ? squares / (n - rings) : Double.POSITIVE_INFINITY;
        }
    }
}
