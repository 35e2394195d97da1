package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.event.ComponentEvent;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.LookAndFeel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.AppActions;
import org.convscope.ui.settings.ThemeChoice;
import org.convscope.ui.theme.FlatLafTheme;
import org.convscope.ui.window.WindowRobot;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole at every width and text size, without a window. */
class ToolBarTest {
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

    private static JComponent toolBar() {
        Map<AppAction, Runnable> handlers = new EnumMap<>(AppAction.class);
        for (AppAction action : AppAction.values()) {
            handlers.put(action, () -> {});
        }
        var workspace = new WorkspaceModel(Workspace.EMPTY);
        return new ToolBar(new AppActions(handlers, workspace, Optional::empty), workspace).component();
    }

    /** As often as a row may find that it needs another height. */
    private static void layOut(JComponent bar, int width) {
        for (int i = 0; i < 3; i++) {
            bar.setSize(width, bar.getPreferredSize().height);
            WindowRobot.layOut(bar);
        }
    }

    private static void assertWhole(JComponent bar, Container container) {
        for (Component child : container.getComponents()) {
            if (!child.isVisible()) {
                continue;
            }
            Dimension wanted = child.getPreferredSize();
            assertThat(child.getWidth()).as("width of %s", child).isGreaterThanOrEqualTo(wanted.width);
            assertThat(child.getHeight()).as("height of %s", child).isGreaterThanOrEqualTo(wanted.height);
            Rectangle seen = SwingUtilities.convertRectangle(container, child.getBounds(), bar);
            assertThat(new Rectangle(bar.getSize()).contains(seen))
                    .as("%s inside", child)
                    .isTrue();
            if (child.getClass() == javax.swing.JPanel.class) {
                assertWhole(bar, (Container) child);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"850,100", "700,100", "1000,150", "700,150", "1000,200", "700,200"})
    void whatDoesNotFitGoesToARowBelow(int width, int percent) throws Exception {
        onEventThread(() -> {
            themes.zoom(percent);
            JComponent bar = toolBar();
            layOut(bar, 4000);
            int oneRow = bar.getHeight();

            layOut(bar, width);

            assertThat(UIScale.getUserScaleFactor()).isEqualTo(percent / 100f);
            assertThat(bar.getHeight()).isGreaterThan(oneRow);
            assertWhole(bar, (Container) bar.getComponent(0));
            return bar;
        });
    }

    @Test
    void aNarrowWindowHasOneRowWithoutTheWordsBeforeTheChoices() throws Exception {
        onEventThread(() -> {
            themes.zoom(100);
            JComponent bar = toolBar();
            layOut(bar, 4000);
            int oneRow = bar.getHeight();
            for (int width : new int[] {1000, 850, 4000}) {
                bar.setSize(width, oneRow);
                bar.dispatchEvent(new ComponentEvent(bar, ComponentEvent.COMPONENT_RESIZED));
                layOut(bar, width);
                assertThat(bar.getHeight()).as("in " + width + " px").isEqualTo(oneRow);
                assertWhole(bar, (Container) bar.getComponent(0));
                if (width != 1000) {
                    // there it is for the fonts to decide
                    assertThat(shows(bar, "Range")).isEqualTo(width == 4000);
                }
                assertThat(isSeen(bar, AppAction.TOGGLE_THEME)).isTrue();
            }
            return bar;
        });
    }

    private static boolean isSeen(Container container, AppAction action) {
        return Arrays.stream(container.getComponents())
                .filter(Component::isVisible)
                .anyMatch(child -> action.name().equals(child.getName())
                        || (child instanceof Container inside && isSeen(inside, action)));
    }

    private static boolean shows(Container container, String word) {
        return Arrays.stream(container.getComponents())
                .filter(Component::isVisible)
                .anyMatch(child -> (child instanceof JLabel label && word.equals(label.getText()))
                        || (child instanceof Container inside && shows(inside, word)));
    }
}
