package org.convscope.inspect.metrics;

import java.util.List;

/**
 * Predictions against labels.
 *
 * @param classes for each class column of the truth that an output names the classes of
 * @param yesNo for each yes-or-no column that a sigmoid has the name of
 * @param quantities for each quantity that a regression has the name of
 */
public record PredictionMetrics(List<OfClasses> classes, List<OfYesNo> yesNo, List<OfQuantity> quantities) {
    public PredictionMetrics {
        classes = List.copyOf(classes);
        yesNo = List.copyOf(yesNo);
        quantities = List.copyOf(quantities);
    }

    /** Whether nothing was held against a label. */
    public boolean isEmpty() {
        return classes.isEmpty() && yesNo.isEmpty() && quantities.isEmpty();
    }

    /**
     * Classes that exclude each other.
     *
     * @param column name of the truth's column
     * @param frames how many were compared
     * @param accuracy share of right answers
     * @param chance share of right answers if always the most frequent class were named
     * @param names of the classes
     * @param confusion how many frames of class [row] were taken for [column]
     * @param curves one for each class that the network knows, against all others
     */
    public record OfClasses(
            String column,
            int frames,
            double accuracy,
            double chance,
            List<String> names,
            long[][] confusion,
            List<RocCurve> curves) {
        public OfClasses {
            names = List.copyOf(names);
            curves = List.copyOf(curves);
        }
    }

    /**
     * Yes or no, a half and more being yes.
     *
     * @param chance share of right answers if always the more frequent one were given
     * @param precision share of true ones among those called so; NaN where none was
     * @param recall share of those found among the true ones; NaN where there is none
     * @param confusion how many frames of no [0] and yes [1] were taken for no [0] and yes [1]
     * @param curve of yes
     */
    public record OfYesNo(
            String column,
            int frames,
            double accuracy,
            double chance,
            double precision,
            double recall,
            long[][] confusion,
            RocCurve curve) {}

    /**
     * The metrics of a quantity.
     *
     * @param meanAbsoluteError of the predictions
     * @param chance mean absolute error if always the truth's mean were named
     * @param r2 share of the truth's variance that is explained, 1 at the best; NaN where the truth does not vary
     */
    public record OfQuantity(String column, int frames, double meanAbsoluteError, double chance, double r2) {}
}
