package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.convscope.frame.Pixels;
import org.convscope.problem.ProblemException;

/**
 * A dataset as images: (height, width), (images, height, width), or (images, panels, height, width), whose panels are put
 * below each other; pictures with their channels last, (height, width, 3 or 4) and (images, height, width, 1, 3 or 4). To be
 * used guarded.
 */
final class Hdf5Image {
    /**
     * A frame of this many numbers is believed of a small file too: one that only says where the numbers are, or that most of
     * them were never written. The largest detectors have fewer.
     */
    private static final long BELIEVED = 1L << 25;

    private final Hdf5Dataset dataset;
    private final int samples;
    private final boolean counts;

    private Hdf5Image(Hdf5Dataset dataset) {
        this.dataset = dataset;
        if (!fits(dataset.shape())) {
            throw dataset.notRead("a shape like this", dataset.shape().toString());
        }
        samples = hasChannels(dataset.shape()) ? (int) dataset.length(dataset.rank() - 1) : 1;
        counts = counts(dataset.shape());
        long room = dataset.content().size() > Long.MAX_VALUE / Hdf5Filters.MOST_PACKED
                ? Long.MAX_VALUE
                : Math.max(BELIEVED, dataset.content().size() * Hdf5Filters.MOST_PACKED / type().bytes());
        Sizes.check(dataset.content(), width(), height(), samples, room);
    }

    /**
     * @throws ProblemException if it is no images by its shape, or holds none
     */
    static Hdf5Image of(Hdf5Dataset dataset) {
        if (fits(dataset.shape()) && images(dataset.shape()) == 0) {
            throw dataset.content()
                    .problem("the data set holds no image yet")
                    .subject(dataset.node().path())
                    .found(dataset.shape().toString())
                    .asException();
        }
        return new Hdf5Image(dataset);
    }

    /** Whether a node may be images at all, by its shape and type. */
    static boolean fits(Hdf5Node node) {
        return Hdf5Dataset.shape(node).filter(Hdf5Image::fits).isPresent();
    }

    private static boolean fits(List<Long> shape) {
        return shape.size() >= 2 && shape.size() <= 4;
    }

    /** Whether the last axis holds the channels of a pixel: no detector is 1, 3 or 4 pixels wide. */
    static boolean hasChannels(List<Long> shape) {
        long last = shape.get(shape.size() - 1);
        return shape.size() > 2 && (last == 1 || last == 3 || last == 4) && shape.get(shape.size() - 2) > 4;
    }

    private static boolean counts(List<Long> shape) {
        return shape.size() - (hasChannels(shape) ? 1 : 0) > 2;
    }

    /** How many images a shape holds. */
    static long images(List<Long> shape) {
        return counts(shape) ? shape.get(0) : 1;
    }

    long images() {
        return images(dataset.shape());
    }

    private int rank() {
        return dataset.rank() - (hasChannels(dataset.shape()) ? 1 : 0);
    }

    long height() {
        long own = dataset.length(rank() - 2);
        if (rank() < 4) {
            return own;
        }
        long panels = dataset.length(1);
        return own > Integer.MAX_VALUE || panels > Integer.MAX_VALUE ? 0 : panels * own;
    }

    long width() {
        return dataset.length(rank() - 1);
    }

    /** 1, or 3 for red, green, blue; alpha is dropped. */
    int channels() {
        return samples > 1 ? 3 : 1;
    }

    /** Whether the first axis counts images. */
    boolean counts() {
        return counts;
    }

    /** How many numbers an image has in the file, alpha with them. */
    long samples() {
        return width() * height() * samples;
    }

    NumberType type() {
        return dataset.type();
    }

    Hdf5Dataset dataset() {
        return dataset;
    }

    /**
     * The numbers of one image, row by row.
     *
     * @throws ProblemException if nothing of it was ever written and the file says not what stands for that
     */
    Pixels read(long image) {
        Pixels all = readSamples(image);
        return samples == channels() ? all : Channels.first(all, samples, channels());
    }

    /** As {@link #read}, with alpha where there is one. */
    Pixels readSamples(long image) {
        int count = (int) samples();
        return dataset.virtual()
                .map(sources -> sources.read(dataset, count, counts ? image : -1))
                .orElseGet(() -> stored(image, count));
    }

    private Pixels stored(long image, int count) {
        int bytes = Math.multiplyExact(count, type().bytes());
        return type().decode(dataset.content(), bytes(image, bytes).order(dataset.order()), count);
    }

