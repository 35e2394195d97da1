package org.convscope.inspect.receptive;

import org.convscope.network.LocalField;

/**
 * The rectangle of the input that one output position sees. A coordinate may lie outside the input, where padding is
 * seen.
 *
 * @param vertical along the height
 * @param horizontal along the width
 */
public record ReceptiveField(Axis vertical, Axis horizontal) {

    /**
     * Along one axis, in input pixels.
     *
     * @param size how many pixels a position sees; positive infinity where it sees all
     * @param stride how far two neighbouring positions lie apart; below 1 after up-sampling, 0 where there is one position
     * @param start first pixel that position 0 sees
     */
    public record Axis(double size, double stride, double start) {
        /** The input itself: one pixel a position. */
        public static final Axis PIXEL = new Axis(1, 1, 0);
        /** One position that sees everything. */
        public static final Axis EVERYTHING = new Axis(Double.POSITIVE_INFINITY, 0, 0);

        public boolean seesEverything() {
            return Double.isInfinite(size);
        }

        /** First pixel seen from a position; may be negative. */
        public double first(int position) {
            return seesEverything() ? 0 : start + position * stride;
        }

        /** First pixel no longer seen from a position. */
        public double end(int position) {
            return first(position) + size;
        }

        /** The position whose middle is nearest to an input pixel, not below 0; 0 where there is only one. */
        public int nearest(double pixel) {
            if (stride == 0 || seesEverything()) {
                return 0;
            }
            return (int) Math.max(0, Math.round((pixel - start - (size - 1) / 2) / stride));
        }

        /** What the positions see that an operation computes from these. */
        Axis through(LocalField field) {
            if (seesEverything() || field.seesEverything()) {
                return EVERYTHING;
            }
            return new Axis(
                    size + (field.size() - 1) * stride,
                    stride * field.step() / field.parts(),
                    start + field.start() * stride);
        }

        Axis union(Axis other) {
            if (seesEverything() || other.seesEverything()) {
                return EVERYTHING;
            }
            double first = Math.min(start, other.start);
            double end = Math.max(start + size, other.start + other.size);
            return new Axis(end - first, Math.max(stride, other.stride), first);
        }
    }

    /** The whole input. */
    public static final ReceptiveField EVERYTHING = new ReceptiveField(Axis.EVERYTHING, Axis.EVERYTHING);

    public boolean seesEverything() {
        return vertical.seesEverything() && horizontal.seesEverything();
    }

    ReceptiveField union(ReceptiveField other) {
        return new ReceptiveField(vertical.union(other.vertical), horizontal.union(other.horizontal));
    }
}
