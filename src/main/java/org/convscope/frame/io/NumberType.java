package org.convscope.frame.io;

import java.nio.ByteBuffer;
import org.convscope.frame.Pixels;

/** How a file stores a number; the byte order is the buffer's. */
enum NumberType {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    UINT64(8),
    INT64(8),
    FLOAT16(2),
    FLOAT32(4),
    FLOAT64(8);

    /** Whole numbers up to this are exact as a double. */
    private static final long EXACT = 1L << 53;

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    int bits() {
        return bytes * 8;
    }

    boolean isFloat() {
        return this == FLOAT16 || this == FLOAT32 || this == FLOAT64;
    }

    /** The largest whole number of this type, which detectors write where they have no number; positive infinity for floats. */
    double largest() {
        return switch (this) {
            case UINT8 -> 0xFF;
            case INT8 -> Byte.MAX_VALUE;
            case UINT16 -> 0xFFFF;
            case INT16 -> Short.MAX_VALUE;
            case UINT32 -> 0xFFFFFFFFL;
            case INT32 -> Integer.MAX_VALUE;
            case UINT64 -> 0x1p64;
            case INT64 -> 0x1p63;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /** The smallest number that can be a count: of wide signed numbers the very smallest stands for none. */
    double lowestCount() {
        return switch (this) {
            case INT16 -> Short.MIN_VALUE + 1;
            case INT32 -> Integer.MIN_VALUE + 1;
            case INT64 -> -(double) EXACT;
            default -> Double.NEGATIVE_INFINITY;
        };
    }

    static NumberType signed(int bytes) {
        return switch (bytes) {
            case 1 -> INT8;
            case 2 -> INT16;
            case 4 -> INT32;
            case 8 -> INT64;
            default -> throw new IllegalArgumentException(bytes + " bytes");
        };
    }

    static NumberType unsigned(int bytes) {
        return switch (bytes) {
            case 1 -> UINT8;
            case 2 -> UINT16;
            case 4 -> UINT32;
            case 8 -> UINT64;
            default -> throw new IllegalArgumentException(bytes + " bytes");
        };
    }

    static NumberType floating(int bytes) {
        return switch (bytes) {
            case 2 -> FLOAT16;
            case 4 -> FLOAT32;
            case 8 -> FLOAT64;
            default -> throw new IllegalArgumentException(bytes + " bytes");
        };
    }

    /**
     * The next {@code count} numbers, without loss.
     *
     * @throws org.convscope.problem.ProblemException if a 64-bit number is larger than can be kept exactly
     */
    Pixels decode(FileContent content, ByteBuffer from, int count) {
        return switch (this) {
            case UINT8, INT8, UINT16, INT16, INT32 -> new Pixels.Int32(whole(from, count));
            case UINT32 -> unsigned(whole(from, count));
            case UINT64, INT64 -> wide(content, from, count);
            case FLOAT16, FLOAT32 -> new Pixels.Float32(floats(from, count));
            case FLOAT64 -> new Pixels.Float64(doubles(from, count));
        };
    }

    /** Numbers of this type that are at hand as doubles already. */
    Pixels of(double... values) {
        if (this == FLOAT64) {
            return new Pixels.Float64(values);
        }
        if (isFloat()) {
            float[] floats = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                floats[i] = (float) values[i];
            }
            return new Pixels.Float32(floats);
        }
        int[] whole = new int[values.length];
        boolean fits = true;
        boolean fitsUnsigned = true;
        for (int i = 0; i < values.length; i++) {
            whole[i] = (int) (long) values[i];
            fits &= whole[i] == values[i];
            fitsUnsigned &= (whole[i] & 0xFFFFFFFFL) == values[i];
        }
        if (!fits && !fitsUnsigned) {
            return new Pixels.Float64(values);
        }
        return fits ? new Pixels.Int32(whole) : new Pixels.Unsigned32(whole);
    }

    /** Pixels of 32-bit numbers, or of unsigned ones where one of them needs that. */
    static Pixels unsigned(int... values) {
        int all = 0;
        for (int v : values) {
            all |= v;
        }
        return all < 0 ? new Pixels.Unsigned32(values) : new Pixels.Int32(values);
    }

    private int[] whole(ByteBuffer from, int count) {
        int[] values = new int[count];
        switch (this) {
            case UINT8 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = from.get() & 0xFF;
                }
            }
            case INT8 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = from.get();
                }
            }
            case UINT16 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = from.getShort() & 0xFFFF;
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    values[i] = from.getShort();
                }
            }
            default -> {
                from.asIntBuffer().get(values);
                from.position(from.position() + 4 * count);
            }
        }
        return values;
    }

    private Pixels wide(FileContent content, ByteBuffer from, int count) {
        double[] values = new double[count];
        boolean fits = true;
        for (int i = 0; i < count; i++) {
            long v = from.getLong();
            boolean none = this == UINT64 ? v == -1 : v == Long.MAX_VALUE;
            if (none) {
                values[i] = largest();
            } else if (this == INT64 && v == Long.MIN_VALUE) {
                values[i] = v;
            } else if (v > EXACT || v < (this == UINT64 ? 0 : -EXACT)) {
                throw content.problem("a 64-bit count is larger than can be kept exactly")
                        .expected("up to 2^53")
                        .found(this == UINT64 ? Long.toUnsignedString(v) : Long.toString(v))
                        .asException();
            } else {
                values[i] = v;
            }
            fits &= values[i] == (int) values[i];
        }
        if (!fits) {
            return new Pixels.Float64(values);
        }
        int[] whole = new int[count];
        for (int i = 0; i < count; i++) {
            whole[i] = (int) values[i];
        }
        return new Pixels.Int32(whole);
    }

    private float[] floats(ByteBuffer from, int count) {
        float[] values = new float[count];
        if (this == FLOAT32) {
            from.asFloatBuffer().get(values);
            from.position(from.position() + 4 * count);
        } else {
            for (int i = 0; i < count; i++) {
                values[i] = half(from.getShort());
            }
        }
        return values;
    }

    private static double[] doubles(ByteBuffer from, int count) {
        double[] values = new double[count];
        from.asDoubleBuffer().get(values);
        from.position(from.position() + 8 * count);
        return values;
    }

    private static float half(short bits) {
        int exponent = (bits >> 10) & 0x1F;
        int mantissa = bits & 0x3FF;
        float magnitude =
                switch (exponent) {
                    case 0 -> mantissa * 0x1p-24f;
                    case 31 -> mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                    default -> Math.scalb(1 + mantissa * 0x1p-10f, exponent - 15);
                };
        return bits < 0 ? -magnitude : magnitude;
    }
}
