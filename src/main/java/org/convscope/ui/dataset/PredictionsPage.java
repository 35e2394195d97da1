package org.convscope.ui.dataset;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import net.miginfocom.swing.MigLayout;
import org.convscope.dataset.LabelColumn;
import org.convscope.inspect.metrics.KeptFrames;
import org.convscope.inspect.metrics.LabelAnswers;
import org.convscope.inspect.metrics.RocCurve;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.render.chart.ChartCurve;
import org.convscope.render.chart.CurveChart;
import org.convscope.task.Lane;
import org.convscope.task.TaskRunner;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.ui.work.LatestRequest;
import org.jspecify.annotations.Nullable;

/** What the open model says about the data set, held against the labels: a table, a matrix, a curve, the frames of a cell. */
final class PredictionsPage {
    private static final int MOST_ROWS_SEEN = 6;
    private static final int FEW_ROWS_SEEN = 3;
    private static final int LOW = 500;
    private static final int FRAMES_LEAST = 150;
    private static final int FRAMES_MOST = 224;
    private static final int MOST_CLASSES = 40;

    private final JPanel panel = new JPanel(
            new MigLayout("insets 0, gap 0, fill, wrap 1, hidemode 3", "[0:0,grow,fill]", "[][][grow,fill]"));
    private final JLabel note = new JLabel(" ");
    private final ScoreTable table = new ScoreTable();
    private final JScrollPane tableScroll = new JScrollPane(table);
    private final MatrixPane matrix = new MatrixPane(this::choose);
    private final ChartPane curve = new ChartPane("ROC curve, or predicted against true");
    private final ThresholdRow threshold = new ThresholdRow();
    private final PairPanel charts = new PairPanel("Matrix", matrix, "Curve", curve);
    private final JPanel judged =
            new JPanel(new MigLayout("insets 0, gap 0, fill, wrap 1, hidemode 3", "[0:0,grow,fill]", ""));
    private final JLabel heading = new JLabel(" ");
    private final JButton all = new JButton("All");
    private final FrameGrid grid;
    private final JSplitPane split;
    private final LatestRequest<CellFrames.Question, CellFrames> cells;
    private @Nullable DataSetPredictions predictions;
    private String chosenLabel = "";
    private MatrixPane.@Nullable Cell chosen;

