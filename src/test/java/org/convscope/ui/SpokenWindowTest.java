package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.all;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.Component;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JMenuItem;
import javax.swing.JRootPane;
import javax.swing.JSplitPane;
import javax.swing.JTree;
import javax.swing.KeyStroke;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.component.ControlKeys;
import org.convscope.workspace.ViewId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * As {@link AccessibilityTest}, of the whole window with a model and frames in it, and of every dialog; and Tab goes through
 * both as one reads.
 */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class SpokenWindowTest extends WindowJourney {
    /** Quick ones, which make parts of themselves only when there is something to show. */
    private static final List<ViewId> VIEWS = List.of(
            ViewId.FRAME,
            ViewId.KERNELS,
            ViewId.MAPS,
            ViewId.LIGHT_TABLE,
            ViewId.HISTOGRAMS,
            ViewId.GRAPH,
            ViewId.PIXEL);

    private static final String REST = "rest";

    private final List<String> faults = new ArrayList<>();

    @Test
    void everyControlOfTheWindowAndOfItsDialogsHasANameAndAHintAndItsPlaceInTheOrderOfFocus() throws Exception {
        open(MODEL, FRAMES);
        robot.await("the model", () -> workspace().model().isPresent());
        idle();
        List<ViewId> places = List.of(ViewId.values());
        for (ViewId view : VIEWS) {
            choose(AppAction.VIEWS.get(places.indexOf(view)));
            listen(view.name(), window.frame().getRootPane());
            onEventThread(() -> faults.addAll(regions(view.name())));
        }
        choose(AppAction.VIEWS.get(places.indexOf(ViewId.FRAME)));
        JComboBox<?> box = tools();
        KeyStroke own = onEventThread(
                () -> ControlKeys.give(window.frame().getRootPane()).get(box));
        pressAtOnce(own.getKeyCode());
        robot.await("the focus by Alt and a letter at once", box::isFocusOwner);
        type(own.getKeyCode(), KeyEvent.VK_ALT);
        robot.await("the focus by Alt and a letter", box::isFocusOwner);
        for (int tool = 0; tool < tools().getItemCount(); tool++) {
            int chosen = tool;
            onEventThread(() -> {
                tools().setSelectedIndex(chosen);
                return chosen;
            });
            idle();
            listen("frame with " + tools().getItemAt(tool), window.frame().getRootPane());
        }
        for (AppAction action : EveryActionTest.DIALOGS) {
            choose(action);
            for (JDialog dialog : onEventThread(EveryActionTest::dialogs)) {
                listen(dialog.getTitle(), dialog.getRootPane());
            }
            onEventThread(() -> {
                EveryActionTest.dialogs().forEach(Window::dispose);
                return true;
            });
            idle();
        }
        assertThat(faults.stream().distinct().toList()).isEmpty();
    }

    /** What dragging does on the frame. */
    private static JComboBox<?> tools() throws Exception {
        return all(JComboBox.class).stream()
                .filter(box ->
                        box.isShowing() && String.valueOf(box.getToolTipText()).startsWith("What dragging does"))
                .findFirst()
                .orElseThrow();
    }

    /** Alt and a letter, down and up in one moment, as where a busy machine reads late what was typed. */
    private void pressAtOnce(int letter) throws Exception {
        onEventThread(() -> window.frame().getRootPane().requestFocusInWindow());
        JRootPane root = window.frame().getRootPane();
        robot.await("the focus away from the box", root::isFocusOwner);
        EventQueue queue = Toolkit.getDefaultToolkit().getSystemEventQueue();
        long now = System.currentTimeMillis();
        for (int id : new int[] {KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED}) {
            queue.postEvent(new KeyEvent(root, id, now, InputEvent.ALT_DOWN_MASK, letter, (char) letter));
        }
    }

    private void listen(String where, JRootPane root) throws Exception {
        onEventThread(() -> {
            SpokenControls.faults(root).forEach(fault -> faults.add(where + ": " + fault));
            Map<JComponent, KeyStroke> keys = ControlKeys.give(root);
            SpokenControls.keyless(root.getContentPane(), keys.keySet())
                    .forEach(fault -> faults.add(where + ": " + fault));
            if (Set.copyOf(keys.values()).size() < keys.size()) {
                faults.add(where + ": two controls have one key, " + keys.values());
            }
            List<Component> order = FocusOrder.of(root);
            FocusOrder.faults(root, order).forEach(fault -> faults.add(where + ": " + fault));
            order.stream()
                    .filter(one -> !SpokenControls.isNamed(one))
                    .forEach(one -> faults.add(where + ": Tab comes to " + FocusOrder.named(one)));
            return true;
        });
    }

    /** Model, then frames, then the view from its tools on, then the inspector: each is gone through as a whole. */
    private List<String> regions(String view) {
        List<Component> order = FocusOrder.of(window.frame().getRootPane());
        List<String> met = new ArrayList<>();
        for (Component component : order) {
            String region = region(component);
            if (met.isEmpty() || !met.get(met.size() - 1).equals(region)) {
                met.add(region);
            }
        }
        List<String> regions = met.stream().filter(one -> !one.equals(REST)).toList();
        return regions.equals(List.of("model", "frames", "view", "inspector"))
                ? List.of()
                : List.of(view + ": Tab goes " + met);
    }

    private static String region(Component component) {
        for (Component at = component; at != null; at = at.getParent()) {
            Component in = at.getParent();
            if (at instanceof JTree) {
                return "model";
            }
            if (in instanceof JSplitPane split && split.getOrientation() == JSplitPane.VERTICAL_SPLIT) {
                return at == split.getTopComponent() ? "model" : "frames";
            }
            if (in instanceof JSplitPane split && split.getLeftComponent() instanceof JSplitPane) {
                return REST;
            }
            if (in instanceof JSplitPane split) {
                return at == split.getLeftComponent() ? "view" : "inspector";
            }
        }
        return REST;
    }

    private void choose(AppAction action) throws Exception {
        JMenuItem item = menuItem(action.name());
        onEventThread(() -> {
            item.doClick(0);
            return item;
        });
        idle();
    }
}
