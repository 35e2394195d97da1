package org.convscope.array;

/**
 * Tells dead and constant maps from others, against the largest magnitude of their layer's output. Equal inputs do not give
 * equal bits in every algorithm: by Winograd's the values of a constant map differ by about 1e-7 of the layer's largest value
 * after one convolution, and what leaves thirteen of them differs from direct convolution by 3e-6. What differs less than that
 * is no structure of a map, and must not be drawn as one.
 *
 * @param largest the largest magnitude among the layer's finite values; 0 where values are compared as they are
 */
public record MapFlatness(double largest) {
    /**
     * A map is constant where its values span at most this share of the layer's largest magnitude: three times Winograd's error,
     * a third of what two backends of Keras differ by, and less than one of 256 shades under any range but the map's own.
     */
    public static final double CONSTANT_SPAN = 1e-5;

    /** A map is dead where none of its magnitudes is above this share of the layer's largest. */
    public static final double DEAD_MAGNITUDE = 1e-6;

    /**
     * The exact rule, only equal values constant and only zeros dead: for kernels, and numbers that no layer computed.
     */
    public static final MapFlatness EXACT = new MapFlatness(0);

    /** The kinds of map. */
    public enum Kind {
        /** Nothing but zeros, as far as numbers can tell. */
        DEAD,
        /** One value everywhere, but not zero. */
        CONSTANT,
        /** Neither; so is what has NaN or infinities. */
        VARYING
    }

    /**
     * For the maps of a layer.
     *
     * @param layer smallest and largest of all its finite values
     */
    public static MapFlatness of(Range layer) {
        return layer.isEmpty() ? EXACT : new MapFlatness(layer.symmetric().max());
    }

    /**
     * The kind of a map with these values. A single value is never constant, and dead only where it is exactly zero.
     */
    public Kind kind(Statistics map) {
        if (map.notFinite() > 0) {
            return Kind.VARYING;
        }
        if (map.count() < 2) {
            return map.isZero() ? Kind.DEAD : Kind.VARYING;
        }
        Range flattened = flattened(map.range(), map.count());
        if (!flattened.isConstant()) {
            return Kind.VARYING;
        }
        return flattened.min() == 0 ? Kind.DEAD : Kind.CONSTANT;
    }

    /**
     * The range of a map without what is no structure: 0 to 0 for a dead map, the middle alone for a constant one, else the
     * range itself.
     *
     * @param range of the map's finite values
     * @param values how many values the map has
     */
    public Range flattened(Range range, long values) {
        if (values < 2 || range.isEmpty()) {
            return range;
        }
        if (range.symmetric().max() <= DEAD_MAGNITUDE * largest) {
            return new Range(0, 0);
        }
        if (range.width() > CONSTANT_SPAN * largest) {
            return range;
        }
        double middle = range.min() + range.width() / 2;
        return new Range(middle, middle);
    }
}