    /**
     * @param header what begins and ends predicting
     */
    PredictionsPage(TaskRunner tasks, JPanel header, FrameGrid grid) {
        this.grid = grid;
        var frames = new JPanel(
                new MigLayout("insets 0, gap 0, fill, wrap 1", "[0:0,grow,fill]", "[28lp!][60lp::,grow,fill]"));
        var above = new JPanel(new MigLayout("insets 0 10lp 0 8lp, fill", "[0:0,grow,fill][]"));
        BusyOverlay busy = BusyOverlay.over(grid.scrolled());
        cells = new LatestRequest<>(
                tasks,
                Lane.POOL,
                "frames of a cell",
                busy,
                CellFrames::of,
                LatestRequest.listener((question, answer) -> show(answer), heading::setText));
        note.setName("dataset-note");
        ThemeLook.mute(note);
        heading.setName("dataset-cell");
        heading.putClientProperty("FlatLaf.styleClass", "small");
        all.setToolTipText("Show the frames of all cells");
        all.getAccessibleContext().setAccessibleName("Show the frames of all cells");
        all.putClientProperty("JButton.buttonType", "borderless");
        all.addActionListener(event -> {
            chosen = null;
            selected().ifPresent(this::askFrames);
        });
        table.getSelectionModel().addListSelectionListener(event -> {
            if (!event.getValueIsAdjusting()) {
                selected().ifPresent(this::show);
            }
        });
        above.add(heading, "wmin 0");
        above.add(all);
        frames.add(above, "growx");
        frames.add(busy.component(), "grow");
        tableScroll.setBorder(BorderFactory.createEmptyBorder());
        judged.add(tableScroll, "growx");
        judged.add(charts, "grow, pushy, hmin 150lp");
        judged.add(threshold.component(), "growx, wmin 0");
        split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, true, judged, frames);
        split.setBorder(BorderFactory.createEmptyBorder());
        split.setResizeWeight(0.6);
        header.add(charts.choice(), "cell 2 0");
        panel.add(header, "growx, gap 10lp 10lp 4lp 2lp");
        panel.add(note, "growx, wmin 0, gap 10lp 10lp 0 4lp");
        panel.add(split, "grow");
        UserEvents.onResize(panel, () -> {
            panel.validate();
            fit();
        });
        split.setVisible(false);
    }

    JComponent component() {
        return panel;
    }

    ChartPane matrix() {
        return matrix;
    }

    ChartPane curve() {
        return curve;
    }

    /** The frames by the threshold that is shown. */
    Optional<KeptFrames> kept() {
        return threshold.kept();
    }

    Optional<ScoreRow> selected() {
        int row = table.getSelectedRow();
        return row < 0 || row >= table.rows().size()
                ? Optional.empty()
                : Optional.of(table.rows().get(row));
    }

    /** Whether there is room for a remark. */
    enum Remarks {
        SHOWN,
        HIDDEN
    }

    void remarks(Remarks remarks) {
        note.setVisible(remarks == Remarks.SHOWN);
    }

    /** A remark above everything. */
    void say(String sentence) {
        note.setText(sentence);
        note.setToolTipText(sentence);
    }

    void clear() {
        split.setVisible(false);
        chosen = null;
        cells.forget();
        table.show(List.of());
        matrix.clear();
        curve.clear();
        threshold.hide();
        grid.show(List.of());
    }

    void show(ScoredPredictions.Scores scores) {
        predictions = scores.predictions();
        String before = selected().map(ScoreRow::label).orElse("");
        table.show(scores.rows());
        split.setVisible(true);
        judged.setVisible(!scores.rows().isEmpty());
        all.setVisible(!scores.rows().isEmpty());
        panel.validate();
        fit();
        if (scores.rows().isEmpty()) {
            cells.forget();
            show(CellFrames.unjudged(scores.predictions()));
            return;
        }
        List<String> labels = scores.rows().stream().map(ScoreRow::label).toList();
        int row = Math.max(0, labels.indexOf(before));
        table.setRowSelectionInterval(row, row);
        table.scrollRectToVisible(table.getCellRect(row, 0, true));
    }

    /** Shares the height: the table as high as its rows, the frames a row of pictures, the charts the rest. */
    private void fit() {
        int high = UIScale.unscale(panel.getHeight());
        int seen = Math.min(
                high < LOW ? FEW_ROWS_SEEN : MOST_ROWS_SEEN, table.rows().size());
        table.setPreferredScrollableViewportSize(new Dimension(UIScale.scale(300), seen * table.getRowHeight()));
        tableScroll.setMinimumSize(new Dimension(0, tableScroll.getPreferredSize().height));
        int frames = UIScale.scale(Math.max(FRAMES_LEAST, Math.min(FRAMES_MOST, high * 38 / 100)));
        split.setDividerLocation(Math.max(0, split.getHeight() - frames - split.getDividerSize()));
        judged.revalidate();
    }

    private void show(ScoreRow row) {
        LabelAnswers answers = row.answers();
        if (predictions != null) {
            threshold.show(predictions, answers);
        }
        if (answers.column().kind() == LabelColumn.Kind.CONTINUOUS) {
            charts.show(PairPanel.Charts.SECOND);
            matrix.clear();
            double[] truth = new double[answers.size()];
            double[] told = new double[answers.size()];
            for (int i = 0; i < truth.length; i++) {
                truth[i] = answers.truth(i);
                told[i] = answers.told(i);
            }
            curve.show(theme -> CurveChart.agreement(theme, row.label() + "  " + row.thirdText(), truth, told));
        } else {
            List<RocCurve> known = answers.curves().stream()
                    .filter(roc -> !Double.isNaN(roc.area()))
                    .toList();
            boolean readable = answers.options().size() <= MOST_CLASSES;
            charts.show(
                    known.isEmpty()
                            ? PairPanel.Charts.FIRST
                            : readable ? PairPanel.Charts.BOTH : PairPanel.Charts.SECOND);
            matrix.show(row.label(), answers.options(), answers.confusion());
            List<ChartCurve> curves = known.stream()
                    .map(roc -> new ChartCurve(roc.name(), roc.falseAlarms(), roc.hits()))
                    .toList();
            double[] areas = known.stream().mapToDouble(RocCurve::area).toArray();
            curve.show(theme -> CurveChart.roc(theme, "ROC  " + row.thirdText(), curves, areas));
        }
        if (!row.label().equals(chosenLabel)) {
            chosen = null;
        }
        askFrames(row);
    }

    private void askFrames(ScoreRow row) {
        MatrixPane.Cell cell = chosen;
        cells.ask(
                cell == null
                        ? CellFrames.Question.all(row.answers())
                        : new CellFrames.Question(row.answers(), cell.truth(), cell.told()),
                "Sorting frames");
    }

    /** Stays chosen while more frames are predicted. */
    void choose(MatrixPane.Cell cell) {
        selected().ifPresent(row -> {
            chosenLabel = row.label();
            chosen = cell;
            askFrames(row);
        });
    }

    private void show(CellFrames frames) {
        heading.setText(frames.heading());
        heading.setToolTipText(frames.heading());
        grid.show(List.of(frames.group()));
    }

    void redraw() {
        matrix.redraw();
        curve.redraw();
    }
}
