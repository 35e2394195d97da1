package org.convscope.frame.io;

import java.nio.ByteBuffer;
import org.convscope.frame.Pixels;

/** The numbers of one image of a TIFF file, put together from its strips or tiles. */
final class TiffRaster {
    private final FileContent content;
    private final TiffDirectory directory;
    private final TiffSamples samples;
    private final TiffPacking packing;
    private final boolean tiled;
    private final int tileWidth;
    private final int tileHeight;
    private final int tileSamples;
    private final int rowBytes;

    TiffRaster(FileContent content, TiffDirectory directory, TiffSamples samples) {
        this.content = content;
        this.directory = directory;
        this.samples = samples;
        packing = TiffPacking.of(content, directory);
        // the size of the tiles decides: some writers put their places under the strips' tag
        tiled = directory.has(TiffDirectory.TILE_WIDTH) && directory.has(TiffDirectory.TILE_HEIGHT);
        int width = samples.width();
        int height = samples.height();
        long wide = tiled ? directory.number(TiffDirectory.TILE_WIDTH, 0) : width;
        long rows = directory.number(TiffDirectory.ROWS_PER_STRIP, height);
        long high =
                tiled ? directory.number(TiffDirectory.TILE_HEIGHT, 0) : rows <= 0 ? height : Math.min(height, rows);
        if (wide <= 0 || high <= 0 || wide > width + 65536L || high > height + 65536L) {
            throw content.problem("the tiles have no sensible size")
                    .found(high + " x " + wide)
                    .asException();
        }
        tileWidth = (int) wide;
        tileHeight = (int) high;
        tileSamples = samples.planar() ? 1 : samples.count();
        rowBytes = Math.toIntExact((wide * tileSamples * samples.bits() + 7) / 8);
    }

    private long[] numbers(int ofTiles, int ofStrips) {
        long[] numbers = directory.numbers(tiled ? ofTiles : ofStrips);
        return numbers.length > 0 ? numbers : directory.numbers(tiled ? ofStrips : ofTiles);
    }

    /** Where the numbers of an image lie that is stored plainly in one piece; -1 for others. */
    long plainFrom() {
        long[] offsets = numbers(TiffDirectory.TILE_OFFSETS, TiffDirectory.STRIP_OFFSETS);
        if (tiled || offsets.length == 0 || packing.mostBytesFromOne() > 1) {
            return -1;
        }
        long stripBytes = (long) tileHeight * rowBytes;
        for (int i = 1; i < offsets.length; i++) {
            if (offsets[i] != offsets[i - 1] + stripBytes) {
                return -1;
            }
        }
        return offsets[0];
    }

    /** How many bytes an image takes that is stored plainly. */
    long plainBytes() {
        return (long) samples.height() * rowBytes * (samples.planar() ? samples.count() : 1);
    }

    /**
     * All samples, height x width x samples.
     *
     * @param shift how many bytes behind the places in the directory the image lies
     */
    Pixels read(long shift) {
        int width = samples.width();
        int height = samples.height();
        int across = (width + tileWidth - 1) / tileWidth;
        int down = (height + tileHeight - 1) / tileHeight;
        int planes = samples.planar() ? samples.needed() : 1;
        long[] offsets = numbers(TiffDirectory.TILE_OFFSETS, TiffDirectory.STRIP_OFFSETS);
        long[] lengths = numbers(TiffDirectory.TILE_BYTES, TiffDirectory.STRIP_BYTES);
        if (offsets.length < (long) across * down * planes) {
            throw content.problem("strips or tiles are missing")
                    .expected((long) across * down * planes)
                    .found(offsets.length)
                    .asException();
        }
        int count = Math.toIntExact((long) width * height * samples.count());
        ByteBuffer raster =
                ByteBuffer.allocate(Math.multiplyExact(count, samples.type().bytes()));
        raster.order(directory.order());
        for (int tile = 0; tile < across * down * planes; tile++) {
            int top = tile / across % down * tileHeight;
            int rows = tiled ? tileHeight : Math.min(tileHeight, height - top);
            byte[] unpacked = unpacked(tile, offsets[tile], lengths, shift, Math.multiplyExact(rows, rowBytes));
            var place = new Place(tile % across * tileWidth, top, Math.min(rows, height - top), tile / (across * down));
            if (samples.bits() == samples.type().bits() && !samples.planar()) {
                copy(unpacked, place, raster);
            } else {
                spread(unpacked, place, raster);
            }
        }
        return samples.type().decode(content, raster, count);
    }

    private byte[] unpacked(int tile, long offset, long[] lengths, long shift, int needed) {
        if (offset == 0) {
            throw content.problem("strip or tile " + tile + " was never written")
                    .asException();
        }
        long given = lengths.length > tile ? lengths[tile] : 0;
        byte[] unpacked =
                packing.unpack(offset + shift, given > 0 ? given : Math.max(0, content.size() - offset), needed);
        packing.undoPredictor(unpacked, rowBytes, tileSamples, samples.type());
        return unpacked;
    }

    /** Where the top left of a strip or tile lies in the image. */
    private record Place(int left, int top, int rows, int plane) {}

    private int columns(Place place) {
        return Math.min(tileWidth, samples.width() - place.left);
    }

    /** Whole rows at once. */
    private void copy(byte[] tile, Place place, ByteBuffer raster) {
        int pixelBytes = samples.count() * samples.type().bytes();
        for (int y = 0; y < place.rows; y++) {
            int to = ((place.top + y) * samples.width() + place.left) * pixelBytes;
            raster.put(to, tile, y * rowBytes, columns(place) * pixelBytes);
        }
    }

    /** Number by number: bits that fill no whole bytes, or channels that are stored by themselves. */
    private void spread(byte[] tile, Place place, ByteBuffer raster) {
        int each = samples.type().bytes();
        boolean whole = samples.bits() == samples.type().bits();
        for (int y = 0; y < place.rows; y++) {
            int first = ((place.top + y) * samples.width() + place.left) * samples.count() + place.plane;
            for (int i = 0; i < columns(place) * tileSamples; i++) {
                int to = (first + (samples.planar() ? i * samples.count() : i)) * each;
                if (whole) {
                    raster.put(to, tile, y * rowBytes + i * each, each);
                    continue;
                }
                int number = bits(tile, (long) y * rowBytes * 8 + (long) i * samples.bits(), samples.bits());
                switch (each) {
                    case 1 -> raster.put(to, (byte) number);
                    case 2 -> raster.putShort(to, (short) number);
                    default -> raster.putInt(to, number);
                }
            }
        }
    }

    /** Up to 31 bits, the highest first. */
    private static int bits(byte[] bytes, long at, int count) {
        long end = at + count;
        long value = 0;
        for (long i = at >> 3; i << 3 < end; i++) {
            value = value << 8 | (bytes[(int) i] & 0xFF);
        }
        long beyond = (((end - 1) >> 3) + 1) * 8 - end;
        return (int) (value >>> beyond & ((1L << count) - 1));
    }
}
