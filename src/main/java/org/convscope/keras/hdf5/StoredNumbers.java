package org.convscope.keras.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** How the numbers of a dataset lie in bytes. */
record StoredNumbers(Kind kind, int bytes, ByteOrder order) {
    enum Kind {
        FLOAT,
        BFLOAT,
        SIGNED,
        UNSIGNED
    }

    /** Null where the type is no plain number. */
    static @Nullable StoredNumbers of(DataType type) {
        int bytes = type.getSize();
        if (type instanceof FloatingPoint real && (bytes == 2 || bytes == 4 || bytes == 8)) {
            // h5py writes bfloat16 as a 2-byte float with 8 exponent bits
            Kind kind = bytes == 2 && real.getExponentSize() == 8 ? Kind.BFLOAT : Kind.FLOAT;
            return new StoredNumbers(kind, bytes, real.getByteOrder());
        }
        if (type instanceof FixedPoint whole && (bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8)) {
            return new StoredNumbers(whole.isSigned() ? Kind.SIGNED : Kind.UNSIGNED, bytes, whole.getByteOrder());
        }
        if (type instanceof EnumDataType named) {
            // h5py's bool: FALSE and TRUE as whole numbers
            return of(named.getBaseType());
        }
        return null;
    }

    /** What Keras 3 stores as opaque pairs of bytes, seen as texts ({@link PatchedChannel}); null where they are no such. */
    static @Nullable StoredNumbers bfloat16(DataType type) {
        return type instanceof StringData && type.getSize() == 2
                ? new StoredNumbers(Kind.BFLOAT, 2, ByteOrder.LITTLE_ENDIAN)
                : null;
    }

    /** Reads {@code count} numbers from the buffer's position on into {@code values[at ...]}. */
    void decode(ByteBuffer source, float[] values, int at, int count) {
        ByteBuffer buffer = source.order(order);
        if (kind == Kind.FLOAT && bytes == 4) {
            buffer.asFloatBuffer().get(values, at, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            values[at + i] = next(buffer);
        }
    }

    private float next(ByteBuffer buffer) {
        return switch (kind) {
            case FLOAT -> bytes == 8 ? (float) buffer.getDouble() : FloatingPoint.toFloat(buffer.getShort());
            case BFLOAT -> Float.intBitsToFloat(buffer.getShort() << 16);
            case SIGNED ->
                switch (bytes) {
                    case 1 -> buffer.get();
                    case 2 -> buffer.getShort();
                    case 4 -> buffer.getInt();
                    default -> buffer.getLong();
                };
            case UNSIGNED ->
                switch (bytes) {
                    case 1 -> buffer.get() & 0xff;
                    case 2 -> buffer.getShort() & 0xffff;
                    case 4 -> buffer.getInt() & 0xffffffffL;
                    default -> {
                        long value = buffer.getLong();
                        yield value >= 0 ? value : (value >>> 1) * 2f;
                    }
                };
        };
    }
}
