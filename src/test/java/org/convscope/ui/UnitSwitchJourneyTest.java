package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.find;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.Window;
import java.awt.event.KeyEvent;
import java.util.Arrays;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.MenuSelectionManager;
import org.convscope.workspace.KernelSettings;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.ViewId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Units switched off by their tiles, and what stands beside a kernel, on a real display. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class UnitSwitchJourneyTest extends WindowJourney {
    private void opened() throws Exception {
        open(MODEL, FRAMES.resolve("ice"));
        robot.await(
                "model and frames",
                () -> workspace().model().isPresent() && !workspace().frames().isEmpty());
        onEventThread(() -> {
            window.bench().workspace().update(now -> now.view(ViewId.MAPS)
                    .settings(MapSettings.KEY, now.settings(MapSettings.KEY).coverage(MapSettings.Coverage.LAYER))
                    .selection(now.selection().unit("block1_conv1", 2)));
            return true;
        });
        idle();
    }

    /** The entries of the menu of a canvas, as it opens over its middle. */
    private static List<JMenuItem> menu(JComponent canvas) throws Exception {
        return onEventThread(() -> {
            JPopupMenu menu = canvas.getComponentPopupMenu();
            menu.show(canvas, canvas.getWidth() / 2, canvas.getHeight() / 2);
            return Arrays.stream(menu.getComponents())
                    .map(JMenuItem.class::cast)
                    .toList();
        });
    }

    private JComponent canvas(String name) throws Exception {
        return onEventThread(() -> all(JComponent.class).stream()
                .filter(one -> one.isShowing()
                        && one.getComponentPopupMenu() != null
                        && name.equals(one.getAccessibleContext().getAccessibleName()))
                .findFirst()
                .orElseThrow());
    }

    private static boolean click(JMenuItem item) throws Exception {
        return onEventThread(() -> {
            item.doClick();
            return true;
        });
    }

    private static boolean isDialogShown() {
        return Arrays.stream(Window.getWindows())
                .anyMatch(open -> open.isShowing()
                        && open instanceof JDialog dialog
                        && dialog.getTitle().equals("Kernel on the frame"));
    }

    private boolean isTold() throws Exception {
        return onEventThread(() -> all(JPanel.class).stream()
                .anyMatch(panel -> "switched off".equals(panel.getName()) && panel.isShowing()));
    }

    @Test
    void aUnitIsOffUntilItIsSwitchedOnAgain() throws Exception {
        opened();
        JComponent maps = canvas("Feature maps of block1_conv1");
        List<JMenuItem> items = menu(maps);
        assertThat(items)
                .extracting(JMenuItem::getText)
                .satisfiesExactly(zero -> assertThat(zero).matches("Switch unit \\d+ off"), mean -> assertThat(mean)
                        .matches("Switch unit \\d+ off to its mean over the open frames"));
        click(items.get(0));
        robot.await("the unit to be off", () -> workspace().off().size() == 1);
        idle();
        assertThat(isTold()).isTrue();
        screenshot("switched-off-light");

        assertThat(menu(canvas("Feature maps of block1_conv1")))
                .extracting(JMenuItem::getText)
                .contains("Switch all units on again");
        onEventThread(() -> {
            MenuSelectionManager.defaultManager().clearSelectedPath();
            return true;
        });
        robot.click(find(AbstractButton.class, "Switch on again"));
        robot.await("all units to be on", () -> workspace().off().isEmpty());
        idle();
        assertThat(isTold()).isFalse();

        click(menu(canvas("Feature maps of block1_conv1")).get(1));
        robot.await("the unit to be off", () -> workspace().off().size() == 1);
        idle();
        assertThat(workspace().off().get(0).values().values()).singleElement().satisfies(mean -> assertThat(mean)
                .isPositive());
        screenshot("switched-off-mean-light");
        assertThat(guard.offences()).isEmpty();
    }

    @Test
    void aKernelIsLaidOverTheFrameBesideAClassicOne() throws Exception {
        opened();
        onEventThread(() -> {
            window.bench().workspace().update(now -> now.view(ViewId.KERNELS)
                    .settings(
                            KernelSettings.KEY,
                            now.settings(KernelSettings.KEY).coverage(KernelSettings.Coverage.LAYER)));
            return true;
        });
        idle();
        List<JMenuItem> items = menu(canvas("Kernels"));
        assertThat(items).isNotEmpty();
        click(items.get(0));
        robot.await("the dialog", UnitSwitchJourneyTest::isDialogShown);
        idle();
        screenshot("kernel-on-frame-light");
        type(KeyEvent.VK_ESCAPE);
        onEventThread(() -> {
            window.bench().workspace().update(now -> now.view(ViewId.INPUTS));
            return true;
        });
        idle();
        screenshot("inputs-unit-light");
        assertThat(guard.offences()).isEmpty();
    }
}
