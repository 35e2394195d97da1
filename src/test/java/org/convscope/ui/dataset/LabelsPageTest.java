package org.convscope.ui.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;
import static org.convscope.ui.window.WindowRobot.layOut;

import java.awt.event.ComponentEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabelsPageTest {
    private final LookAndFeel before = UIManager.getLookAndFeel();
    private final DataSetOrigin origin = DataSetOrigin.of(Path.of("labels.csv"));
    private final DataSet dataSet = new DataSet(
            origin,
            List.of(
                    LabelColumn.of("ice", LabelColumn.Kind.BINARY),
                    new LabelColumn("quality", LabelColumn.Kind.CLASS, List.of("blank", "good"))),
            IntStream.range(0, 8)
                    .mapToObj(i -> new LabelledFrame(
                            FrameSource.of(Path.of("f" + i)), "f" + i, List.of((double) (i % 2), i < 5 ? 0.0 : 1.0)))
                    .toList(),
            List.of());

    @AfterEach
    void leave() throws Exception {
        onEventThread(() -> {
            UIManager.setLookAndFeel(before);
            return true;
        });
    }

    @Test
    void theMatrixHasTheHeightThatTheBarsLeave() throws Exception {
        onEventThread(() -> {
            new FlatLafTheme(false).setup(ThemeChoice.LIGHT);
            var page = new LabelsPage(filter -> {});
            page.show(DataSetSlice.of(
                    new DataSetSlice.Question(new LoadedDataSet(origin, dataSet), "", DataSetSlice.Extent.ALL, 0, ""),
                    TaskMonitor.NONE));
            size(page.component(), 400, 300);
            int least = page.correlations().getHeight();

            size(page.component(), 2000, 1500);
            int below = page.component().getHeight()
                    - page.counts().getHeight()
                    - page.correlations().getHeight();
            assertThat(below).isBetween(0, 40);

            size(page.component(), 600, 1500);
            assertThat(page.correlations().getHeight())
                    .as("no higher than wide")
                    .isBetween(least + 1, 600);

            size(page.component(), 400, 300);
            assertThat(page.correlations().getHeight()).isEqualTo(least);
            return page;
        });
    }

    private static void size(JComponent page, int width, int height) {
        page.setSize(width, height);
        layOut(page);
        page.dispatchEvent(new ComponentEvent(page, ComponentEvent.COMPONENT_RESIZED));
        layOut(page);
        layOut(page);
    }
}
