package org.convscope.dataset;

import java.util.List;
import org.convscope.frame.FrameSource;

/**
 * A frame and its labels.
 *
 * @param source where it is
 * @param name as its label file names it, or its path within the folder
 * @param values one a column of the {@link DataSet}; NaN where there is none
 */
public record LabelledFrame(FrameSource source, String name, List<Double> values) {
    public LabelledFrame {
        values = List.copyOf(values);
    }

    /** A frame of which no labels are known, named as its source is. */
    public static LabelledFrame withoutLabels(FrameSource source) {
        return new LabelledFrame(source, source.toString(), List.of());
    }
}
