package org.convscope.inspect.exciter;

import org.convscope.choice.ExciterPreset;

/**
 * How a picture climbs.
 *
 * @param preset what the settings began as
 * @param steps how many
 * @param rate how large a step is: of the numbers of the input for {@link Paint#INPUT}, else Adam's rate
 * @param objective what climbs
 * @param paint what the picture is made from
 * @param jitter by how many pixels at most the picture is shifted, another way in each step, what leaves it coming in
 *     at the other side
 * @param blur standard deviation, in pixels, of the Gaussian that the slope by the picture is blurred with in the
 *     first step; falls to 0 until the last
 * @param variation how much total variation (the sum of squared differences of neighbours) counts against the
 *     objective; both slopes are first brought to the same size
 * @param octaves at how many sizes, each twice the one before, the picture is painted; each takes its share of the
 *     steps
 * @param contrast standard deviation of the picture, which has the mean 0.5 of 0 to 1
 */
public record ExciterSettings(
        ExciterPreset preset,
        int steps,
        double rate,
        Climbed objective,
        Paint paint,
        int jitter,
        double blur,
        double variation,
        int octaves,
        double contrast) {
    private static final double CONTRAST = 0.1;

    /** The things that can climb. */
    public enum Climbed {
        /** The target as it is: the mean of a unit's map as the layer gives it. */
        AS_GIVEN,
        /** What the layer has before its activation, so that a unit that is dead on the start has a slope too. */
        BEFORE_ACTIVATION
    }

    /** What a picture is made from. */
    public enum Paint {
        /** The network's input itself, of any contrast. */
        INPUT,
        /** The pixels themselves. */
        PIXELS,
        /** A spectrum that falls with 1 / f; colours as they go together in photographs. */
        SPECTRUM,
        /** Phases alone, to given magnitudes of the spectrum of a canvas twice as large, whose middle the picture is. */
        PHASES
    }

    /** A preset's own. */
    public static ExciterSettings of(ExciterPreset preset) {
        return switch (preset) {
            case NOTEBOOK ->
                new ExciterSettings(preset, preset.steps(), 1, Climbed.AS_GIVEN, Paint.INPUT, 0, 0, 0, 1, CONTRAST);
            case PIXELS -> painted(preset, Paint.PIXELS, 1, 0.05, 3);
            case FOURIER -> painted(preset, Paint.SPECTRUM, 0, 0, 1);
            case MACO -> painted(preset, Paint.PHASES, 0, 0, 1);
        };
    }

    private static ExciterSettings painted(
            ExciterPreset preset, Paint paint, double blur, double variation, int octaves) {
        return new ExciterSettings(
                preset, preset.steps(), 0.1, Climbed.BEFORE_ACTIVATION, paint, 4, blur, variation, octaves, CONTRAST);
    }

    public ExciterSettings withSteps(int newSteps) {
        return new ExciterSettings(
                preset, newSteps, rate, objective, paint, jitter, blur, variation, octaves, contrast);
    }

    public ExciterSettings withRate(double newRate) {
        return new ExciterSettings(
                preset, steps, newRate, objective, paint, jitter, blur, variation, octaves, contrast);
    }

    public ExciterSettings withJitter(int newJitter) {
        return new ExciterSettings(
                preset, steps, rate, objective, paint, newJitter, blur, variation, octaves, contrast);
    }

    public ExciterSettings withBlur(double newBlur) {
        return new ExciterSettings(
                preset, steps, rate, objective, paint, jitter, newBlur, variation, octaves, contrast);
    }

    public ExciterSettings withVariation(double newVariation) {
        return new ExciterSettings(
                preset, steps, rate, objective, paint, jitter, blur, newVariation, octaves, contrast);
    }

    public ExciterSettings withOctaves(int newOctaves) {
        return new ExciterSettings(
                preset, steps, rate, objective, paint, jitter, blur, variation, newOctaves, contrast);
    }
}
