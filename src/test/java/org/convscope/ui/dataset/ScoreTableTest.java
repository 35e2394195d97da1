package org.convscope.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.metrics.LabelAnswers;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreTableTest {
    private static final int ACCURACY = 1;
    private static final int WIDTH = 400;
    private static final int HEIGHT = 30;

    private LookAndFeel before;

    @BeforeEach
    void remember() {
        before = UIManager.getLookAndFeel();
    }

    @AfterEach
    void restore() throws Exception {
        onEventThread(() -> {
            UIManager.setLookAndFeel(before);
            return true;
        });
    }

    /** Three of four frames are right. */
    private static List<ScoreRow> rows() {
        List<DataSetPredictions.Row> frames = List.of(frame(1, 1), frame(1, 1), frame(0, 0), frame(0, 1));
        DataSetPredictions predictions = new DataSetPredictions(
                List.of(LabelColumn.of("ice", LabelColumn.Kind.BINARY)),
                List.of(new DataSetPredictions.Meaning("out", new OutputLabel("", 0, "ice", OutputLabel.Kind.SIGMOID))),
                frames,
                List.of());
        return ScoreRow.of(LabelAnswers.of(predictions), new ScorePredictions().judge(predictions));
    }

    private static DataSetPredictions.Row frame(double truth, float told) {
        return new DataSetPredictions.Row(
                new LabelledFrame(FrameSource.of(Path.of("a.png")), "a.png", List.of(truth)), new float[] {told});
    }

    /** The bar is at least three times as bright as its ground, or the other way round, as WCAG 2.1 asks of graphics. */
    @ParameterizedTest
    @EnumSource(
            value = ThemeChoice.class,
            names = {"LIGHT", "DARK"})
    void theBarIsSeenInTheSelectedRowToo(ThemeChoice choice) throws Exception {
        onEventThread(() -> {
            new FlatLafTheme(false).setup(choice);
            var table = new ScoreTable();
            table.show(rows());
            // as in a table that has the focus
            table.setSelectionBackground(UIManager.getColor("Table.selectionBackground"));
            table.setSelectionForeground(UIManager.getColor("Table.selectionForeground"));
            assertThat(table.getValueAt(0, ACCURACY)).isEqualTo("75 %");
            for (boolean selected : new boolean[] {false, true}) {
                var cell = (JComponent) table.getCellRenderer(0, ACCURACY)
                        .getTableCellRendererComponent(
                                table, table.getValueAt(0, ACCURACY), selected, false, 0, ACCURACY);
                cell.setSize(WIDTH, HEIGHT);
                var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
                cell.paint(picture.createGraphics());
                Color bar = new Color(picture.getRGB(100, HEIGHT / 2));
                Color ground = new Color(picture.getRGB(WIDTH - 2, 2));
                assertThat(contrast(bar, ground)).as("selected: %s", selected).isGreaterThan(3);
            }
            return table;
        });
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
