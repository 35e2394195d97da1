package org.convscope.frame.io;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.convscope.frame.Pixels;

/**
 * A dataset as images: (height, width), (images, height, width), or (images, panels, height, width), whose panels are put
 * below each other; pictures with their channels last, (height, width, 3 or 4) and (images, height, width, 1, 3 or 4). To be
 * used guarded.
 */
final class Hdf5Image {
    private final Hdf5File file;
    private final Dataset dataset;
    private final NumberType type;
    private final ByteOrder order;
    private final long[] shape;
    /** Whether the last axis is colours: no detector is 1, 3 or 4 pixels wide. */
    private final boolean channelsLast;

    private final int samples;

    Hdf5Image(Hdf5File file, Dataset dataset) {
        this.file = file;
        this.dataset = dataset;
        DataType stored = dataset.getDataType();
        if (stored instanceof FixedPoint whole && isWhole(whole)) {
            type = whole.isSigned() ? NumberType.signed(whole.getSize()) : NumberType.unsigned(whole.getSize());
            order = whole.getByteOrder();
        } else if (stored instanceof FloatingPoint floating && isPlain(floating)) {
            type = NumberType.floating(floating.getSize());
            order = floating.getByteOrder();
        } else {
            throw notRead(
                    "numbers of this kind", stored.getClass().getSimpleName() + " of " + stored.getSize() + " bytes");
        }
        shape = dataset.getDimensionsAsLong();
        if (shape.length < 2 || shape.length > 4) {
            throw notRead("a shape like this", Arrays.toString(shape));
        }
        long last = shape[shape.length - 1];
        channelsLast = shape.length > 2 && (last == 1 || last == 3 || last == 4) && shape[shape.length - 2] > 4;
        samples = channelsLast ? (int) last : 1;
        Sizes.check(file.content(), width(), height(), samples, room());
    }

    /** Whether a dataset may be images at all, by its shape and type. */
    static boolean fits(Dataset dataset) {
        int rank = dataset.getDimensionsAsLong().length;
        DataType type = dataset.getDataType();
        return rank >= 2 && rank <= 4 && (type instanceof FixedPoint || type instanceof FloatingPoint);
    }

    private static boolean isWhole(FixedPoint type) {
        int size = type.getSize();
        return (size == 1 || size == 2 || size == 4 || size == 8) && type.getBitPrecision() == size * 8;
    }

    private static boolean isPlain(FloatingPoint type) {
        int exponent = type.getExponentSize();
        return (type.getSize() == 2 && exponent == 5)
                || (type.getSize() == 4 && exponent == 8)
                || (type.getSize() == 8 && exponent == 11);
    }

    private RuntimeException notRead(String what, String found) {
        return file.content()
                .problem("HDF5 with " + what + " is not read as frames")
                .subject(dataset.getPath())
                .found(found)
                .asException();
    }

    /** How many numbers there can be at the most, by the length of the file and the best packing. */
    private long room() {
        long bytes = file.content().size();
        return bytes > Long.MAX_VALUE / Hdf5Filters.MOST_PACKED
                ? Long.MAX_VALUE
                : bytes * Hdf5Filters.MOST_PACKED / type.bytes();
    }

    /** The first axis of one image. */
    private int first() {
        return shape.length == 2 || (shape.length == 3 && channelsLast) ? 0 : 1;
    }

    long images() {
        return first() == 0 ? 1 : shape[0];
    }

    long height() {
        if (channelsLast || shape.length < 4) {
            return shape[first()];
        }
        long own = shape[shape.length - 2];
        return own > Integer.MAX_VALUE || shape[1] > Integer.MAX_VALUE ? 0 : shape[1] * own;
    }

    long width() {
        return shape[shape.length - (channelsLast ? 2 : 1)];
    }

    /** 1, or 3 for red, green, blue; alpha is dropped. */
    int channels() {
        return samples > 1 ? 3 : 1;
    }

    NumberType type() {
        return type;
    }

