package org.convscope.inspect.occlusion;

import org.convscope.array.Tensor;

/**
 * What of a picture a map of drops leaves bright, as the notebook on CIFAR makes it: the map from 0 to 1, stretched over the picture
 * as scipy.ndimage.zoom of order 1 does (its corners on the picture's), blurred as scipy.ndimage.gaussian_filter with 2 pixels and
 * mode reflect, and cut at 0.5.
 */
public final class NotebookMask {
    /** What a dark place is multiplied with. */
    public static final float DARK = 0.3f;

    private static final double SIGMA = 2;
    private static final float THRESHOLD = 0.5f;

    private NotebookMask() {}

    /**
     * @param drop a value a patch, row by row
     * @return 1 where a place is bright, else {@link #DARK}; dark everywhere where all patches lose the same
     */
    public static float[] of(float[] drop, int rows, int columns, int height, int width) {
        float[] smooth = smooth(drop, rows, columns, height, width);
        for (int i = 0; i < smooth.length; i++) {
            smooth[i] = smooth[i] >= THRESHOLD ? 1 : DARK;
        }
        return smooth;
    }

    /**
     * @param drops (N, rows, columns)
     * @return (N, height, width)
     */
    public static Tensor of(Tensor drops, int height, int width) {
        int count = drops.length(0);
        float[] masks = new float[Math.multiplyExact(count, height * width)];
        for (int frame = 0; frame < count; frame++) {
            float[] mask = of(drops.slice(frame).data(), drops.length(1), drops.length(2), height, width);
            System.arraycopy(mask, 0, masks, frame * mask.length, mask.length);
        }
        return Tensor.of(masks, count, height, width);
    }

    /** Before it is cut: NaN everywhere where all patches lose the same. */
    static float[] smooth(float[] drop, int rows, int columns, int height, int width) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (float one : drop) {
            least = Math.min(least, one);
            most = Math.max(most, one);
        }
        float[] stretched = new float[height * width];
        for (int y = 0; y < height; y++) {
            double down = place(y, height, rows);
            int top = (int) Math.min(down, Math.max(0, rows - 2));
            int below = Math.min(rows - 1, top + 1);
            for (int x = 0; x < width; x++) {
                double across = place(x, width, columns);
                int left = (int) Math.min(across, Math.max(0, columns - 2));
                int right = Math.min(columns - 1, left + 1);
                double upper = between(drop[top * columns + left], drop[top * columns + right], across - left);
                double lower = between(drop[below * columns + left], drop[below * columns + right], across - left);
                stretched[y * width + x] = (float) ((between(upper, lower, down - top) - least) / (most - least));
            }
        }
        return GaussianBlur.of(new InputPicture(stretched, height, width, 1), SIGMA)
                .numbers();
    }

    private static double place(int pixel, int pixels, int places) {
        return pixels == 1 ? 0 : (double) pixel * (places - 1) / (pixels - 1);
    }

    private static double between(double one, double other, double share) {
        return one + share * (other - one);
    }
}
