package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.Window;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JDialog;
import javax.swing.JMenuItem;
import org.convscope.ui.action.AppAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** As {@link AccessibilityTest}, of the whole window with a model and frames in it, and of every dialog. */
@EnabledIfEnvironmentVariable(named = "CONVSCOPE_WINDOW_TESTS", matches = "1")
class SpokenWindowTest extends WindowJourney {
    /** The first tabs: quick ones, which make parts of themselves only when there is something to show. */
    private static final int OF_FRAMES = 4;

    @Test
    void everyControlOfTheWindowAndOfItsDialogsHasANameAndAHint() throws Exception {
        open(MODEL, FRAMES);
        robot.await("the model", () -> workspace().model().isPresent());
        idle();
        List<String> faults = new ArrayList<>();
        for (int view = 0; view < OF_FRAMES; view++) {
            choose(AppAction.VIEWS.get(view));
            faults.addAll(
                    onEventThread(() -> SpokenControls.faults(window.frame().getRootPane())));
        }
        for (AppAction action : EveryActionTest.DIALOGS) {
            choose(action);
            for (JDialog dialog : onEventThread(EveryActionTest::dialogs)) {
                onEventThread(() -> SpokenControls.faults(dialog.getRootPane()))
                        .forEach(fault -> faults.add(dialog.getTitle() + ": " + fault));
            }
            onEventThread(() -> {
                EveryActionTest.dialogs().forEach(Window::dispose);
                return true;
            });
            idle();
        }
        assertThat(faults.stream().distinct().toList()).isEmpty();
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
