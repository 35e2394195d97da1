package org.convscope.inspect.inputs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.inspect.inputs.ComparedMetric.Kind;
import org.convscope.inspect.metrics.PredictionMetrics;

/** The metrics of a data set under several preprocessings as rows, the same number of each in a row. */
public final class ComparedMetrics {
    private final int sides;
    private final Map<Row, Double[]> rows = new LinkedHashMap<>();

    private record Row(String label, String quantity, Kind kind) {}

    private ComparedMetrics(int sides) {
        this.sides = sides;
    }

    /** Those of the frames first, then label by label. Holds answers against labels: may take long. */
    public static List<ComparedMetric> of(List<PreprocessedDataSet> sides) {
        var all = new ComparedMetrics(sides.size());
        for (int side = 0; side < sides.size(); side++) {
            all.add(side, sides.get(side));
        }
        List<ComparedMetric> metrics = new ArrayList<>();
        all.rows.forEach((row, values) ->
                metrics.add(new ComparedMetric(row.label(), row.quantity(), row.kind(), Arrays.asList(values))));
        return metrics;
    }

    private void add(int side, PreprocessedDataSet dataSet) {
        put(
                side,
                "",
                "frames answered",
                Kind.COUNT,
                dataSet.predictions().rows().size());
        put(
                side,
                "",
                "frames not usable",
                Kind.COUNT,
                dataSet.predictions().failures().size());
        put(side, "", "spots, mean", Kind.NUMBER, dataSet.meanSpots());
        PredictionMetrics metrics = dataSet.metrics();
        metrics.classes().forEach(one -> add(side, one));
        metrics.yesNo().forEach(one -> add(side, one));
        metrics.quantities().forEach(one -> add(side, one));
    }

    private void add(int side, PredictionMetrics.OfClasses one) {
        shares(side, one.column(), one.frames(), one.accuracy(), one.chance());
        one.curves()
                .forEach(
                        curve -> put(side, one.column(), "area under ROC, " + curve.name(), Kind.NUMBER, curve.area()));
        confusion(side, one.column(), one.names(), one.confusion());
    }

    private void add(int side, PredictionMetrics.OfYesNo one) {
        shares(side, one.column(), one.frames(), one.accuracy(), one.chance());
        put(side, one.column(), "precision", Kind.SHARE, one.precision());
        put(side, one.column(), "recall", Kind.SHARE, one.recall());
        put(side, one.column(), "area under ROC", Kind.NUMBER, one.curve().area());
        confusion(side, one.column(), List.of("no", "yes"), one.confusion());
    }

    private void add(int side, PredictionMetrics.OfQuantity one) {
        put(side, one.column(), "frames", Kind.COUNT, one.frames());
        put(side, one.column(), "mean absolute error", Kind.NUMBER, one.meanAbsoluteError());
        put(side, one.column(), "mean absolute error by chance", Kind.NUMBER, one.chance());
        put(side, one.column(), "R²", Kind.NUMBER, one.r2());
    }

    private void shares(int side, String label, int frames, double accuracy, double chance) {
        put(side, label, "frames", Kind.COUNT, frames);
        put(side, label, "accuracy", Kind.SHARE, accuracy);
        put(side, label, "accuracy by chance", Kind.SHARE, chance);
    }

    private void confusion(int side, String label, List<String> names, long[][] confusion) {
        for (int truth = 0; truth < names.size(); truth++) {
            for (int told = 0; told < names.size(); told++) {
                put(side, label, names.get(truth) + " taken for " + names.get(told), Kind.CONFUSION, (double)
                        confusion[truth][told]);
            }
        }
    }

    private void put(int side, String label, String quantity, Kind kind, double value) {
        Double[] values =
                rows.computeIfAbsent(new Row(label, quantity, kind), row -> Collections.nCopies(sides, Double.NaN)
                        .toArray(Double[]::new));
        values[side] = value;
    }
}
