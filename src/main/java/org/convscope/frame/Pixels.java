package org.convscope.frame;

/**
 * Numbers exactly as a file stores them, row by row from the top, channels of a pixel side by side. The arrays are handed
 * over and must not be written to any more.
 */
public sealed interface Pixels {
    /** How many numbers there are: height x width x channels. */
    int size();

    /** The number at an index, without loss. */
    double get(int index);

    /** Whether they are stored as whole numbers. */
    default boolean isWhole() {
        return this instanceof Int32 || this instanceof Unsigned32;
    }

    /** Signed whole numbers of up to 32 bits, and unsigned ones of up to 31. */
    record Int32(int[] values) implements Pixels {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double get(int index) {
            return values[index];
        }
    }

    /** Unsigned 32-bit numbers, of which some need the highest bit. */
    record Unsigned32(int[] values) implements Pixels {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double get(int index) {
            return values[index] & 0xFFFFFFFFL;
        }
    }

    record Float32(float[] values) implements Pixels {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double get(int index) {
            return values[index];
        }
    }

    record Float64(double[] values) implements Pixels {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public double get(int index) {
            return values[index];
        }
    }
}
