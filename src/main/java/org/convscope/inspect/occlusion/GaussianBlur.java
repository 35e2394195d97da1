package org.convscope.inspect.occlusion;

/**
 * A Gaussian over rows and columns as scipy.ndimage.gaussian_filter has it by default: cut off at 4 standard deviations, the
 * picture mirrored at its border with the border pixel repeated, float32 between the two axes.
 */
final class GaussianBlur {
    private static final double CUT_OFF = 4;

    private GaussianBlur() {}

    static InputPicture of(InputPicture picture, double sigma) {
        double[] weights = weights(sigma);
        int row = picture.width() * picture.channels();
        float[] down = along(picture.numbers(), picture.height(), row, weights);
        return picture.with(along(down, picture.width(), picture.channels(), weights));
    }

    /** Of the middle and of each distance from it. */
    private static double[] weights(double sigma) {
        double[] weights = new double[(int) (CUT_OFF * sigma + 0.5) + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(-0.5 / (sigma * sigma) * i * i);
            sum += i == 0 ? weights[i] : 2 * weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** Along an axis of so many places, which are one step apart. */
    private static float[] along(float[] numbers, int places, int step, double[] weights) {
        float[] made = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            int place = i / step % places;
            int first = i - place * step;
            double sum = weights[0] * numbers[i];
            for (int k = 1; k < weights.length; k++) {
                sum += weights[k]
                        * ((double) numbers[first + mirrored(place - k, places) * step]
                                + numbers[first + mirrored(place + k, places) * step]);
            }
            made[i] = (float) sum;
        }
        return made;
    }

    private static int mirrored(int place, int places) {
        int within = Math.floorMod(place, 2 * places);
        return within < places ? within : 2 * places - 1 - within;
    }
}
