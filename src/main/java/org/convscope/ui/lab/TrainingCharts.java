package org.convscope.ui.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javax.swing.JComponent;
import org.convscope.export.training.WatchedEpoch;
import org.convscope.inspect.metrics.PredictionMetrics;
import org.convscope.render.NumberText;
import org.convscope.render.chart.ChartCurve;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.MatrixChart;
import org.convscope.render.chart.TrainingChart;
import org.convscope.train.EpochMetrics;
import org.convscope.ui.charts.ChartPane;
import org.jfree.chart.JFreeChart;

/** The curves of a training, and its numbers in words. */
final class TrainingCharts {
    private final ChartPane loss = new ChartPane("Loss of each epoch");
    private final ChartPane accuracy = new ChartPane("Accuracy of each epoch");

    JComponent loss() {
        return loss;
    }

    JComponent accuracy() {
        return accuracy;
    }

    void show(List<WatchedEpoch> epochs, double chance) {
        loss.show(theme -> loss(theme, epochs));
        accuracy.show(theme -> accuracy(theme, epochs, chance));
    }

    void redraw() {
        loss.redraw();
        accuracy.redraw();
    }

    static JFreeChart loss(ChartTheme theme, List<WatchedEpoch> epochs) {
        return TrainingChart.of(
                theme,
                "Loss",
                "",
                List.of(
                        curve("training", epochs, EpochMetrics::loss),
                        curve("validation", epochs, EpochMetrics::validationLoss)),
                OptionalDouble.empty(),
                "");
    }

    static JFreeChart accuracy(ChartTheme theme, List<WatchedEpoch> epochs, double chance) {
        return TrainingChart.of(
                theme,
                "Accuracy",
                "",
                List.of(
                        curve("training", epochs, EpochMetrics::accuracy),
                        curve("validation", epochs, EpochMetrics::validationAccuracy)),
                Double.isNaN(chance) ? OptionalDouble.empty() : OptionalDouble.of(chance),
                "chance " + NumberText.percent(Double.isNaN(chance) ? 0 : chance));
    }

    private static ChartCurve curve(String name, List<WatchedEpoch> epochs, ToDoubleFunction<EpochMetrics> value) {
        double[] x =
                epochs.stream().mapToDouble(epoch -> epoch.metrics().epoch()).toArray();
        double[] y = epochs.stream()
                .mapToDouble(epoch -> value.applyAsDouble(epoch.metrics()))
                .toArray();
        return new ChartCurve(name, x, y);
    }

    /** An epoch in words. */
    static String words(EpochMetrics epoch, double chance) {
        return "epoch " + epoch.epoch() + ": loss " + number(epoch.loss()) + " / "
                + number(epoch.validationLoss()) + ", accuracy " + percent(epoch.accuracy()) + " / "
                + percent(epoch.validationAccuracy()) + " (training / validation; chance " + percent(chance) + ")";
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : NumberText.text(value, 3);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : NumberText.percent(share);
    }

    /** What the test frames say, in words that follow others. */
    static String words(PredictionMetrics test) {
        List<String> said = new ArrayList<>();
        test.classes()
                .forEach(one -> said.add(one.column() + " " + percent(one.accuracy()) + " right of " + one.frames()
                        + " test frames, chance " + percent(one.chance())));
        test.yesNo()
                .forEach(one ->
                        said.add(one.column() + " " + percent(one.accuracy()) + ", chance " + percent(one.chance())));
        test.quantities()
                .forEach(one -> said.add(one.column() + " off by " + number(one.meanAbsoluteError()) + ", chance "
                        + number(one.chance())));
        return said.isEmpty() ? "" : "; " + String.join("; ", said);
    }

    /** What the test frames were taken for: of the first column of classes, else of the first label. */
    static Optional<Function<ChartTheme, JFreeChart>> confusion(PredictionMetrics test) {
        if (!test.classes().isEmpty()) {
            PredictionMetrics.OfClasses one = test.classes().get(0);
            return Optional.of(theme ->
                    MatrixChart.confusion(theme, "Test frames by " + one.column(), one.names(), one.confusion()));
        }
        return test.yesNo().stream()
                .findFirst()
                .map(one -> theme -> MatrixChart.confusion(
                        theme, "Test frames by " + one.column(), List.of("no", "yes"), one.confusion()));
    }
}