    /** The numbers of one image; 0 where a chunk was never written but others of the image were. */
    Pixels read(long image) {
        int count = (int) (width() * height() * samples);
        int bytes = Math.multiplyExact(count, type.bytes());
        ByteBuffer numbers;
        if (dataset instanceof ChunkedDataset chunked) {
            numbers = ByteBuffer.wrap(new Chunks(chunked, image, bytes).read());
        } else if (dataset.getDataLayout() == DataLayout.CONTIGUOUS
                && dataset instanceof ContiguousDataset contiguous) {
            long address = contiguous.getDataAddress();
            if (address < 0) {
                throw unwritten(image);
            }
            numbers = file.content().read(address + file.root().getHdfFile().getUserBlockSize() + image * bytes, bytes);
        } else {
            throw notRead("this layout", dataset.getClass().getSimpleName());
        }
        Pixels all = type.decode(file.content(), numbers.order(order), count);
        return samples == channels() ? all : Channels.first(all, samples, channels());
    }

    /** The numbers of all images, one below the other. */
    Pixels readAll() {
        int count = Math.toIntExact(width() * height());
        double[] all = new double[Sizes.count(file.content(), width(), height() * images(), 1, room())];
        for (int image = 0; image < images(); image++) {
            Pixels pixels = read(image);
            for (int i = 0; i < count; i++) {
                all[image * count + i] = pixels.get(i);
            }
        }
        return new Pixels.Float64(all);
    }

    private RuntimeException unwritten(long image) {
        return file.content()
                .problem("image " + image + " was never written")
                .subject(dataset.getPath())
                .asException();
    }

    /** Puts the chunks of one image together. */
    private final class Chunks {
        private final ChunkedDataset chunked;
        private final long image;
        private final int resultBytes;
        private byte[] result = new byte[0];
        private final int[] chunk;
        private final Hdf5Filters filters;
        private int found;

        Chunks(ChunkedDataset chunked, long image, int resultBytes) {
            this.chunked = chunked;
            this.image = image;
            this.resultBytes = resultBytes;
            chunk = chunked.getChunkDimensions();
            filters = new Hdf5Filters(file.content(), chunked.getFilters(), type.bytes());
            long numbers = 1;
            for (int length : chunk) {
                numbers = length <= 0 || numbers > 1L << 28 ? 1L << 40 : numbers * length;
            }
            if (chunk.length != shape.length || numbers > 1L << 28) {
                throw notRead("chunks of this size", Arrays.toString(chunk));
            }
        }

        byte[] read() {
            int[] at = new int[shape.length];
            if (first() == 1) {
                at[0] = (int) (image / chunk[0] * chunk[0]);
            }
            walk(at, first());
            if (found == 0) {
                throw unwritten(image);
            }
            return result;
        }

        /** Whether a chunk is exactly one image, as EIGER writes them. */
        private boolean isWholeImage() {
            for (int axis = 0; axis < shape.length; axis++) {
                boolean counts = axis < first();
                if (chunk[axis] != (counts ? 1 : shape[axis])) {
                    return false;
                }
            }
            return true;
        }

        private void walk(int[] at, int axis) {
            if (axis == shape.length) {
                copy(at);
                return;
            }
            for (long start = 0; start < shape[axis]; start += chunk[axis]) {
                at[axis] = (int) start;
                walk(at, axis + 1);
            }
        }

        private void copy(int... at) {
            ByteBuffer raw;
            try {
                raw = chunked.getRawChunkBuffer(at);
            } catch (HdfException e) {
                return;
            }
            found++;
            int each = type.bytes();
            int wanted = Math.multiplyExact(Arrays.stream(chunk).reduce(1, Math::multiplyExact), each);
            byte[] bytes = filters.unpack(raw, wanted);
            if (isWholeImage()) {
                result = bytes;
                return;
            }
            if (result.length == 0) {
                result = new byte[resultBytes];
            }
            int axis = first();
            place(bytes, at, axis, axis == 0 ? 0 : (image - at[0]) * chunk[axis], 0);
        }

        /** Copies the part of a chunk that lies in the image; both places count numbers along the axis and those before it. */
        private void place(byte[] bytes, int[] at, int axis, long from, long to) {
            int length = (int) Math.min(chunk[axis], shape[axis] - at[axis]);
            if (axis == shape.length - 1) {
                int each = type.bytes();
                System.arraycopy(bytes, (int) from * each, result, (int) (to + at[axis]) * each, length * each);
                return;
            }
            for (int i = 0; i < length; i++) {
                place(bytes, at, axis + 1, (from + i) * chunk[axis + 1], (to + at[axis] + i) * shape[axis + 1]);
            }
        }
    }
}
