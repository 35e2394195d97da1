package org.convscope.export.saliency;

import org.convscope.inspect.sanity.CheckSanity;
import org.convscope.render.NumberText;

/** Which maps of a sanity check are drawn, and what stands above them. */
public final class SanityMaps {
    private static final int MOST_STEPS = 22;

    private SanityMaps() {}

    /**
     * Whether a step is drawn: of very many some are, evenly spread, the first and the last among them.
     *
     * @param number of the step, from 0
     * @param steps how many there are
     */
    public static boolean isDrawn(int number, int steps) {
        return steps <= MOST_STEPS
                || number == 0
                || number == steps - 1
                || number * (MOST_STEPS - 1) / (steps - 1) != (number - 1) * (MOST_STEPS - 1) / (steps - 1);
    }

    /** The median correlation, and the layer down to which weights are random. */
    public static String title(CheckSanity.Step step, String map, int frame) {
        double median = step.median(map, frame);
        return (Double.isNaN(median) ? "no ρ" : "ρ " + NumberText.text(median, 2)) + " · " + step.layer();
    }
}
