package org.convscope.ui.dataset;

import java.util.stream.Collectors;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelColumn;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.render.NumberText;

/** Counts and answers of data sets in words. */
public final class DataSetWords {
    private DataSetWords() {}

    /** {@code 12 of 31 frames}, or {@code 31 frames} where it is all of them. */
    public static String frames(int some, int all) {
        String counted = some == all ? NumberText.count(all) : NumberText.count(some) + " of " + NumberText.count(all);
        return counted + (all == 1 ? " frame" : " frames");
    }

    /** {@code  · 9 labels}. */
    static String labels(DataSet dataSet) {
        int labels = dataSet.columns().size();
        return labels == 0 ? " · no labels" : labels == 1 ? " · 1 label" : " · " + labels + " labels";
    }

    /** Why answers cannot be held against labels, a clause. */
    public static String unjudged(DataSetPredictions predictions) {
        if (predictions.columns().isEmpty()) {
            return "the frames have no labels to compare with";
        }
        String outputs = predictions.numbers().stream()
                .limit(6)
                .map(number -> number.label().name())
                .collect(Collectors.joining(", "));
        String labels =
                predictions.columns().stream().limit(6).map(LabelColumn::name).collect(Collectors.joining(", "));
        return "no output (" + outputs + ") has the name of a label (" + labels + ")";
    }
}
