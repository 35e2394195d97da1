package org.convscope.ui.charts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.convscope.array.Range;
import org.convscope.frame.FrameSource;
import org.convscope.render.NumberText;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.HistogramChart;
import org.convscope.render.chart.RowChart;
import org.convscope.render.chart.StripeChart;
import org.convscope.render.colour.ColourMapping;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.ui.work.AnswerView;
import org.convscope.ui.work.LatestRequest;
import org.convscope.ui.work.ViewQuestion;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.HistogramSettings;
import org.convscope.workspace.ViewId;
import org.convscope.workspace.Workspace;

/** The selected row of the selected frame as a line, a stripe and a histogram; the whole frame's histogram. */
public final class HistogramsView extends AnswerView<HistogramData.Question, HistogramData> {
    /** What its tab says. */
    public static final ViewTab TAB =
            new ViewTab(ViewId.HISTOGRAMS, "Histograms", "The selected row and the whole frame in numbers");

    private static final Set<Concern> ASKS_ON = Set.of(Change.FRAME, Change.ROW, HistogramSettings.KEY);

    private static final int MOST_LABELLED_BINS = 40;

    private final HistogramsBar bar;
    private final ThemedChart line = new ThemedChart("Values of the row", ThemedChart.Axis.UP);
    private final ThemedChart stripe = new ThemedChart("The row as a stripe", ThemedChart.Axis.ACROSS);
    private final ThemedChart rowCounts = new ThemedChart("Histogram of the row", ThemedChart.Axis.ACROSS);
    private final ThemedChart frameCounts = new ThemedChart("Histogram of the frame", ThemedChart.Axis.ACROSS);
    private final ThemedChart gradient = new ThemedChart("Gray gradient", ThemedChart.Axis.ACROSS);
    private final JPanel charts = new FilledColumn(new MigLayout(
            "insets 0 6lp 4lp 6lp, gap 4lp, fill, hidemode 3",
            "[0:0,grow 50,fill][0:0,grow 50,fill]",
            "[grow 35,fill][86lp!,fill][grow 50,fill][84lp!,fill]"));
    private final LatestRequest<HistogramData.BrushQuestion, HistogramData.Brushed> brushes;

    public HistogramsView(ViewContext context) {
        super(TAB, context, ASKS_ON, Lane.POOL, column("[][grow,fill]"));
        bar = new HistogramsBar(context.workspace());
        var scroll = new JScrollPane(charts);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        JComponent overlaid = overlaid(scroll);
        brushes = requestBeside(
                Lane.POOL,
                "brush",
                HistogramData::brushed,
                LatestRequest.listener((question, answer) -> show(answer), bar::brush));
        charts.add(line, "cell 0 0 2 1, hmin 120lp");
        charts.add(stripe, "cell 0 1 2 1");
        charts.add(rowCounts, "cell 0 2, hmin 190lp");
        charts.add(frameCounts, "cell 1 2, hmin 190lp");
        charts.add(gradient, "cell 0 3 2 1");
        component().add(bar.component(), "growx");
        component().add(overlaid, "grow");
        for (ThemedChart chart : List.of(line, rowCounts, frameCounts)) {
            chart.onBrush(this::brush);
        }
        stripe.onBrush(this::brushColumns);
    }

    private HistogramSettings settings() {
        return context().workspace().get().settings(HistogramSettings.KEY);
    }

    private void brush(Optional<Range> range) {
        context().workspace().update(HistogramSettings.KEY, histogram -> histogram.brush(range));
    }

    /** Columns of the stripe stand for the values between the smallest and the largest in them. */
    private void brushColumns(Optional<Range> columns) {
        HistogramData data = answerShown().orElse(null);
        if (columns.isEmpty() || data == null) {
            brush(Optional.empty());
            return;
        }
        double[] values = data.row().values();
        int from = (int) Math.max(0, Math.rint(columns.get().min()));
        int to = (int) Math.min(values.length - 1.0, Math.rint(columns.get().max()));
        Range range = data.row().range(from, Math.max(from, to) + 1);
        brush(range.isEmpty() ? Optional.empty() : Optional.of(range));
    }

    @Override
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {
        if (!isInFront()) {
            return;
        }
        boolean axis = before.settings(HistogramSettings.KEY).countAxis()
                != now.settings(HistogramSettings.KEY).countAxis();
        if (axis || changes.contains(FrameSettings.KEY)) {
            restyle();
        } else if (changes.contains(HistogramSettings.KEY)) {
            answerShown().ifPresent(this::showBrush);
        }
    }

