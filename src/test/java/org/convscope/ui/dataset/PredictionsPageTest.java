package org.convscope.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;
import static org.convscope.ui.window.WindowRobot.inside;

import java.awt.Component;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.metrics.LabelAnswers;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.ui.ViewBench;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PredictionsPageTest {
    private final LookAndFeel before = UIManager.getLookAndFeel();

    /** The charts take their colours from it. */
    @BeforeEach
    void theme() throws Exception {
        onEventThread(() -> {
            new FlatLafTheme(false).setup(ThemeChoice.LIGHT);
            return true;
        });
    }

    @AfterEach
    void restore() throws Exception {
        onEventThread(() -> {
            UIManager.setLookAndFeel(before);
            return true;
        });
    }

    /** So many frames with the label and without it, all of which the model says have it. */
    private static ScoredPredictions.Scores scores(int yes, int no) {
        List<DataSetPredictions.Row> rows = new ArrayList<>();
        for (int i = 0; i < yes + no; i++) {
            FrameSource source = FrameSource.of(Path.of(i + ".png"));
            double truth = i < yes ? 1 : 0;
            rows.add(
                    new DataSetPredictions.Row(new LabelledFrame(source, i + ".png", List.of(truth)), new float[] {1}));
        }
        DataSetPredictions predictions = new DataSetPredictions(
                List.of(LabelColumn.of("ice", LabelColumn.Kind.BINARY)),
                List.of(new DataSetPredictions.Meaning("out", new OutputLabel("", 0, "ice", OutputLabel.Kind.SIGMOID))),
                rows,
                List.of());
        return new ScoredPredictions.Scores(
                predictions, ScoreRow.of(LabelAnswers.of(predictions), new ScorePredictions().judge(predictions)));
    }

    private static String heading(PredictionsPage page) throws Exception {
        return onEventThread(() -> inside(page.component(), Component.class).stream()
                .filter(child -> "dataset-cell".equals(child.getName()))
                .map(child -> ((JLabel) child).getText())
                .findFirst()
                .orElseThrow());
    }

    private static void show(ViewBench bench, PredictionsPage page, ScoredPredictions.Scores scores) throws Exception {
        onEventThread(() -> {
            page.show(scores);
            return page;
        });
        bench.settle();
    }

    @Test
    void aChosenCellStaysChosenWhileMoreFramesArePredicted() throws Exception {
        try (var bench = new ViewBench()) {
            PredictionsPage page = onEventThread(() -> {
                var images = new TileImages(
                        bench.tasks(), bench.context().frames()::read, () -> {}, (source, problem) -> {});
                var opening = new AddToFrameStrip(bench.context().workspace(), any -> "");
                return new PredictionsPage(bench.tasks(), new JPanel(), new FrameGrid("frames", 2, images, opening));
            });
            show(bench, page, scores(2, 1));
            assertThat(heading(page)).startsWith("3 frames");
            onEventThread(() -> {
                page.choose(new MatrixPane.Cell(0, 1));
                return page;
            });
            bench.settle();
            assertThat(heading(page)).startsWith("1 frame").contains("true no, predicted yes");

            show(bench, page, scores(3, 4));
            assertThat(heading(page)).startsWith("4 frames").contains("true no, predicted yes");

            onEventThread(() -> {
                inside(page.component(), Component.class).stream()
                        .filter(child -> child instanceof JButton button
                                && button.getText().equals("All"))
                        .forEach(child -> ((JButton) child).doClick(0));
                return page;
            });
            bench.settle();
            assertThat(heading(page)).startsWith("7 frames");
        }
    }
}
