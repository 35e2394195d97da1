package org.convscope.inspect.measure;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.convscope.array.Range;
import org.convscope.frame.Frame;

/**
 * Counts along a line: points at equal distances of a pixel or less, both ends among them, each interpolated linearly
 * between the centres of the four pixels around it, as scipy's {@code map_coordinates} of order 1 with mode
 * {@code nearest} does and so scikit-image's {@code profile_line}. Of a coloured frame the first channel.
 *
 * @param distance of each point from the beginning, in pixels
 * @param value of each point; NaN outside the frame, and where one of the pixels that it is made of was not measured
 */
public record LineProfile(FrameLine line, double[] distance, double[] value) implements Measurement {
    /** Longer lines have no more points than this. */
    private static final int MOST_POINTS = 1 << 16;

    public LineProfile {
        distance = distance.clone();
        value = value.clone();
    }

    /** Reads a few pixels a point. */
    public static LineProfile of(Frame frame, FrameLine line) {
        int points = (int) Math.max(2, Math.min(MOST_POINTS, Math.ceil(line.length() + 1)));
        double[] distance = new double[points];
        double[] value = new double[points];
        for (int i = 0; i < points; i++) {
            double share = i / (points - 1.0);
            distance[i] = share * line.length();
            value[i] = at(frame, line.x(share), line.y(share));
        }
        return new LineProfile(line, distance, value);
    }

    private static double at(Frame frame, double x, double y) {
        if (!(x >= 0 && y >= 0 && x <= frame.width() && y <= frame.height())) {
            return Double.NaN;
        }
        double column = Math.max(0, Math.min(frame.width() - 1, x - 0.5));
        double row = Math.max(0, Math.min(frame.height() - 1, y - 0.5));
        int left = (int) column;
        int top = (int) row;
        return mixed(
                row - top, across(frame, left, top, column - left), () -> across(frame, left, top + 1, column - left));
    }

    private static double across(Frame frame, int left, int row, double share) {
        int first = row * frame.width() + left;
        return mixed(share, frame.measured(first), () -> frame.measured(first + 1));
    }

    /** What has no share in it is not asked for: it may lie outside, or be a gap. */
    private static double mixed(double share, double one, DoubleSupplier other) {
        return share == 0 ? one : (1 - share) * one + share * other.getAsDouble();
    }

    @Override
    public double[] distance() {
        return distance.clone();
    }

    @Override
    public double[] value() {
        return value.clone();
    }

    /** Smallest and largest value; empty where nothing was measured. */
    public Range range() {
        return Range.of(value);
    }

    /** How many points have a value. */
    public long measured() {
        return Arrays.stream(value).filter(Double::isFinite).count();
    }
}