    private ByteBuffer bytes(long image, int bytes) {
        if (dataset.layout() instanceof Hdf5Storage.Chunked chunked) {
            return ByteBuffer.wrap(chunks(new Hdf5Chunks(dataset, chunked), image, bytes));
        }
        if (dataset.layout() instanceof Hdf5Storage.Compact compact) {
            if (compact.bytes().remaining() < (image + 1) * bytes) {
                throw dataset.notRead(
                        "less than its shape says", compact.bytes().remaining() + " bytes");
            }
            return compact.bytes().slice((int) image * bytes, bytes);
        }
        long address = ((Hdf5Storage.Contiguous) dataset.layout()).address();
        return address == Hdf5Sizes.UNDEFINED
                ? ByteBuffer.wrap(unwritten(bytes))
                : dataset.content().read(address + dataset.node().file().sizes().userBlock() + image * bytes, bytes);
    }

    /** The numbers of all images, one below the other. */
    Pixels readAll() {
        int count = Math.toIntExact(width() * height() * channels());
        int all = Sizes.count(dataset.content(), width(), height() * images(), channels(), BELIEVED);
        double[] numbers = new double[all];
        for (int image = 0; image < images(); image++) {
            Pixels pixels = read(image);
            for (int i = 0; i < count; i++) {
                numbers[image * count + i] = pixels.get(i);
            }
        }
        return new Pixels.Float64(numbers);
    }

    /** What the file says that numbers are which were never written. */
    private byte[] unwritten(int bytes) {
        if (dataset.fill().isEmpty()) {
            throw dataset.content()
                    .problem("the image was never written")
                    .subject(dataset.node().path())
                    .asException();
        }
        return filled(bytes);
    }

    /** With the fill value, 0 where there is none. */
    private byte[] filled(int bytes) {
        byte[] result = new byte[bytes];
        if (dataset.fill().isPresent()) {
            ByteBuffer fill = dataset.fill().get();
            byte[] one = new byte[fill.remaining()];
            fill.duplicate().get(one);
            for (int i = 0; i < bytes; i++) {
                result[i] = one[i % one.length];
            }
        }
        return result;
    }

    /** The chunks of one image put together; with the fill value where one was never written but others were. */
    private byte[] chunks(Hdf5Chunks chunks, long image, int bytes) {
        long[] at = new long[dataset.rank()];
        int first = counts ? 1 : 0;
        if (counts) {
            at[0] = image / chunks.length(0) * chunks.length(0);
        }
        if (isWholeImage(chunks)) {
            return chunks.unpacked(at).orElseGet(() -> unwritten(bytes));
        }
        byte[] result = filled(bytes);
        boolean found = false;
        boolean more = true;
        while (more) {
            Optional<byte[]> chunk = chunks.unpacked(at);
            if (chunk.isPresent()) {
                found = true;
                int skip = counts ? (int) (image - at[0]) : 0;
                copy(chunks, chunk.get(), at, first, skip, 0, result);
            }
            more = next(chunks, at, first);
        }
        return found ? result : unwritten(bytes);
    }

    /** To the next chunk of the image; false behind the last. */
    private boolean next(Hdf5Chunks chunks, long[] at, int first) {
        for (int axis = dataset.rank() - 1; axis >= first; axis--) {
            at[axis] += chunks.length(axis);
            if (at[axis] < dataset.length(axis)) {
                return true;
            }
            at[axis] = 0;
        }
        return false;
    }

    /** Whether a chunk is exactly one image, as EIGER writes them. */
    private boolean isWholeImage(Hdf5Chunks chunks) {
        for (int axis = 0; axis < dataset.rank(); axis++) {
            if (chunks.length(axis) != (counts && axis == 0 ? 1 : dataset.length(axis))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The part of a chunk that lies within the image, axis by axis.
     *
     * @param from in the chunk, counted in runs of the axes from here on
     * @param to in the image, likewise
     */
    private void copy(Hdf5Chunks chunks, byte[] chunk, long[] at, int axis, long from, long to, byte[] result) {
        int length = (int) Math.min(chunks.length(axis), dataset.length(axis) - at[axis]);
        long source = from * chunks.length(axis);
        long target = to * dataset.length(axis) + at[axis];
        int each = type().bytes();
        if (axis == dataset.rank() - 1) {
            System.arraycopy(chunk, (int) source * each, result, (int) target * each, length * each);
            return;
        }
        for (int i = 0; i < length; i++) {
            copy(chunks, chunk, at, axis + 1, source + i, target + i, result);
        }
    }
}
