package org.convscope.choice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Ways to climb to what excites a unit that have a name. */
public enum ExciterPreset {
    /**
     * As the source's notebook has it: the input itself, 128 and up to 20 more at the start, 40 steps of the slope
     * divided by its root mean square, the target as the layer gives it. The start is far outside of what many
     * networks were trained on.
     */
    NOTEBOOK(40),
    /** Pixels, coarse ones first, shifted, blurred, and held smooth. */
    PIXELS(64),
    /** A spectrum in place of pixels (Olah, Mordvintsev and Schubert, "Feature Visualization", Distill 2017). */
    FOURIER(64),
    /**
     * Phases to magnitudes that stay (Fel et al., "Unlocking Feature Visualization for Deeper Networks with MAgnitude
     * Constrained Optimization", NeurIPS 2023).
     */
    MACO(64);

    private final int steps;

    ExciterPreset(int steps) {
        this.steps = steps;
    }

    /** How many steps it takes unless another number is asked for. */
    public int steps() {
        return steps;
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
}
