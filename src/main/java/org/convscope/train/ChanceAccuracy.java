package org.convscope.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelColumn;

/** What is right without having learned anything: always the most frequent class, always the more frequent of yes and no. */
public final class ChanceAccuracy {
    private ChanceAccuracy() {}

    /**
     * Share of right classes and labels over all columns that have any, as {@link EpochMetrics} counts them.
     *
     * @param frames indices of those that are asked about
     * @return NaN where nothing is known of them but quantities
     */
    public static double of(DataSet dataSet, List<Integer> frames) {
        long right = 0;
        long counted = 0;
        for (int c = 0; c < dataSet.columns().size(); c++) {
            if (dataSet.columns().get(c).kind() == LabelColumn.Kind.CONTINUOUS) {
                continue;
            }
            Map<Double, Integer> counts = new HashMap<>();
            for (int index : frames) {
                double value = dataSet.frames().get(index).values().get(c);
                if (!Double.isNaN(value)) {
                    counts.merge(value, 1, Integer::sum);
                    counted++;
                }
            }
            right += counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
        return counted == 0 ? Double.NaN : (double) right / counted;
    }
}
