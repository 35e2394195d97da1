package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.PictureScale;
import org.convscope.frame.Pixels;

/**
 * PNG, all of the <a href="https://www.w3.org/TR/png-3/">standard's</a> colour types, depths and interlacing. Numbers are
 * the stored samples: gamma and colour profiles are not applied, alpha is dropped, a palette gives red, green, blue.
 */
final class PngReader implements FrameReader {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    /** Deflate packs no better than this. */
    private static final long MOST_PACKED = 1032;

    private static final int GRAY = 0;
    private static final int PALETTE = 3;
    /** First column, first row, step right, step down of the seven passes; the last entry is the image without passes. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}, {0, 0, 1, 1}
    };

    private record Header(int width, int height, int depth, int colourType, boolean interlaced) {
        int samples() {
            return switch (colourType) {
                case GRAY, PALETTE -> 1;
                case 2 -> 3;
                case 4 -> 2;
                case 6 -> 4;
                default -> 0;
            };
        }

        int channels() {
            return colourType == GRAY || colourType == 4 ? 1 : 3;
        }

        /** Whether a row of the file is a row of numbers. */
        boolean isPlainBytes() {
            return depth == 8 && colourType != PALETTE && samples() == channels();
        }

        /** Grey of 16 bits without alpha is counts, for Pillow too. */
        PictureScale picture() {
            if (depth < 16) {
                return new PictureScale(0, (1 << (colourType == PALETTE ? 8 : depth)) - 1);
            }
            return colourType == GRAY ? PictureScale.NONE : PictureScale.SIXTEEN_BIT;
        }

