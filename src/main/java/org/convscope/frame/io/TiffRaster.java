package org.convscope.frame.io;

import java.nio.ByteBuffer;
import org.convscope.frame.Pixels;
import org.convscope.problem.ProblemException;

/** The numbers of one image of a TIFF file, put together from its strips or tiles. */
final class TiffRaster {
    private static final int GREY_ALPHA = 2;

    private final Content content;
    private final TiffDirectory directory;
    private final int width;
    private final int height;
    private final int samples;
    private final int bits;
    private final boolean palette;
    private final boolean planar;
    private final NumberType type;
    private final TiffPacking packing;

    TiffRaster(Content content, TiffDirectory directory) {
        this.content = content;
        this.directory = directory;
        long w = directory.number(TiffDirectory.WIDTH, 0);
        long h = directory.number(TiffDirectory.HEIGHT, 0);
        samples = (int) Math.min(1000, directory.number(TiffDirectory.SAMPLES, 1));
        long[] allBits = directory.numbers(TiffDirectory.BITS);
        bits = allBits.length == 0 ? 1 : (int) Math.min(1000, allBits[0]);
        int photometric = (int) directory.number(TiffDirectory.PHOTOMETRIC, 1);
        palette = photometric == 3;
        planar = directory.number(TiffDirectory.PLANAR, 1) == 2 && samples > 1;
        if (samples < 1 || samples > 16 || (palette && samples != 1) || photometric < 0 || photometric > 3) {
            throw notRead("colours of this kind", samples + " samples a pixel, photometric " + photometric);
        }
        for (long each : allBits) {
            if (each != bits) {
                throw notRead("channels of different depth", each + " and " + bits + " bits");
            }
        }
        if (directory.number(TiffDirectory.FILL_ORDER, 1) != 1 && bits < 8) {
            throw notRead("bits in reversed order", "fill order 2");
        }
        type = typeOf();
        packing = TiffPacking.of(content, directory);
        long mostBits = Math.min(content.size(), 1L << 33) * packing.mostBytesFromOne() * 8;
        Sizes.check(content, w, h, samples, mostBits / bits);
        width = (int) w;
        height = (int) h;
    }

    private NumberType typeOf() {
        long format = directory.number(TiffDirectory.SAMPLE_FORMAT, 1);
        boolean whole = bits == 8 || bits == 16 || bits == 32 || bits == 64;
        boolean few = bits == 1 || bits == 2 || bits == 4;
        if (format == 3 && (bits == 16 || bits == 32 || bits == 64)) {
            return NumberType.floating(bits / 8);
        }
        if (format == 2 && whole) {
            return NumberType.signed(bits / 8);
        }
        if ((format == 1 || format == 4) && (whole || few)) {
            return few ? NumberType.UINT8 : NumberType.unsigned(bits / 8);
        }
        throw notRead("numbers of this kind", bits + " bits, sample format " + format);
    }

    private ProblemException notRead(String what, String found) {
        return content.problem("TIFF with " + what + " is not read")
                .found(found)
                .nextStep("Convert it to a grey or RGB TIFF without compression")
                .asException();
    }

