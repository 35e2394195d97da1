package org.convscope.ui.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.convscope.render.chart.ChartCurve;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.TrainingChart;
import org.convscope.train.checkpoint.HistoryFile;
import org.jfree.chart.JFreeChart;

/** The curves that a file beside a training tells of. */
final class HistoryCharts {
    /** More cannot be told apart. */
    private static final int MOST_CURVES = 8;

    private HistoryCharts() {}

    static JFreeChart loss(ChartTheme theme, HistoryFile history) {
        return chart(theme, "Loss", history, HistoryFile.Quantity.LOSS);
    }

    static JFreeChart metrics(ChartTheme theme, HistoryFile history) {
        return chart(theme, "Metrics", history, HistoryFile.Quantity.METRIC);
    }

    private static JFreeChart chart(ChartTheme theme, String title, HistoryFile history, HistoryFile.Quantity which) {
        double[] epochs =
                history.epochs().stream().mapToDouble(Double::doubleValue).toArray();
        List<ChartCurve> curves = new ArrayList<>();
        int all = 0;
        for (Map.Entry<String, List<Double>> column : history.columns(which).entrySet()) {
            double[] values =
                    column.getValue().stream().mapToDouble(Double::doubleValue).toArray();
            boolean isKnown = column.getValue().stream().anyMatch(value -> !value.isNaN());
            all += isKnown ? 1 : 0;
            if (isKnown && curves.size() < MOST_CURVES) {
                curves.add(new ChartCurve(column.getKey(), epochs, values));
            }
        }
        String more = (all > curves.size() ? ", the first " + curves.size() + " of " + all : "")
                + (history.otherRows() > 0
                        ? ", without " + history.otherRows() + " rows of other columns than its first line"
                        : "");
        // one curve has no legend
        String what = all == 1 ? curves.get(0).name() : title;
        return TrainingChart.of(theme, what + " in " + history.name() + more, "", curves, OptionalDouble.empty(), "");
    }
}
