package org.convscope.inspect.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.inspect.measure.RingPoints.Point;

/**
 * The common centre of circles through points, each ring with a radius of its own: least squares of the points' distances from
 * their circles by Gauss-Newton. Points farther from theirs than three standard deviations, as the median absolute deviation
 * has it, are left out, and the rest fitted again.
 *
 * @param x in pixels
 * @param y in pixels
 * @param rings how many have points
 * @param points how many there are
 * @param residual root mean square of the distances, in pixels along x
 * @param error the larger standard error of the two coordinates, in pixels along x
 */
record RingFit(double x, double y, int rings, int points, double residual, double error) {
    private static final int STEPS = 12;
    private static final int ROUNDS = 3;
    private static final int FEWEST_POINTS = 8;
    private static final double DEVIATIONS = 3;
    private static final double OF_MEDIAN = 1.4826;
    private static final double LEAST_DEVIATION = 0.05;

    /**
     * Empty where the points do not say where the centre is.
     *
     * @param stretch height of a pixel in widths of it
     */
    static Optional<RingFit> of(List<Point> all, double stretch, double startX, double startY) {
        List<Point> points = all;
        Optional<RingFit> fit = Optional.empty();
        for (int round = 0; round < ROUNDS; round++) {
            double fromX = fit.map(RingFit::x).orElse(startX);
            double fromY = fit.map(RingFit::y).orElse(startY);
            fit = fitted(points, stretch, fromX, fromY);
            if (fit.isEmpty()) {
                return fit;
            }
            double[] apart = apart(all, points, stretch, fit.get());
            double[] sorted = Arrays.stream(apart).map(Math::abs).sorted().toArray();
            double most = DEVIATIONS * Math.max(LEAST_DEVIATION, OF_MEDIAN * sorted[sorted.length / 2]);
            points = IntStream.range(0, all.size())
                    .filter(i -> Math.abs(apart[i]) <= most)
                    .mapToObj(all::get)
                    .toList();
        }
        return fit;
    }

    private static double[] apart(List<Point> all, List<Point> used, double stretch, RingFit fit) {
        double[] radii = radii(used, stretch, fit.x(), fit.y());
        return all.stream()
                .mapToDouble(point -> distance(point, stretch, fit.x(), fit.y()) - radii[point.ring()])
                .toArray();
    }

    private static double distance(Point point, double stretch, double x, double y) {
        return Math.hypot(point.x() - x, (point.y() - y) * stretch);
    }

    /** The mean distance of each ring's points; for given centres the best radius. NaN for a ring without any. */
    private static double[] radii(List<Point> points, double stretch, double x, double y) {
        int rings = points.stream().mapToInt(Point::ring).max().orElse(-1) + 1;
        double[] sum = new double[rings];
        int[] n = new int[rings];
        for (Point point : points) {
            sum[point.ring()] += distance(point, stretch, x, y);
            n[point.ring()]++;
        }
        Arrays.setAll(sum, ring -> n[ring] == 0 ? Double.NaN : sum[ring] / n[ring]);
        return sum;
    }

    private static Optional<RingFit> fitted(List<Point> points, double stretch, double startX, double startY) {
        if (points.size() < FEWEST_POINTS) {
            return Optional.empty();
        }
        double x = startX;
        double y = startY;
        Normal normal = Normal.of(points, stretch, x, y);
        for (int step = 0; step < STEPS; step++) {
            if (!normal.isSolvable()) {
                return Optional.empty();
            }
            x += normal.stepX();
            y += normal.stepY() / stretch;
            normal = Normal.of(points, stretch, x, y);
        }
        long rings = points.stream().mapToInt(Point::ring).distinct().count();
        double free = points.size() - 2.0 - rings;
        double variance = normal.squares() / free;
        double error = Math.sqrt(variance * Math.max(normal.yy(), normal.xx()) / normal.determinant());
        return normal.isSolvable() && free > 0
                ? Optional.of(new RingFit(
                        x, y, (int) rings, points.size(), Math.sqrt(normal.squares() / points.size()), error))
                : Optional.empty();
    }

    /** The normal equations of a step, with the radii taken out: each ring's mean is subtracted. */
    private record Normal(double xx, double xy, double yy, double x, double y, double squares, int points) {
        private static final double LEAST_SPREAD = 0.02;

        static Normal of(List<Point> points, double stretch, double centreX, double centreY) {
            double[] radii = radii(points, stretch, centreX, centreY);
            double[] meanX = new double[radii.length];
            double[] meanY = new double[radii.length];
            int[] n = new int[radii.length];
            for (Point point : points) {
                double distance = distance(point, stretch, centreX, centreY);
                meanX[point.ring()] += (point.x() - centreX) / distance;
                meanY[point.ring()] += (point.y() - centreY) * stretch / distance;
                n[point.ring()]++;
            }
            double xx = 0;
            double xy = 0;
            double yy = 0;
            double x = 0;
            double y = 0;
            double squares = 0;
            for (Point point : points) {
                int ring = point.ring();
                double distance = distance(point, stretch, centreX, centreY);
                double alongX = (point.x() - centreX) / distance - meanX[ring] / n[ring];
                double alongY = (point.y() - centreY) * stretch / distance - meanY[ring] / n[ring];
                double apart = distance - radii[ring];
                xx += alongX * alongX;
                xy += alongX * alongY;
                yy += alongY * alongY;
                x += alongX * apart;
                y += alongY * apart;
                squares += apart * apart;
            }
            return new Normal(xx, xy, yy, x, y, squares, points.size());
        }

        double determinant() {
            return xx * yy - xy * xy;
        }

        /** Points on a short arc alone say little of the centre. */
        boolean isSolvable() {
            return determinant() > LEAST_SPREAD * LEAST_SPREAD * points * points;
        }

        double stepX() {
            return (yy * x - xy * y) / determinant();
        }

        double stepY() {
            return (xx * y - xy * x) / determinant();
        }
    }
}
