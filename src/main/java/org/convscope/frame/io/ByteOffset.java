package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The byte-offset packing of CBF: differences to the number before, in 1, 3, 7 or 15 bytes. Some writers count modulo 2^32, and
 * so write the step from the largest number to the smallest as 1: a number beyond 32 bits is taken so, unless a step of 15 bytes
 * led there, which such writers never need.
 */
final class ByteOffset {
    private ByteOffset() {}

    /**
     * @throws org.convscope.problem.ProblemException if the bytes end too early, or a step of 15 bytes leads beyond 32 bits
     */
    static int[] decode(FileContent content, ByteBuffer packed, int count, boolean unsigned) {
        ByteBuffer bytes = packed.order(ByteOrder.LITTLE_ENDIAN);
        long lowest = unsigned ? 0 : Integer.MIN_VALUE;
        long highest = unsigned ? 0xFFFFFFFFL : Integer.MAX_VALUE;
        int[] values = new int[count];
        long value = 0;
        int i = 0;
        while (i < count) {
            int remaining = bytes.remaining();
            if (remaining < 1) {
                break;
            }
            long step = bytes.get();
            boolean isLongest = false;
            if (step == Byte.MIN_VALUE) {
                if (remaining < 3) {
                    break;
                }
                step = bytes.getShort();
                if (step == Short.MIN_VALUE) {
                    if (remaining < 7) {
                        break;
                    }
                    step = bytes.getInt();
                    if (step == Integer.MIN_VALUE) {
                        if (remaining < 15) {
                            break;
                        }
                        step = bytes.getLong();
                        isLongest = true;
                    }
                }
            }
            value += step;
            if (value < lowest || value > highest) {
                if (isLongest) {
                    throw content.problem("the packed numbers are damaged: number " + i + " does not fit in 32 bits")
                            .found(value)
                            .asException();
                }
                value = unsigned ? value & 0xFFFFFFFFL : (int) value;
            }
            values[i++] = (int) value;
        }
        if (i < count) {
            throw content.problem("the packed numbers end too early")
                    .expected(count)
                    .found(i)
                    .nextStep("Copy the file again; it is truncated")
                    .asException();
        }
        return values;
    }
}
