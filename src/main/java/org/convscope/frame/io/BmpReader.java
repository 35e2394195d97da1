package org.convscope.frame.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;

/** Windows' and OS/2's BMP, decoded by {@code ImageIO}: a palette becomes grey or red, green, blue; alpha is dropped. */
final class BmpReader implements FrameReader {
    private static final int OLD_HEADER = 12;
    private static final int NEWEST_HEADER = 124;
    private static final int BITS_AT = 28;

    /** Two bytes of a run become at most this many pixels. */
    private static final int LONGEST_RUN = 255;

    @Override
    public String format() {
        return "BMP";
    }

    @Override
    public boolean recognises(byte[] head) {
        if (head.length < 26 || head[0] != 'B' || head[1] != 'M') {
            return false;
        }
        int header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(14);
        return header >= OLD_HEADER && header <= NEWEST_HEADER;
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        byte[] bytes = content.read(0, content.size()).array();
        return DecoderGuard.decode(content, format(), () -> image(content, bytes))
                .frame(source, format());
    }

    private static PictureImage image(FileContent content, byte[] bytes) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("bmp").next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            CheckedSizes.check(content, reader.getWidth(0), reader.getHeight(0), 3, most(bytes));
            return PictureImage.of(reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    /** How many numbers the file can hold. */
    private static long most(byte... bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean old = header.getInt(14) == OLD_HEADER;
        int compression = old ? 0 : header.getInt(30);
        int bits = Math.max(1, header.getShort(old ? 24 : BITS_AT));
        boolean runs = compression == 1 || compression == 2;
        return 3L * (runs ? (long) bytes.length * LONGEST_RUN : bytes.length * 8L / bits);
    }
}
