package org.convscope.inspect.census;

import java.util.Arrays;
import java.util.List;
import org.convscope.frame.geometry.IceKind;
import org.convscope.frame.geometry.Resolution;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.receptive.ReceptiveField;

/**
 * Shells of equal steps of 1/d. A place of a map belongs to that of the middle of what it sees, if that lies on the frame. A region
 * is the part of a shell within the annuli of ice, or that outside.
 */
public final class ResolutionShells {
    /** How many there are; the last ends at 1 Å. */
    public static final int SHELLS = 100;
    /** An annulus of ice: spacings at most this share away from a ring's. */
    public static final double ICE_HALF_WIDTH = 0.01;

    static final int REGIONS = 2 * SHELLS;

    private static final double[] ICE = IceKind.allSpacingsAngstrom().stream()
            .mapToDouble(Double::doubleValue)
            .toArray();

    private ResolutionShells() {}

    /** Smallest d-spacing of a shell, in angstroms. */
    public static double low(int shell) {
        return (double) SHELLS / (shell + 1);
    }

    /** Largest d-spacing of a shell, in angstroms; infinite for the first. */
    public static double high(int shell) {
        return (double) SHELLS / shell;
    }

    /** The rings of ice in a shell, largest d-spacing first. */
    public static List<Double> ice(int shell) {
        return IceKind.allSpacingsAngstrom().stream()
                .filter(d -> d > low(shell) && d <= high(shell))
                .toList();
    }

    /** -1 where it is in none. */
    static int region(double dAngstrom) {
        double shell = SHELLS / dAngstrom;
        if (!(shell >= 0 && shell < SHELLS)) {
            return -1;
        }
        return 2 * (int) shell + (isIce(dAngstrom) ? 1 : 0);
    }

    private static boolean isIce(double dAngstrom) {
        return Arrays.stream(ICE).anyMatch(ring -> Math.abs(dAngstrom / ring - 1) <= ICE_HALF_WIDTH);
    }

    /** The region of each place of maps (height, width), row by row; -1 where it is in none. */
    static int[] regions(int height, int width, ReceptiveField field, CoordinateMap map, Resolution resolution) {
        int[] regions = new int[height * width];
        for (int row = 0; row < height; row++) {
            double y =
                    map.frameY((field.vertical().first(row) + field.vertical().end(row)) / 2);
            for (int column = 0; column < width; column++) {
                double x = map.frameX(
                        (field.horizontal().first(column) + field.horizontal().end(column)) / 2);
                boolean isOnFrame = x >= map.left()
                        && x < map.left() + map.width()
                        && y >= map.top()
                        && y < map.top() + map.height();
                regions[row * width + column] = isOnFrame ? region(resolution.dAngstrom(x, y)) : -1;
            }
        }
        return regions;
    }
}
