package org.convscope.ui.dataset;

import org.convscope.dataset.DataSet;
import org.convscope.frame.FrameCount;
import org.convscope.render.NumberText;

/** Counts in words. */
public final class DataSetWords {
    private DataSetWords() {}

    /** {@code 12 of 31 frames}, or {@code 31 frames} where it is all of them. */
    public static String frames(int some, int all) {
        String counted = some == all ? NumberText.count(all) : NumberText.count(some) + " of " + NumberText.count(all);
        return counted + " " + FrameCount.noun(all);
    }

    /** {@code  · 9 labels}. */
    static String labels(DataSet dataSet) {
        int labels = dataSet.columns().size();
        return labels == 0 ? " · no labels" : labels == 1 ? " · 1 label" : " · " + labels + " labels";
    }
}
