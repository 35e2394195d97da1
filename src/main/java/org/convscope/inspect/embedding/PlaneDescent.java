package org.convscope.inspect.embedding;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.convscope.task.TaskMonitor;

/**
 * Moves points of a plane until near ones are those that want to be: t-SNE with far points taken together (van der Maaten,
 * "Accelerating t-SNE using tree-based algorithms", JMLR 2014). Steps are scikit-learn's: attraction 12 times as strong at first,
 * momentum 0.5 then and 0.8 after it, a gain a coordinate, a rate of a 48th of the number of points, at least 50; but of fewer than
 * 200 points a quarter of their number, which ends lower. The same bits on any number of threads.
 */
final class PlaneDescent {
    /** Steps with stronger attraction; of few steps five eighths. */
    private static final int EARLY_STEPS = 250;

    private static final double EARLY_SHARE = 0.625;
    private static final double EXAGGERATION = 12;
    private static final double LEAST_RATE = 50;
    /** A rate of 50 throws fewer than 200 points about. */
    private static final double RATE_OF_FEW = 0.25;

    private static final float OPENNESS = 0.5f;
    private static final double LEAST_GAIN = 0.01;
    private static final double LEAST_SLOPE = 1e-7;
    private static final int CHECKED_EVERY = 50;
    private static final int PATIENCE = 300;
    private static final int CHUNK = 128;

    private final PointAffinities affinities;
    private final int count;
    private final float[] points;
    private final float[] speed;
    private final double[] gains;
    private final double[] attraction;
    private final double[] repulsion;
    private final double[] shares;
    private double pairs;

    /**
     * @param points x and y of each, where they begin; moved
     */
    PlaneDescent(PointAffinities affinities, float[] points) {
        this.affinities = affinities;
        this.count = affinities.count();
        this.points = points;
        this.speed = new float[2 * count];
        this.gains = new double[2 * count];
        Arrays.fill(gains, 1);
        this.attraction = new double[2 * count];
        this.repulsion = new double[2 * count];
        this.shares = new double[count];
    }

    /**
     * Goes down.
     *
     * @return how many steps it took: fewer than asked for where nothing moves any more
     */
    int steps(int steps, TaskMonitor monitor) {
        int early = (int) Math.min(EARLY_STEPS, Math.round(EARLY_SHARE * steps));
        double rate = Math.max(count / EXAGGERATION / 4, Math.min(LEAST_RATE, count * RATE_OF_FEW));
        double best = Double.POSITIVE_INFINITY;
        int bestStep = early;
        for (int step = 0; step < steps; step++) {
            monitor.checkCancelled();
            monitor.progress("t-SNE, step " + (step + 1) + " of " + steps, (double) step / steps);
            boolean isEarly = step < early;
            if (step == early) {
                // begins anew, as scikit-learn does: of few points the gains of strong attraction would throw them
                // about
                Arrays.fill(speed, 0);
                Arrays.fill(gains, 1);
            }
            forces();
            double slope = move(isEarly ? EXAGGERATION : 1, isEarly ? 0.5 : 0.8, rate);
            if (!isEarly && (step + 1) % CHECKED_EVERY == 0) {
                double divergence = divergence();
                if (divergence < best) {
                    best = divergence;
                    bestStep = step;
                }
                if (step - bestStep > PATIENCE || slope <= LEAST_SLOPE) {
                    return step + 1;
                }
            }
        }
        return steps;
    }

    private void forces() {
        var tree = new PlaneTree(points);
        int[] order = tree.order();
        IntStream.range(0, (count + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            double[] force = new double[3];
            for (int at = chunk * CHUNK; at < Math.min(count, (chunk + 1) * CHUNK); at++) {
                int i = order[at];
                tree.repel(points[2 * i], points[2 * i + 1], OPENNESS * OPENNESS, force);
                repulsion[2 * i] = force[0];
                repulsion[2 * i + 1] = force[1];
                shares[i] = force[2];
                attract(i);
            }
        });
        pairs = sum(shares);
    }

    private void attract(int i) {
        int[] others = affinities.others();
        float[] values = affinities.values();
        float x = points[2 * i];
        float y = points[2 * i + 1];
        double forceX = 0;
        double forceY = 0;
        int end = affinities.first()[i + 1];
        for (int at = affinities.first()[i]; at < end; at++) {
            int other = 2 * others[at];
            float dx = x - points[other];
            float dy = y - points[other + 1];
            float pull = values[at] / (1 + (dx * dx + dy * dy));
            forceX += pull * dx;
            forceY += pull * dy;
        }
        attraction[2 * i] = forceX;
        attraction[2 * i + 1] = forceY;
    }

    /** A step of all points; how steep it was. */
    private double move(double exaggeration, double momentum, double rate) {
        double most = Math.max(pairs, Double.MIN_NORMAL);
        double squares = 0;
        for (int c = 0; c < 2 * count; c++) {
            double slope = 4 * (exaggeration * attraction[c] - repulsion[c] / most);
            squares += slope * slope;
            gains[c] = Math.max(LEAST_GAIN, speed[c] * slope < 0 ? gains[c] + 0.2 : gains[c] * 0.8);
            speed[c] = (float) (momentum * speed[c] - rate * gains[c] * slope);
            points[c] += speed[c];
        }
        return Math.sqrt(squares);
    }

    /** How little the plane's neighbourhoods are those wanted: the divergence of Kullback and Leibler, where the points are now. */
    double divergence() {
        forces();
        double[] parts = new double[count];
        IntStream.range(0, count).parallel().forEach(i -> parts[i] = divergence(i));
        return sum(parts);
    }

    private double divergence(int i) {
        double sum = 0;
        for (int at = affinities.first()[i]; at < affinities.first()[i + 1]; at++) {
            int j = affinities.others()[at];
            double dx = (double) points[2 * i] - points[2 * j];
            double dy = (double) points[2 * i + 1] - points[2 * j + 1];
            double wanted = affinities.values()[at];
            if (wanted > 0) {
                sum += wanted * Math.log(wanted * pairs * (1 + dx * dx + dy * dy));
            }
        }
        return sum;
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