    @Override
    protected ViewQuestion<HistogramData.Question> question(Workspace now) {
        Optional<FrameSource> frame = now.selection().frame();
        if (frame.isEmpty()) {
            return ViewQuestion.nothing("Choose a frame to see its histograms.");
        }
        HistogramSettings settings = now.settings(HistogramSettings.KEY);
        return ViewQuestion.of(
                new HistogramData.Question(
                        frame.get(), now.selection().row(), settings.rowBins(), settings.frameBins()),
                "Histograms of " + frame.get().name());
    }

    @Override
    protected HistogramData compute(HistogramData.Question question, TaskMonitor monitor) {
        return HistogramData.of(
                context().frames().load(question.frame()),
                question.row(),
                question.rowBins(),
                question.frameBins(),
                monitor);
    }

    @Override
    protected void say(String sentence) {
        // its last question is about a frame that may be closed by now
        brushes.forget();
        bar.show(sentence);
        bar.brush("");
        for (ThemedChart chart : List.of(line, stripe, rowCounts, frameCounts, gradient)) {
            chart.setChart(null);
        }
    }

    @Override
    protected void show(HistogramData.Question question, HistogramData data) {
        bar.show(data.frame().source().name());
        draw(data);
    }

    @Override
    protected void restyle() {
        answerShown().ifPresent(this::draw);
    }

    private void draw(HistogramData data) {
        var theme = new ChartTheme(ThemeLook.palette());
        String channel = data.frame().isColour() ? " (red)" : "";
        String row = "Row " + data.row().row() + channel;
        Range range = data.row().range();
        var mapping = new ColourMapping(
                context().workspace().get().settings(FrameSettings.KEY).mapping(),
                context().workspace().get().settings(FrameSettings.KEY).colourMap());
        Range limits = context()
                .workspace()
                .get()
                .settings(FrameSettings.KEY)
                .limits(data.frame().source())
                .orElse(data.histogram().limits());
        line.setChart(RowChart.of(theme, row, data.row().values(), "counts"));
        stripe.setChart(StripeChart.ofRow(theme, "", data.row().values(), mapping, limits));
        rowCounts.setChart(HistogramChart.of(
                theme,
                row + ": " + data.row().histogram().bins() + " equal bins from " + NumberText.text(range.min()) + " to "
                        + NumberText.text(range.max()),
                data.row().histogram(),
                "counts",
                HistogramChart.CountScale.LINEAR,
                data.row().histogram().bins() <= MOST_LABELLED_BINS
                        ? HistogramChart.BarLabels.COUNTS
                        : HistogramChart.BarLabels.NONE));
        frameCounts.setChart(HistogramChart.of(
                theme,
                "Whole frame" + channel + ": "
                        + NumberText.count(data.histogram().total()) + " pixels",
                data.histogram(),
                "counts",
                settings().countAxis() == HistogramSettings.CountAxis.LOGARITHMIC
                        ? HistogramChart.CountScale.LOG
                        : HistogramChart.CountScale.LINEAR,
                data.histogram().bins() <= MOST_LABELLED_BINS
                        ? HistogramChart.BarLabels.COUNTS
                        : HistogramChart.BarLabels.NONE));
        gradient.setChart(StripeChart.grayGradient(theme, ""));
        showBrush(data);
    }

    private void showBrush(HistogramData data) {
        Optional<Range> brush = settings().brush();
        for (ThemedChart chart : List.of(line, rowCounts, frameCounts)) {
            chart.show(brush);
        }
        brush.ifPresentOrElse(
                range -> brushes.ask(
                        new HistogramData.BrushQuestion(data.frame(), data.row().row(), range), "Counting"),
                () -> {
                    brushes.forget();
                    bar.brush("drag on a chart to count values");
                });
    }

    private void show(HistogramData.Brushed answer) {
        bar.brush(NumberText.text(answer.brush().min()) + " … "
                + NumberText.text(answer.brush().max()) + ":   row "
                + text(answer.inRow(), answer.rowMeasured()) + "   frame "
                + text(answer.inFrame(), answer.measured()));
    }

    /** {@code 486 of 512 (94.9 %)}. */
    static String text(long in, long all) {
        return NumberText.count(in) + " of " + NumberText.count(all) + " ("
                + NumberText.percent(all == 0 ? 0 : (double) in / all) + ")";
    }

    @Override
    public List<ExportItem> exports() {
        HistogramData data = answerShown().orElse(null);
        if (data == null) {
            return List.of();
        }
        String row = "row" + data.row().row();
        return HistogramsExports.of(
                data,
                List.of(
                        new HistogramsExports.Drawn("Values of the row", row + "_line", line.getChart(), 300),
                        new HistogramsExports.Drawn("Stripe of the row", row + "_stripe", stripe.getChart(), 110),
                        new HistogramsExports.Drawn("Bars of the row", row + "_bars", rowCounts.getChart(), 420),
                        new HistogramsExports.Drawn("Bars of the frame", "bars", frameCounts.getChart(), 420)));
    }
}