        boolean isSensible() {
            boolean depthFits =
                    switch (colourType) {
                        case GRAY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
                        case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
                        case 2, 4, 6 -> depth == 8 || depth == 16;
                        default -> false;
                    };
            return depthFits && width > 0 && height > 0;
        }
    }

    @Override
    public String format() {
        return "PNG";
    }

    @Override
    public boolean isResult(FileContent content) {
        return ResultFiles.isPicture(content);
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length >= 8 && ByteBuffer.wrap(head).getLong() == SIGNATURE;
    }

    @Override
    public Frame read(FileContent content, FrameSource source) {
        ByteBuffer file = content.read(0, content.size());
        file.position(8);
        Header header = header(content, chunk(content, file, "IHDR"));
        byte[] palette = new byte[0];
        var packed = new Inflater();
        try {
            var rows = new Rows(content, header, packed);
            int[] values = null;
            while (values == null) {
                String type = typeOf(content, file);
                ByteBuffer data = chunk(content, file, type);
                if (type.equals("PLTE")) {
                    palette = new byte[data.remaining()];
                    data.get(palette);
                } else if (type.equals("IDAT")) {
                    values = rows.read(file, data, palette);
                } else if (type.equals("IEND")) {
                    throw content.problem("there are no pixels in the file").asException();
                }
            }
            var pixels = new Pixels.Int32(values);
            int largest = (1 << (header.colourType == PALETTE ? 8 : header.depth)) - 1;
            return new Frame(
                    source,
                    format(),
                    header.width,
                    header.height,
                    header.channels(),
                    header.colourType == PALETTE ? 8 : header.depth,
                    header.picture(),
                    pixels,
                    DerivedMasks.saturated(values, header.channels(), largest),
                    Optional.empty());
        } finally {
            packed.end();
        }
    }

    private static Header header(FileContent content, ByteBuffer data) {
        if (data.remaining() < 13) {
            throw content.problem("the PNG header is too short").asException();
        }
        var header = new Header(data.getInt(), data.getInt(), data.get(), data.get(), data.get(12) == 1);
        if (!header.isSensible() || data.get(10) != 0 || data.get(11) != 0 || data.get(12) > 1 || data.get(12) < 0) {
            throw content.problem("the PNG header makes no sense")
                    .found(header.height + " x " + header.width + " pixels of " + header.depth + " bits, colour type "
                            + header.colourType)
                    .asException();
        }
        long bits = (long) header.depth * header.samples();
        CheckedSizes.count(
                content, header.width, header.height, header.channels(), content.size() * MOST_PACKED * 8 / bits * 3);
        return header;
    }

    private static String typeOf(FileContent content, ByteBuffer file) {
        if (file.remaining() < 12) {
            throw content.problem("the file ends before its pixels do")
                    .nextStep("Copy the file again; it is truncated")
                    .asException();
        }
        byte[] type = new byte[4];
        file.get(file.position() + 4, type);
        return new String(type, StandardCharsets.ISO_8859_1);
    }

    /** The data of the next chunk, which must be of this type and undamaged. */
    private static ByteBuffer chunk(FileContent content, ByteBuffer file, String type) {
        String found = typeOf(content, file);
        int length = file.getInt();
        if (!found.equals(type) || length < 0 || length > file.remaining() - 8) {
            throw content.problem("a chunk is damaged or cut off")
                    .expected(type)
                    .found(found + " of " + (length & 0xFFFFFFFFL) + " bytes, " + file.remaining() + " left")
                    .nextStep("Copy the file again; it is truncated or damaged")
                    .asException();
        }
        var crc = new CRC32();
        crc.update(file.slice(file.position(), length + 4));
        ByteBuffer data = file.slice(file.position() + 4, length);
        file.position(file.position() + 4 + length);
        if ((int) crc.getValue() != file.getInt()) {
            throw content.problem("chunk " + type + " is damaged: its checksum is wrong")
                    .nextStep("Copy the file again")
                    .asException();
        }
        return data;
    }

    /** Inflates, unfilters and unpacks the rows. */
    private record Rows(FileContent content, Header header, Inflater inflater) {
        int[] read(ByteBuffer file, ByteBuffer first, byte[] palette) {
            if (header.colourType == PALETTE && palette.length < 3) {
                throw content.problem("the palette is missing").asException();
            }
            inflater.setInput(first);
            int[] values = new int[header.width * header.height * header.channels()];
            for (int p = header.interlaced ? 0 : 7; p < (header.interlaced ? 7 : 8); p++) {
                pass(file, PASSES[p], values, palette);
            }
            return values;
        }

        private void pass(ByteBuffer file, int[] pass, int[] values, byte[] palette) {
            int columns = (header.width - pass[0] + pass[2] - 1) / pass[2];
            int bits = header.depth * header.samples();
            int pixelBytes = Math.max(1, bits / 8);
            int rowBytes = columns <= 0 ? 0 : (int) (((long) columns * bits + 7) / 8);
            byte[] row = new byte[rowBytes + 1];
            byte[] above = new byte[rowBytes + 1];
            for (int y = pass[1]; y < header.height && columns > 0; y += pass[3]) {
                fill(file, row);
                unfilter(row, above, pixelBytes);
                int first = (y * header.width + pass[0]) * header.channels();
                if (header.isPlainBytes() && pass[2] == 1) {
                    for (int i = 1; i < row.length; i++) {
                        values[first + i - 1] = row[i] & 0xFF;
                    }
                } else {
                    for (int column = 0; column < columns; column++) {
                        unpack(row, column, values, first + column * pass[2] * header.channels(), palette);
                    }
                }
                byte[] swap = above;
                above = row;
                row = swap;
            }
        }

        private void fill(ByteBuffer file, byte[] row) {
            int done = 0;
            try {
                while (done < row.length) {
                    int n = inflater.inflate(row, done, row.length - done);
                    done += n;
                    if (n == 0) {
                        if (inflater.needsInput() && typeOf(content, file).equals("IDAT")) {
                            inflater.setInput(chunk(content, file, "IDAT"));
                        } else {
                            throw content.problem("the packed pixels end too early")
                                    .asException();
                        }
                    }
                }
            } catch (DataFormatException e) {
                throw content.problem("the packed pixels are damaged").asException();
            }
        }

        private void unfilter(byte[] row, byte[] above, int step) {
            int filter = row[0];
            if (filter < 0 || filter > 4) {
                throw content.problem("a row has an unknown filter")
                        .found(filter)
                        .asException();
            }
            switch (filter) {
                case 1 -> addLeft(row, step);
                case 2 -> addUp(row, above, row.length);
                case 3 -> addMean(row, above, step);
                case 4 -> addPaeth(row, above, step);
                default -> {
                    // as it is
                }
            }
        }

        // a loop for each filter, since this is most of what reading a picture takes

        private static void addLeft(byte[] row, int step) {
            for (int i = step + 1; i < row.length; i++) {
                row[i] += row[i - step];
            }
        }

        private static void addUp(byte[] row, byte[] above, int end) {
            for (int i = 1; i < end; i++) {
                row[i] += above[i];
            }
        }

        private static void addMean(byte[] row, byte[] above, int step) {
            int left = 0;
            for (int i = 1; i < row.length; i++) {
                left = step == 1 ? left : i > step ? row[i - step] & 0xFF : 0;
                // a row of single bytes waits for nothing but the last sum
                left = (row[i] + ((left + (above[i] & 0xFF)) >> 1)) & 0xFF;
                row[i] = (byte) left;
            }
        }

        private static void addPaeth(byte[] row, byte[] above, int step) {
            // without a neighbour on the left it is the one above
            addUp(row, above, Math.min(step + 1, row.length));
            for (int i = step + 1; i < row.length; i++) {
                row[i] += (byte) paeth(row[i - step] & 0xFF, above[i] & 0xFF, above[i - step] & 0xFF);
            }
        }

        private static int paeth(int left, int up, int corner) {
            int toLeft = Math.abs(up - corner);
            int toUp = Math.abs(left - corner);
            int toCorner = Math.abs(left + up - 2 * corner);
            if (toLeft <= toUp && toLeft <= toCorner) {
                return left;
            }
            return toUp <= toCorner ? up : corner;
        }

        private void unpack(byte[] row, int column, int[] values, int to, byte[] palette) {
            if (header.colourType == PALETTE) {
                int entry = sample(row, column) * 3;
                if (entry + 3 > palette.length) {
                    throw content.problem("a pixel names a colour that the palette lacks")
                            .asException();
                }
                for (int c = 0; c < 3; c++) {
                    values[to + c] = palette[entry + c] & 0xFF;
                }
                return;
            }
            for (int c = 0; c < header.channels(); c++) {
                values[to + c] = sample(row, column * header.samples() + c);
            }
        }

        private int sample(byte[] row, int index) {
            if (header.depth == 16) {
                return ((row[1 + 2 * index] & 0xFF) << 8) | (row[2 + 2 * index] & 0xFF);
            }
            if (header.depth == 8) {
                return row[1 + index] & 0xFF;
            }
            int bit = index * header.depth;
            int shift = 8 - header.depth - bit % 8;
            return ((row[1 + bit / 8] & 0xFF) >> shift) & ((1 << header.depth) - 1);
        }
    }
}
