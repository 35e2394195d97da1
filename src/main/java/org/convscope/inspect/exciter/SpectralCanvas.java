package org.convscope.inspect.exciter;

import java.util.random.RandomGenerator;
import org.convscope.inspect.exciter.FourierTransform.Direction;

/**
 * The spectrum of each channel. What climbs is either its real and imaginary parts, each frequency weighed by a
 * magnitude, or its phases alone: then the magnitudes stay as they are.
 */
final class SpectralCanvas implements PictureCanvas {
    private static final float FIRST_DEVIATION = 0.1f;

    private final PictureSize size;
    private final float[] magnitudes;
    private final Climbing climbing;
    private final FourierTransform transform;

    /** The numbers that climb. */
    enum Climbing {
        PARTS,
        PHASES
    }

    /**
     * @param magnitudes of the frequencies, (H, W), as a Fourier transform orders them
     */
    SpectralCanvas(PictureSize size, float[] magnitudes, Climbing climbing) {
        if (magnitudes.length != size.pixels()) {
            throw new IllegalArgumentException("magnitudes of another size");
        }
        this.size = size;
        this.magnitudes = magnitudes;
        this.climbing = climbing;
        this.transform = new FourierTransform(size.height(), size.width());
    }

    /** Of white noise, so that the picture is real. */
    @Override
    public float[] start(RandomGenerator chance) {
        int pixels = size.pixels();
        float[] numbers = new float[climbing == Climbing.PHASES ? size.numbers() : 2 * size.numbers()];
        double root = Math.sqrt(pixels);
        for (int c = 0; c < size.channels(); c++) {
            double[] re = new double[pixels];
            double[] im = new double[pixels];
            for (int i = 0; i < pixels; i++) {
                re[i] = chance.nextGaussian();
            }
            transform.apply(re, im, Direction.FORWARD);
            for (int i = 0; i < pixels; i++) {
                if (climbing == Climbing.PHASES) {
                    numbers[c * pixels + i] = (float) Math.atan2(im[i], re[i]);
                } else {
                    numbers[2 * c * pixels + i] = (float) (FIRST_DEVIATION * re[i] / root);
                    numbers[(2 * c + 1) * pixels + i] = (float) (FIRST_DEVIATION * im[i] / root);
                }
            }
        }
        return numbers;
    }

    @Override
    public float[] picture(float[] numbers) {
        int pixels = size.pixels();
        float[] picture = new float[size.numbers()];
        double[] re = new double[pixels];
        double[] im = new double[pixels];
        for (int c = 0; c < size.channels(); c++) {
            for (int i = 0; i < pixels; i++) {
                if (climbing == Climbing.PHASES) {
                    double phase = numbers[c * pixels + i];
                    re[i] = magnitudes[i] * Math.cos(phase);
                    im[i] = magnitudes[i] * Math.sin(phase);
                } else {
                    re[i] = magnitudes[i] * numbers[2 * c * pixels + i];
                    im[i] = magnitudes[i] * numbers[(2 * c + 1) * pixels + i];
                }
            }
            transform.apply(re, im, Direction.BACK);
            for (int i = 0; i < pixels; i++) {
                picture[i * size.channels() + c] = (float) (re[i] / pixels);
            }
        }
        ColourCorrelation.apply(picture, size.channels());
        return picture;
    }

    @Override
    public float[] slope(float[] numbers, float[] slopeByPicture) {
        int pixels = size.pixels();
        float[] byChannel = slopeByPicture.clone();
        ColourCorrelation.applySlope(byChannel, size.channels());
        float[] slope = new float[numbers.length];
        double[] re = new double[pixels];
        double[] im = new double[pixels];
        for (int c = 0; c < size.channels(); c++) {
            for (int i = 0; i < pixels; i++) {
                re[i] = byChannel[i * size.channels() + c];
                im[i] = 0;
            }
            transform.apply(re, im, Direction.FORWARD);
            for (int i = 0; i < pixels; i++) {
                double factor = magnitudes[i] / (double) pixels;
                if (climbing == Climbing.PHASES) {
                    double phase = numbers[c * pixels + i];
                    slope[c * pixels + i] = (float) (factor * (im[i] * Math.cos(phase) - re[i] * Math.sin(phase)));
                } else {
                    slope[2 * c * pixels + i] = (float) (factor * re[i]);
                    slope[(2 * c + 1) * pixels + i] = (float) (factor * im[i]);
                }
            }
        }
        return slope;
    }
}
