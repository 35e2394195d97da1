package org.convscope.network;

/**
 * The positions of an operation's input that one position of its output is computed from, along one axis: position q
 * from {@code size} positions, the first of them {@code start + q * step / parts}.
 *
 * @param size positive infinity where it may be all
 * @param step how far apart neighbours see
 * @param parts in how many parts that is divided: above 1 where the output has more positions than the input
 * @param start fractions where positions lie between those of the input
 */
public record LocalField(double size, double step, int parts, double start) {
    /** The same position. */
    public static final LocalField POSITION = new LocalField(1, 1, 1, 0);
    /** Perhaps all positions. */
    public static final LocalField EVERYTHING = new LocalField(Double.POSITIVE_INFINITY, 0, 1, 0);

    /** The same position, counted from another one on. */
    static LocalField shifted(int places) {
        return new LocalField(1, 1, 1, places);
    }

    public boolean seesEverything() {
        return Double.isInfinite(size);
    }

    /** What the next operation sees of this one's input through this one. */
    LocalField then(LocalField next) {
        if (seesEverything() || next.seesEverything()) {
            return EVERYTHING;
        }
        double stride = step / parts;
        return new LocalField(
                size + (next.size - 1) * stride, step * next.step, parts * next.parts, start + next.start * stride);
    }
}
