package org.convscope.frame.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.convscope.problem.FailureText;
import org.convscope.problem.ProblemException;

/** Unpacks a file that is compressed as a whole, with gzip or bzip2, into memory, up to a limit. */
final class CompressedFile {
    /** A frame of 18 million 64-bit numbers is 145 MB; more is no frame, or a bomb. */
    static final int MOST_BYTES = 256 << 20;

    private static final int PART = 1 << 20;

    private CompressedFile() {}

    static boolean isCompressed(byte[] head) {
        return isGzip(head) || isBzip2(head);
    }

    private static boolean isGzip(byte[] head) {
        return head.length > 3 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B && head[2] == 8;
    }

    private static boolean isBzip2(byte[] head) {
        return head.length > 4
                && head[0] == 'B'
                && head[1] == 'Z'
                && head[2] == 'h'
                && head[3] >= '1'
                && head[3] <= '9';
    }

    /** The first bytes, as many as can be unpacked. */
    static byte[] head(FileContent content, int length) {
        byte[] head = new byte[length];
        int done = 0;
        try (InputStream stream = stream(content)) {
            int n = stream.read(head, 0, length);
            while (n > 0) {
                done += n;
                n = stream.read(head, done, length - done);
            }
        } catch (IOException e) {
            return Arrays.copyOf(head, done);
        }
        return Arrays.copyOf(head, done);
    }

    /**
     * @throws ProblemException if the file is damaged, or larger than any frame
     */
    static FileContent unpack(FileContent content) {
        try (InputStream stream = stream(content)) {
            // in parts of one size: an array that grows by doubling needs the frame three times over
            List<byte[]> parts = new ArrayList<>();
            int size = 0;
            for (byte[] part = stream.readNBytes(PART); part.length > 0; part = stream.readNBytes(PART)) {
                if (size + part.length > MOST_BYTES) {
                    throw content.problem("unpacks to more than any frame has")
                            .expected("at most " + (MOST_BYTES >> 20) + " MiB")
                            .asException();
                }
                parts.add(part);
                size += part.length;
            }
            return FileContent.inMemory(content.file(), joined(parts, size));
        } catch (IOException e) {
            throw new ProblemException(
                    content.problem("cannot be unpacked: " + FailureText.of(e))
                            .nextStep("Copy the file again; it is truncated or damaged"),
                    e);
        }
    }

    private static byte[] joined(List<byte[]> parts, int size) {
        byte[] all = new byte[size];
        int done = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, done, part.length);
            done += part.length;
        }
        return all;
    }

    private static InputStream stream(FileContent content) throws IOException {
        InputStream packed = new Packed(content);
        return isGzip(content.head(8))
                ? GzipCompressorInputStream.builder()
                        .setInputStream(packed)
                        .setDecompressConcatenated(true)
                        .get()
                : new BZip2CompressorInputStream(packed, true);
    }

    /** The file's bytes as a stream, read in large pieces. */
    private static final class Packed extends InputStream {
        private final FileContent content;
        private ByteBuffer piece = ByteBuffer.allocate(0);
        private long next;

        Packed(FileContent content) {
            this.content = content;
        }

        @Override
        public int read() {
            return fill() ? piece.get() & 0xFF : -1;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int n = Math.min(length, piece.remaining());
            piece.get(to, offset, n);
            return n;
        }

        private boolean fill() {
            if (!piece.hasRemaining() && next < content.size()) {
                piece = content.read(next, Math.min(1 << 16, content.size() - next));
                next += piece.remaining();
            }
            return piece.hasRemaining();
        }
    }
}
