package org.convscope;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** What a bad disk, a broken transfer or malice does to a file, in seeded random ways. */
public final class RandomDamage {
    /** Half of all damage is nearer to the start than this, where the structure is. */
    private static final int STRUCTURE = 4096;

    private RandomDamage() {}

    /** One to six places changed, or cut off. */
    public static byte[] to(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(STRUCTURE, bytes.length) : bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 3 -> putLong(bytes, at, random.nextLong());
                case 4 -> putLong(bytes, at, random.nextInt(bytes.length));
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(64, bytes.length - Math.max(from, at));
                    System.arraycopy(bytes, from, bytes, at, length);
                }
            }
        }
        return bytes;
    }

    private static void putLong(byte[] bytes, int at, long value) {
        if (at + 8 <= bytes.length) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(at, value);
        }
    }
}
