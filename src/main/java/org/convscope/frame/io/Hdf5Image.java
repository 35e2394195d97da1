package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.util.List;
import org.convscope.frame.Pixels;
import org.convscope.problem.Problem;
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

    /** So many images are believed of a small file; a large one may have one for each of its bytes. */
    private static final long MOST_IMAGES = 1L << 20;

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
        CheckedSizes.check(dataset.content(), width(), height(), samples, room);
    }

    /**
     * @throws ProblemException if it is no images by its shape, or holds none
     */
    static Hdf5Image of(Hdf5Dataset dataset) {
        if (isEmpty(dataset.shape())) {
            throw noImage(dataset.node()).asException();
        }
        var image = new Hdf5Image(dataset);
        if (image.images() > Math.max(MOST_IMAGES, dataset.content().size())) {
            throw dataset.content()
                    .problem("the header claims an impossible number of images")
                    .subject(dataset.node().path())
                    .found(image.images())
                    .asException();
        }
        return image;
    }

    /** Whether a node is a dataset of 0 images. */
    static boolean isEmpty(Hdf5Node node) {
        // the shape of a virtual one may grow once its sources are known
        return Hdf5Dataset.shape(node).filter(Hdf5Image::isEmpty).isPresent()
                && Hdf5Dataset.of(node)
                        .filter(dataset -> isEmpty(dataset.shape()))
                        .isPresent();
    }

    private static boolean isEmpty(List<Long> shape) {
        return fits(shape) && images(shape) == 0;
    }

    /** That a dataset holds 0 images. */
    static Problem noImage(Hdf5Node node) {
        return node.file()
                .content()
                .problem("the data set holds no image yet")
                .subject(node.path())
                .found(Hdf5Dataset.shape(node).orElse(List.of()).toString());
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
        return samples == channels() ? all : ChannelPicker.first(all, samples, channels());
    }

    /** The samples of an image as {@link #read} has them, with alpha where there is one. */
    Pixels readSamples(long image) {
        int count = (int) samples();
        return dataset.virtual()
                .map(sources -> sources.read(dataset, count, counts ? image : -1))
                .orElseGet(() -> stored(image, count));
    }

    private Pixels stored(long image, int count) {
        int bytes = Math.multiplyExact(count, type().bytes());
        ByteBuffer numbers = new Hdf5Numbers(dataset, counts).read(image, bytes);
        return type().decode(dataset.content(), numbers.order(dataset.order()), count);
    }

    /** The numbers of all images, one below the other. */
    Pixels readAll() {
        int count = Math.toIntExact(width() * height() * channels());
        int all = CheckedSizes.count(dataset.content(), width(), height() * images(), channels(), BELIEVED);
        double[] numbers = new double[all];
        for (int image = 0; image < images(); image++) {
            Pixels pixels = read(image);
            for (int i = 0; i < count; i++) {
                numbers[image * count + i] = pixels.get(i);
            }
        }
        return new Pixels.Float64(numbers);
    }
}
