package org.convscope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Dimension;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.LookAndFeel;
import javax.swing.UIManager;
import org.convscope.ui.canvas.FigurePane;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChartSizesTest {
    private final FlatLafTheme themes = new FlatLafTheme(false);
    private final LookAndFeel before = UIManager.getLookAndFeel();

    @AfterEach
    void restore() throws Exception {
        onEventThread(() -> {
            themes.zoom(100);
            UIManager.setLookAndFeel(before);
            return true;
        });
    }

    @Test
    void whatWasMadeForOneSizeOfTextHasRoomForAnother() throws Exception {
        onEventThread(() -> {
            themes.setup(ThemeChoice.LIGHT);
            themes.zoom(100);
            List<JComponent> charts = List.of(
                    new MiniHistogram("weights"),
                    new ChartPane("bars"),
                    new ThemedChart("line", ThemedChart.Axis.ACROSS),
                    new FigurePane("figure"));
            List<Dimension> preferred =
                    charts.stream().map(JComponent::getPreferredSize).toList();
            List<Dimension> least =
                    charts.stream().map(JComponent::getMinimumSize).toList();
            themes.zoom(200);
            for (int i = 0; i < charts.size(); i++) {
                assertThat(charts.get(i).getPreferredSize()).isEqualTo(twice(preferred.get(i)));
                assertThat(charts.get(i).getMinimumSize()).isEqualTo(twice(least.get(i)));
            }
            return charts;
        });
    }

    private static Dimension twice(Dimension size) {
        return new Dimension(2 * size.width, 2 * size.height);
    }
}
