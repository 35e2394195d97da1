package org.convscope.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.convscope.array.Tensor;
import org.convscope.file.AtomicFile;

/**
 * Writes a tensor as NumPy's {@code .npy}, version 1.0: 32-bit floats, little-endian, the last axis fastest.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
public final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNED = 64;
    private static final int AT_ONCE = 1 << 14;

    private NpyFile() {}

    /**
     * Written whole or not at all.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be written
     */
    public static void write(Path file, Tensor tensor) {
        AtomicFile.write(file, temporary -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                write(out, tensor);
            }
        });
    }

    private static void write(OutputStream out, Tensor tensor) throws IOException {
        String shape =
                Arrays.stream(tensor.shape()).mapToObj(length -> length + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
        int head = MAGIC.length + Short.BYTES;
        // spaces up to a newline, so that the numbers begin at a multiple of 64
        int length = (head + text.length() + 1 + ALIGNED - 1) / ALIGNED * ALIGNED - head;
        String padded = text + " ".repeat(length - text.length() - 1) + "\n";
        out.write(MAGIC);
        out.write(ByteBuffer.allocate(Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) length)
                .array());
        out.write(padded.getBytes(StandardCharsets.US_ASCII));
        float[] data = tensor.data();
        ByteBuffer buffer = ByteBuffer.allocate(AT_ONCE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < data.length; from += AT_ONCE) {
            buffer.clear();
            for (int i = from; i < Math.min(data.length, from + AT_ONCE); i++) {
                buffer.putFloat(data[i]);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }
}
