package org.convscope.ui.dataset;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import net.miginfocom.swing.MigLayout;
import org.convscope.dataset.Column;
import org.convscope.inspect.metrics.Answers;
import org.convscope.inspect.metrics.Roc;
import org.convscope.render.chart.Curve;
import org.convscope.render.chart.CurveChart;
import org.convscope.task.Lane;
import org.convscope.task.TaskRunner;
import org.convscope.ui.canvas.Veil;
import org.convscope.ui.look.Look;
import org.convscope.ui.work.Asker;

/** What the open model says about the data set, held against the labels: a table, a matrix, a curve, the frames of a cell. */
final class PredictionsPage {
    private static final int MOST_ROWS_SEEN = 6;
    private static final int MOST_CLASSES = 40;

    private final JPanel panel = new JPanel(
            new MigLayout("insets 0, gap 0, fill, wrap 1, hidemode 3", "[0:0,grow,fill]", "[][][0:0,grow,fill]"));
    private final JLabel note = new JLabel(" ");
    private final ScoreTable table = new ScoreTable();
    private final JScrollPane tableScroll = new JScrollPane(table);
    private final MatrixPane matrix = new MatrixPane(this::cell);
    private final ChartPane curve = new ChartPane("ROC curve, or predicted against true");
    private final PairPanel charts = new PairPanel("Matrix", matrix, "Curve", curve);
    private final JPanel judged = new JPanel(
            new MigLayout("insets 0, gap 0, fill, wrap 1, hidemode 3", "[0:0,grow,fill]", "[][0:0,grow,fill]"));
    private final JLabel heading = new JLabel(" ");
    private final JButton all = new JButton("All");
    private final FrameGrid grid;
    private final JSplitPane split;
    private final Asker<CellFrames.Question, CellFrames> cells;

    /**
     * @param header what begins and ends predicting
     */
    PredictionsPage(TaskRunner tasks, JComponent header, FrameGrid grid) {
        this.grid = grid;
        var frames = new JPanel(
                new MigLayout("insets 0, gap 0, fill, wrap 2", "[0:0,grow,fill][]8lp", "[28lp!][0:0,grow,fill]"));
        Veil veil = Veil.over(grid.scrolled());
        cells = new Asker<>(
                tasks,
                Lane.POOL,
                "frames of a cell",
                veil,
                CellFrames::of,
                Asker.listener((question, answer) -> show(answer), heading::setText));
        note.setName("dataset-note");
        note.setForeground(Look.muted());
        heading.setName("dataset-cell");
        heading.putClientProperty("FlatLaf.styleClass", "small");
        all.setToolTipText("Show the frames of all cells");
        all.getAccessibleContext().setAccessibleName("Show the frames of all cells");
        all.putClientProperty("JButton.buttonType", "borderless");
        all.addActionListener(event -> selected().ifPresent(this::show));
        table.getSelectionModel().addListSelectionListener(event -> {
            if (!event.getValueIsAdjusting()) {
                selected().ifPresent(this::show);
            }
        });
        frames.add(heading, "gapleft 10lp, wmin 0");
        frames.add(all);
        frames.add(veil.component(), "span 2, grow");
        tableScroll.setBorder(null);
        judged.add(tableScroll, "growx");
        judged.add(charts, "grow");
        split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, true, judged, frames);
        split.setBorder(null);
        split.setResizeWeight(0.6);
        panel.add(header, "growx, gap 10lp 10lp 4lp 4lp");
        panel.add(note, "gapleft 10lp, gapbottom 4lp, wmin 0");
        panel.add(split, "grow");
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

    Optional<ScoreRow> selected() {
        int row = table.getSelectedRow();
        return row < 0 || row >= table.rows().size()
                ? Optional.empty()
                : Optional.of(table.rows().get(row));
    }

    /** A remark above everything; none where it is empty. */
    void say(String sentence) {
        note.setText(sentence.isEmpty() ? " " : sentence);
        note.setToolTipText(sentence.isEmpty() ? null : sentence);
        note.setVisible(!sentence.isEmpty());
    }

    void clear() {
        split.setVisible(false);
        cells.forget();
        table.show(List.of());
        matrix.clear();
        curve.clear();
        grid.show(List.of());
    }

    void show(Judgement.Scores scores) {
        String before = selected().map(ScoreRow::label).orElse("");
        table.show(scores.rows());
        split.setVisible(true);
        judged.setVisible(!scores.rows().isEmpty());
        all.setVisible(!scores.rows().isEmpty());
        int seen = Math.min(MOST_ROWS_SEEN, scores.rows().size());
        tableScroll.setPreferredSize(new Dimension(
                UIScale.scale(300),
                table.getTableHeader().getPreferredSize().height + seen * table.getRowHeight() + UIScale.scale(2)));
        tableScroll.setMinimumSize(new Dimension(0, tableScroll.getPreferredSize().height));
        split.resetToPreferredSizes();
        if (scores.rows().isEmpty()) {
            cells.forget();
            show(CellFrames.unjudged(scores.predictions()));
            return;
        }
        List<String> labels = scores.rows().stream().map(ScoreRow::label).toList();
        int row = Math.max(0, labels.indexOf(before));
        table.setRowSelectionInterval(row, row);
    }

    private void show(ScoreRow row) {
        Answers answers = row.answers();
        if (answers.column().kind() == Column.Kind.CONTINUOUS) {
            charts.show(PairPanel.Charts.SECOND);
            matrix.clear();
            double[] truth = new double[answers.size()];
            double[] told = new double[answers.size()];
            for (int i = 0; i < truth.length; i++) {
                truth[i] = answers.truth(i);
                told[i] = answers.told(i);
            }
            curve.show(theme -> CurveChart.agreement(theme, row.label() + "  " + row.third(), truth, told));
        } else {
            List<Roc> known = answers.curves().stream()
                    .filter(roc -> !Double.isNaN(roc.area()))
                    .toList();
            boolean readable = answers.options().size() <= MOST_CLASSES;
            charts.show(
                    known.isEmpty()
                            ? PairPanel.Charts.FIRST
                            : readable ? PairPanel.Charts.BOTH : PairPanel.Charts.SECOND);
            matrix.show(row.label(), answers.options(), answers.confusion());
            List<Curve> curves = known.stream()
                    .map(roc -> new Curve(roc.name(), roc.falseAlarms(), roc.hits()))
                    .toList();
            double[] areas = known.stream().mapToDouble(Roc::area).toArray();
            curve.show(theme -> CurveChart.roc(theme, "ROC  " + row.third(), curves, areas));
        }
        cells.ask(CellFrames.Question.all(answers), "Sorting frames");
    }

    private void cell(MatrixPane.Cell cell) {
        selected()
                .ifPresent(row ->
                        cells.ask(new CellFrames.Question(row.answers(), cell.truth(), cell.told()), "Sorting frames"));
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
