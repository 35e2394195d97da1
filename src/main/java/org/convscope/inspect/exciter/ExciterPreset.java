package org.convscope.inspect.exciter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.convscope.inspect.exciter.ExciterSettings.Climbed;
import org.convscope.inspect.exciter.ExciterSettings.Paint;

/** Ways to climb that have a name. */
public enum ExciterPreset {
    /**
     * As the source's notebook has it: the input itself, 128 and up to 20 more at the start, 40 steps of the slope
     * divided by its root mean square, the target as the layer gives it. The start is far outside of what many
     * networks were trained on.
     */
    NOTEBOOK(40, 1, Climbed.AS_GIVEN, Paint.INPUT, 0, 0, 0, 1),
    /** Pixels, coarse ones first, shifted, blurred, and held smooth. */
    PIXELS(64, 0.1, Climbed.BEFORE_ACTIVATION, Paint.PIXELS, 4, 1, 0.05, 3),
    /** A spectrum in place of pixels (Olah, Mordvintsev and Schubert, "Feature Visualization", Distill 2017). */
    FOURIER(64, 0.1, Climbed.BEFORE_ACTIVATION, Paint.SPECTRUM, 4, 0, 0, 1),
    /**
     * Phases to magnitudes that stay (Fel et al., "Unlocking Feature Visualization for Deeper Networks with MAgnitude
     * Constrained Optimization", NeurIPS 2023).
     */
    MACO(64, 0.1, Climbed.BEFORE_ACTIVATION, Paint.PHASES, 4, 0, 0, 1);

    private static final double CONTRAST = 0.1;

    private final int steps;
    private final double rate;
    private final Climbed objective;
    private final Paint paint;
    private final int jitter;
    private final double blur;
    private final double variation;
    private final int octaves;

    ExciterPreset(
            int steps,
            double rate,
            Climbed objective,
            Paint paint,
            int jitter,
            double blur,
            double variation,
            int octaves) {
        this.steps = steps;
        this.rate = rate;
        this.objective = objective;
        this.paint = paint;
        this.jitter = jitter;
        this.blur = blur;
        this.variation = variation;
        this.octaves = octaves;
    }

    /** The name on the command line: notebook, pixels, fourier, maco. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The preset of a name. */
    public static Optional<ExciterPreset> named(String word) {
        return Arrays.stream(values())
                .filter(preset -> preset.word().equals(word))
                .findFirst();
    }

    public ExciterSettings settings() {
        return new ExciterSettings(this, steps, rate, objective, paint, jitter, blur, variation, octaves, CONTRAST);
    }
}