    NumberType type() {
        return type;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** 1 or 3; alpha and further samples are dropped. */
    int channels() {
        return palette || samples > GREY_ALPHA ? 3 : 1;
    }

    int depth() {
        return palette ? 8 : bits;
    }

    double largest() {
        return palette ? 255 : bits < 8 ? (1 << bits) - 1 : type.largest();
    }

    Pixels pixels() {
        byte[] raster = raster();
        Pixels all = type.decode(content, ByteBuffer.wrap(raster).order(directory.order()), width * height * samples);
        if (palette) {
            return coloured(all);
        }
        return samples == channels() ? all : Channels.first(all, samples, channels());
    }

    private Pixels coloured(Pixels indices) {
        long[] map = directory.numbers(TiffDirectory.PALETTE);
        int entries = map.length / 3;
        int[] values = new int[indices.size() * 3];
        for (int i = 0; i < indices.size(); i++) {
            int index = (int) indices.get(i);
            if (index >= entries) {
                throw content.problem("a pixel names a colour that the palette lacks")
                        .asException();
            }
            for (int c = 0; c < 3; c++) {
                values[i * 3 + c] = (int) map[c * entries + index] >> 8;
            }
        }
        return new Pixels.Int32(values);
    }

    /** All samples, height x width x samples, one byte for depths below 8 bits. */
    private byte[] raster() {
        boolean tiled = directory.has(TiffDirectory.TILE_OFFSETS);
        long[] offsets = directory.numbers(tiled ? TiffDirectory.TILE_OFFSETS : TiffDirectory.STRIP_OFFSETS);
        long[] lengths = directory.numbers(tiled ? TiffDirectory.TILE_BYTES : TiffDirectory.STRIP_BYTES);
        long tileWidth = tiled ? directory.number(TiffDirectory.TILE_WIDTH, 0) : width;
        long tileHeight = tiled
                ? directory.number(TiffDirectory.TILE_HEIGHT, 0)
                : Math.min(height, directory.number(TiffDirectory.ROWS_PER_STRIP, height));
        if (tileWidth <= 0 || tileHeight <= 0 || tileWidth > width + 65536L || tileHeight > height + 65536L) {
            throw content.problem("the tiles have no sensible size")
                    .found(tileHeight + " x " + tileWidth)
                    .asException();
        }
        int across = (int) ((width + tileWidth - 1) / tileWidth);
        int down = (int) ((height + tileHeight - 1) / tileHeight);
        int planes = planar ? samples : 1;
        if (offsets.length < (long) across * down * planes) {
            throw content.problem("strips or tiles are missing")
                    .expected((long) across * down * planes)
                    .found(offsets.length)
                    .asException();
        }
        int tileSamples = planar ? 1 : samples;
        int rowBytes = (int) ((tileWidth * tileSamples * bits + 7) / 8);
        byte[] raster = new byte[Math.toIntExact((long) width * height * samples * type.bytes())];
        for (int tile = 0; tile < across * down * planes; tile++) {
            int top = tile / across % down * (int) tileHeight;
            int rows = tiled ? (int) tileHeight : Math.min((int) tileHeight, height - top);
            int needed = Math.toIntExact((long) rows * rowBytes);
            long stored = lengths.length > tile ? lengths[tile] : needed;
            if (lengths.length == 0 && offsets.length > 1) {
                throw content.problem("the lengths of the strips are missing").asException();
            }
            byte[] unpacked = packing.unpack(offsets[tile], stored, needed);
            packing.undoPredictor(unpacked, rowBytes, tileSamples, type);
            place(unpacked, rowBytes, tile % across * (int) tileWidth, top, rows, tile / (across * down), raster, (int)
                    tileWidth);
        }
        return raster;
    }

    private void place(
            byte[] tile, int rowBytes, int left, int top, int rows, int plane, byte[] raster, int tileWidth) {
        int columns = Math.min(tileWidth, width - left);
        int each = type.bytes();
        int tileSamples = planar ? 1 : samples;
        for (int y = 0; y < Math.min(rows, height - top); y++) {
            int to = ((top + y) * width + left) * samples * each;
            if (bits >= 8 && !planar) {
                System.arraycopy(tile, y * rowBytes, raster, to, columns * samples * each);
                continue;
            }
            for (int i = 0; i < columns * tileSamples; i++) {
                int at = planar ? to + (i * samples + plane) * each : to + i * each;
                if (bits >= 8) {
                    System.arraycopy(tile, y * rowBytes + i * each, raster, at, each);
                } else {
                    int shift = 8 - bits - i * bits % 8;
                    raster[at] = (byte) ((tile[y * rowBytes + i * bits / 8] >> shift) & ((1 << bits) - 1));
                }
            }
        }
    }
}
