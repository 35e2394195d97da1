package org.convscope.frame.io;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;

/**
 * The first picture of a GIF, decoded by {@code ImageIO}, on its screen, as Keras's {@code load_img} has it. A palette becomes
 * grey or red, green, blue; what is transparent keeps its colour.
 */
final class GifReader implements FrameReader {
    /** The packing's longest code stands for this many pixels and takes 12 bits. */
    private static final long MOST_PIXELS_FROM_ONE_BYTE = 4096 * 8 / 9;

    private static final int SCREEN = 6;
    private static final int FIRST_BLOCK = 13;
    private static final int IMAGE = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int CONTROL = 0xF9;

    /**
     * Where the first picture lies on the screen.
     *
     * @param fill the palette's entry beside it
     */
    private record Place(int screenWidth, int screenHeight, int left, int top, int fill) {}

    @Override
    public String format() {
        return "GIF";
    }

    @Override
    public boolean recognises(byte[] head) {
        var name = new String(head, 0, Math.min(6, head.length), StandardCharsets.ISO_8859_1);
        return name.equals("GIF87a") || name.equals("GIF89a");
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        byte[] bytes = content.read(0, content.size()).array();
        return DecoderGuard.decode(content, format(), () -> image(content, bytes))
                .frame(source, format());
    }

    private static PictureImage image(FileContent content, byte[] bytes) throws IOException {
        Place place = place(content, bytes);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            long most = bytes.length * MOST_PIXELS_FROM_ONE_BYTE;
            int width = Math.max(place.screenWidth, place.left + reader.getWidth(0));
            int height = Math.max(place.screenHeight, place.top + reader.getHeight(0));
            int[] indices = new int[CheckedSizes.count(content, width, height, 1, most)];
            Arrays.fill(indices, place.fill);
            var image = reader.read(0);
            Raster raster = image.getRaster();
            for (int y = 0; y < raster.getHeight(); y++) {
                int[] row = raster.getSamples(0, y, raster.getWidth(), 1, 0, (int[]) null);
                System.arraycopy(row, 0, indices, (place.top + y) * width + place.left, row.length);
            }
            var palette = (IndexColorModel) image.getColorModel();
            int[] colours = new int[palette.getMapSize()];
            palette.getRGBs(colours);
            return PictureImage.looked(width, height, indices, colours);
        } finally {
            reader.dispose();
        }
    }

    private static Place place(FileContent content, byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int screenWidth = file.getShort(SCREEN) & 0xFFFF;
        int screenHeight = file.getShort(SCREEN + 2) & 0xFFFF;
        int flags = file.get(SCREEN + 4);
        int fill = 0;
        file.position(FIRST_BLOCK + ((flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1)));
        while (file.remaining() > 8) {
            int block = file.get();
            if (block == IMAGE) {
                return new Place(screenWidth, screenHeight, file.getShort() & 0xFFFF, file.getShort() & 0xFFFF, fill);
            }
            if (block != EXTENSION) {
                continue;
            }
            boolean control = (file.get() & 0xFF) == CONTROL;
            int length = file.get() & 0xFF;
            if (control && length >= 4 && (file.get(file.position()) & 1) == 1) {
                fill = file.get(file.position() + 3) & 0xFF;
            }
            while (length > 0) {
                file.position(file.position() + length);
                length = file.get() & 0xFF;
            }
        }
        throw content.problem("there is no picture in the file").asException();
    }
}
