package org.convscope.inspect.occlusion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which part lies at a place of an input, and what it is called.
 *
 * @param labels part of each pixel of rings and sectors, -1 for none; empty for patches
 */
public record NamedParts(OcclusionShape shape, int height, int width, int rows, int columns, int[] labels) {
    /**
     * @param rows how many rows of parts there are
     * @throws org.convscope.problem.ProblemException if nothing says where rings lie
     */
    public static NamedParts of(OcclusionShape shape, InputPlaces places, int rows, int columns) {
        int[] labels = {};
        if (shape instanceof OcclusionShape.Rings rings) {
            labels = HiddenShapes.partOfPixels(rings, places);
        } else if (shape instanceof OcclusionShape.Sectors sectors) {
            labels = HiddenShapes.partOfPixels(sectors, places);
        }
        return new NamedParts(shape, places.map().inputHeight(), places.map().inputWidth(), rows, columns, labels);
    }

    /**
     * The part at a place of the input: the ring or sector there, or the patch whose middle is nearest.
     *
     * @param x in pixels of the input, of which the first covers 0 to 1
     */
    public OptionalInt at(double x, double y) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return OptionalInt.empty();
        }
        if (shape instanceof OcclusionShape.Patches patches) {
            return OptionalInt.of(nearest(y, patches, rows) * columns + nearest(x, patches, columns));
        }
        int part = labels[((int) y) * width + (int) x];
        return part < 0 ? OptionalInt.empty() : OptionalInt.of(part);
    }

    private static int nearest(double place, OcclusionShape.Patches patches, int count) {
        long nearest = Math.round((place - patches.patch() / 2.0) / patches.stride());
        return (int) Math.max(0, Math.min(count - 1, nearest));
    }

    /** A ring by its edges, a sector by its angles, a patch by its middle in pixels of the input. */
    public String name(int part) {
        if (shape instanceof OcclusionShape.Rings rings) {
            return digits(rings.edgesAngstrom().get(part))
                    + "–"
                    + digits(rings.edgesAngstrom().get(part + 1))
                    + " Å";
        }
        if (shape instanceof OcclusionShape.Sectors sectors) {
            return digits(360.0 * part / sectors.count()) + "–" + digits(360.0 * (part + 1) / sectors.count()) + "°";
        }
        var patches = (OcclusionShape.Patches) shape;
        return "patch around x " + (patches.patch() / 2 + part % columns * patches.stride()) + ", y "
                + (patches.patch() / 2 + part / columns * patches.stride());
    }

    /** Four digits, as far as they say something: 4.1, 67.5. */
    private static String digits(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The names of rings or sectors; empty for patches, of which there are too many. */
    public Optional<List<String>> names() {
        return shape instanceof OcclusionShape.Patches
                ? Optional.empty()
                : Optional.of(IntStream.range(0, columns).mapToObj(this::name).toList());
    }
}
