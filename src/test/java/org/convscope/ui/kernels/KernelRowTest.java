package org.convscope.ui.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;
import static org.convscope.ui.window.WindowRobot.inside;
import static org.convscope.ui.window.WindowRobot.layOut;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.JLabel;
import javax.swing.LookAndFeel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.convscope.array.Tensor;
import org.convscope.inspect.TestNetwork;
import org.convscope.network.Network;
import org.convscope.ui.ViewBench;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.workspace.KernelSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of all convolutions at narrow widths and large text, without a window. */
class KernelRowTest {
    private static final String NAME = "block3_conv3";

    private final FlatLafTheme themes = new FlatLafTheme(false);
    private LookAndFeel before;

    @BeforeEach
    void theme() throws Exception {
        before = UIManager.getLookAndFeel();
        onEventThread(() -> {
            themes.setup(ThemeChoice.LIGHT);
            return true;
        });
    }

    @AfterEach
    void restore() throws Exception {
        onEventThread(() -> {
            themes.zoom(100);
            UIManager.setLookAndFeel(before);
            return true;
        });
    }

    private static Network network() {
        return new TestNetwork()
                .input(4, 4, 1)
                .conv(NAME, Tensor.of(new float[3 * 3 * 8], 3, 3, 1, 8), Tensor.zeros(8))
                .build();
    }

    @Test
    void kernelsUseTheRoomOfALargeWindow() throws Exception {
        try (var bench = new ViewBench()) {
            bench.open("m.h5", network());
            KernelsView view = onEventThread(() -> {
                var made = new KernelsView(bench.context());
                made.shown();
                return made;
            });
            bench.settle();
            onEventThread(() -> {
                KernelRows rows = inside(view.component(), KernelRows.class).get(0);
                rows.fill(new Dimension(700, 500));
                int usual = strip(rows);
                rows.fill(new Dimension(2000, 1400));
                assertThat(strip(rows)).isGreaterThan(usual * 2);
                rows.fill(new Dimension(2000, 20));
                assertThat(strip(rows)).isBetween(usual, usual * 2);
                return rows;
            });
        }
    }

    private static int strip(KernelRows rows) {
        return inside(rows, TileStrip.class).get(0).getPreferredSize().height;
    }

    @ParameterizedTest
    @CsvSource({"420,100", "560,150", "760,200"})
    void namesAreWholeWhereverTheKernelsGo(int width, int percent) throws Exception {
        try (var bench = new ViewBench()) {
            onEventThread(() -> {
                themes.zoom(percent);
                return true;
            });
            bench.open("m.h5", network());
            KernelsView view = onEventThread(() -> {
                bench.context()
                        .workspace()
                        .update(now -> now.settings(
                                KernelSettings.KEY,
                                now.settings(KernelSettings.KEY).coverage(KernelSettings.Coverage.FIRST_FIVE)));
                var made = new KernelsView(bench.context());
                made.shown();
                return made;
            });
            bench.settle();
            onEventThread(() -> {
                assertThat(UIScale.getUserScaleFactor()).isEqualTo(percent / 100f);
                KernelRow row = inside(view.component(), KernelRow.class).stream()
                        .findFirst()
                        .orElseThrow();
                // twice: the row finds that its kernels go below
                for (int i = 0; i < 2; i++) {
                    row.setBounds(0, 0, width, row.getPreferredSize().height);
                    layOut(row);
                }
                JLabel name = inside(row, Component.class).stream()
                        .filter(child ->
                                child instanceof JLabel label && label.getText().equals(NAME))
                        .map(JLabel.class::cast)
                        .findFirst()
                        .orElseThrow();
                assertThat(name.getWidth()).isGreaterThanOrEqualTo(name.getPreferredSize().width);
                inside(row, Component.class).stream()
                        .filter(TileStrip.class::isInstance)
                        .forEach(strip -> {
                            Rectangle seen = SwingUtilities.convertRectangle(strip.getParent(), strip.getBounds(), row);
                            assertThat(new Rectangle(row.getSize()).contains(seen))
                                    .isTrue();
                        });
                return row;
            });
        }
    }
}
