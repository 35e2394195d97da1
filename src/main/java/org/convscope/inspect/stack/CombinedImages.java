package org.convscope.inspect.stack;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;

/**
 * The images of a stack in one, pixel by pixel, as numpy's {@code sum} and {@code nanmax} over them: their sum, where all of them
 * measured, or the largest count of those that did. One image is held at a time.
 */
public final class CombinedImages {
    private static final int DOUBLE_BITS = 64;
    private static final double LARGEST_UNSIGNED = 0xFFFFFFFFL;

    /** How counts of a pixel are put together. */
    public enum Combination {
        /** A gap or a dead pixel in one image is one in the sum. */
        SUM,
        /** A gap or a dead pixel is one that it is in all images. */
        MAXIMUM
    }

    private final Combination combination;
    private final Frame first;
    private final double[] values;
    private final byte[] kinds;

    private CombinedImages(Combination combination, Frame first) {
        this.combination = combination;
        this.first = first;
        values = new double[first.pixels().size()];
        kinds = new byte[first.width() * first.height()];
        Arrays.setAll(values, first.pixels()::get);
        for (int pixel = 0; pixel < kinds.length; pixel++) {
            kinds[pixel] = first.mask().kind(pixel).code();
        }
    }

    /**
     * Reads each image once.
     *
     * @param images at least one
     * @param read reads an image, blocking
     * @return with the geometry and the format of the first image, and the place of its file; a saturated pixel in one image is
     *     one there
     * @throws org.convscope.problem.ProblemException if one cannot be read, or has another size
     */
    public static Frame of(
            List<FrameSource> images, Combination combination, Function<FrameSource, Frame> read, TaskMonitor monitor) {
        monitor.progress(images.get(0).name(), 0);
        var combined = new CombinedImages(combination, read.apply(images.get(0)));
        for (int i = 1; i < images.size(); i++) {
            monitor.checkCancelled();
            monitor.progress(images.get(i).name(), (double) i / images.size());
            combined.add(read.apply(images.get(i)));
        }
        return combined.frame();
    }

    private void add(Frame image) {
        if (image.width() != first.width()
                || image.height() != first.height()
                || image.channels() != first.channels()) {
            throw Problem.inFile(image.source(), "has another size than the first image of its stack")
                    .expected(size(first))
                    .found(size(image))
                    .asException();
        }
        for (int pixel = 0; pixel < kinds.length; pixel++) {
            boolean before = isExcluded(kinds[pixel]);
            boolean now = image.mask().excludes(pixel);
            if (combination == Combination.SUM ? !before && now : before && !now) {
                take(image, pixel);
            } else if (!before && !now) {
                put(image, pixel);
            }
        }
    }

    /** What the image has there, in place of what there is. */
    private void take(Frame image, int pixel) {
        kinds[pixel] = image.mask().kind(pixel).code();
        for (int i = pixel * first.channels(); i < (pixel + 1) * first.channels(); i++) {
            values[i] = image.pixels().get(i);
        }
    }

    private void put(Frame image, int pixel) {
        if (image.mask().kind(pixel) == Mask.Kind.SATURATED) {
            kinds[pixel] = Mask.Kind.SATURATED.code();
        }
        for (int i = pixel * first.channels(); i < (pixel + 1) * first.channels(); i++) {
            double v = image.pixels().get(i);
            values[i] = combination == Combination.SUM ? values[i] + v : larger(values[i], v);
        }
    }

    /** Of two numbers of which one is none, the other. */
    private static double larger(double one, double other) {
        return one >= other || Double.isNaN(other) ? one : other;
    }

    private static boolean isExcluded(byte kind) {
        return kind == Mask.Kind.GAP.code() || kind == Mask.Kind.DEAD.code();
    }

    private static String size(Frame frame) {
        return frame.height() + " x " + frame.width() + " x " + frame.channels();
    }

    private Frame frame() {
        Pixels pixels = pixels();
        return new Frame(
                new FrameSource(first.source().file(), first.source().dataSet()),
                first.format(),
                first.width(),
                first.height(),
                first.channels(),
                pixels.isWhole() ? first.depth() : DOUBLE_BITS,
                first.picture(),
                pixels,
                Mask.of(kinds),
                first.geometry(),
                first.notes());
    }

    /** Whole numbers stay whole, gaps too, which EIGER marks by the largest unsigned one. */
    private Pixels pixels() {
        DoubleSummaryStatistics of = Arrays.stream(values).summaryStatistics();
        boolean whole = first.pixels().isWhole() && Arrays.stream(values).allMatch(v -> v == Math.rint(v));
        if (whole && of.getMin() >= Integer.MIN_VALUE && of.getMax() <= Integer.MAX_VALUE) {
            return new Pixels.Int32(Arrays.stream(values).mapToInt(v -> (int) v).toArray());
        }
        return whole && of.getMin() >= 0 && of.getMax() <= LARGEST_UNSIGNED
                ? new Pixels.Unsigned32(
                        Arrays.stream(values).mapToInt(v -> (int) (long) v).toArray())
                : new Pixels.Float64(values);
    }
}
