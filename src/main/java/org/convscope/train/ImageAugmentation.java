package org.convscope.train;

import java.util.SplittableRandom;
import org.convscope.array.Tensor;

/**
 * Changes inputs while training, as Keras's {@code ImageDataGenerator} does it with {@code fill_mode="reflect"}: rotation, shift,
 * shear and zoom as one affine map with linear interpolation, then flips, then noise.
 *
 * @param rotation largest angle, degrees
 * @param shift largest shift, share of the side
 * @param shear largest shear, degrees
 * @param zoom scales lie between 1 - zoom and 1 + zoom, for each axis by itself
 * @param flipHorizontally left and right, half of the time
 * @param flipVertically up and down, half of the time
 * @param noise standard deviation of Gaussian noise, in the units of the network's input
 */
public record ImageAugmentation(
        double rotation,
        double shift,
        double shear,
        double zoom,
        boolean flipHorizontally,
        boolean flipVertically,
        double noise) {
    public static final ImageAugmentation NONE = new ImageAugmentation(0, 0, 0, 0, false, false, 0);

    /** The ranges of the source's course. */
    public static final ImageAugmentation NOTEBOOK = new ImageAugmentation(0.1, 0.1, 0.1, 0.1, true, true, 0);

    /**
     * One input changed.
     *
     * @param image (1, H, W, C)
     * @return the same array where nothing is to be done
     */
    public Tensor apply(Tensor image, SplittableRandom random) {
        int height = image.length(1);
        int width = image.length(2);
        Tensor changed = image;
        if (rotation != 0 || shift != 0 || shear != 0 || zoom != 0) {
            double theta = Math.toRadians(within(random, rotation));
            double right = within(random, shift) * width;
            double down = within(random, shift) * height;
            double slant = Math.toRadians(within(random, shear));
            double zoomRight = 1 + within(random, zoom);
            double zoomDown = 1 + within(random, zoom);
            changed = affine(image, matrix(theta, right, down, slant, zoomRight, zoomDown));
        }
        boolean horizontally = flipHorizontally && random.nextDouble() < 0.5;
        boolean vertically = flipVertically && random.nextDouble() < 0.5;
        if (horizontally || vertically) {
            changed = flipped(changed, horizontally, vertically);
        }
        return noise == 0 ? changed : noisy(changed, random);
    }

    private static double within(SplittableRandom random, double most) {
        return most == 0 ? 0 : (2 * random.nextDouble() - 1) * most;
    }

    /**
     * Keras's {@code apply_affine_transform}: rotation, shift, shear and zoom one after the other, as the 2 x 3 matrix that takes
     * (column, row) relative to the middle of the result to those of the image. The middle is (W / 2 - 0.5, H / 2 - 0.5); Keras 2.15
     * mixes the two up, which shows where an image is no square.
     *
     * @param theta radians
     * @param right columns
     * @param down rows
     * @param shear radians
     */
    static double[] matrix(double theta, double right, double down, double shear, double zoomRight, double zoomDown) {
        double cos = Math.cos(theta);
        double sin = Math.sin(theta);
        // rotation and shift
        double[] m = {cos, -sin, cos * right - sin * down, sin, cos, sin * right + cos * down};
        // shear: [[1, -sin], [0, cos]], then zoom
        double shearSin = -Math.sin(shear);
        double shearCos = Math.cos(shear);
        return new double[] {
            m[0] * zoomRight,
            (m[0] * shearSin + m[1] * shearCos) * zoomDown,
            m[2],
            m[3] * zoomRight,
            (m[3] * shearSin + m[4] * shearCos) * zoomDown,
            m[5]
        };
    }

    /** An image drawn through an affine map, as {@code scipy.ndimage.affine_transform(order=1, mode="reflect")} does it. */
    static Tensor affine(Tensor image, double[] m) {
        int height = image.length(1);
        int width = image.length(2);
        int channels = image.length(3);
        float[] from = image.data();
        float[] to = new float[from.length];
        double centreRow = height / 2.0 - 0.5;
        double centreColumn = width / 2.0 - 0.5;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dy = y - centreRow;
                double dx = x - centreColumn;
                double column = m[0] * dx + m[1] * dy + m[2] + centreColumn;
                double row = m[3] * dx + m[4] * dy + m[5] + centreRow;
                int top = (int) Math.floor(row);
                int left = (int) Math.floor(column);
                double below = row - top;
                double beside = column - left;
                int r0 = reflected(top, height) * width;
                int r1 = reflected(top + 1, height) * width;
                int c0 = reflected(left, width);
                int c1 = reflected(left + 1, width);
                for (int c = 0; c < channels; c++) {
                    double upper =
                            from[(r0 + c0) * channels + c] * (1 - beside) + from[(r0 + c1) * channels + c] * beside;
                    double lower =
                            from[(r1 + c0) * channels + c] * (1 - beside) + from[(r1 + c1) * channels + c] * beside;
                    to[(y * width + x) * channels + c] = (float) (upper * (1 - below) + lower * below);
                }
            }
        }
        return Tensor.of(to, image.shape());
    }

    /** d c b a | a b c d | d c b a. */
    private static int reflected(int index, int length) {
        int within = Math.floorMod(index, 2 * length);
        return within < length ? within : 2 * length - 1 - within;
    }

    private static Tensor flipped(Tensor image, boolean horizontally, boolean vertically) {
        int height = image.length(1);
        int width = image.length(2);
        int channels = image.length(3);
        float[] to = new float[image.size()];
        for (int y = 0; y < height; y++) {
            int row = vertically ? height - 1 - y : y;
            for (int x = 0; x < width; x++) {
                int column = horizontally ? width - 1 - x : x;
                System.arraycopy(
                        image.data(), (row * width + column) * channels, to, (y * width + x) * channels, channels);
            }
        }
        return Tensor.of(to, image.shape());
    }

    private Tensor noisy(Tensor image, SplittableRandom random) {
        float[] to = image.data().clone();
        var gaussian = new java.util.Random(random.nextLong());
        for (int i = 0; i < to.length; i++) {
            to[i] += (float) (gaussian.nextGaussian() * noise);
        }
        return Tensor.of(to, image.shape());
    }
}
