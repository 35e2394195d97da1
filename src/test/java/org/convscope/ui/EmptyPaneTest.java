package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.layOut;

import java.awt.Component;
import java.awt.Container;
import java.awt.event.ComponentEvent;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.AppActions;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;
import org.junit.jupiter.api.Test;

class EmptyPaneTest {
    private static EmptyPane empty() {
        Map<AppAction, Runnable> handlers = new EnumMap<>(AppAction.class);
        for (AppAction action : AppAction.values()) {
            handlers.put(action, () -> {});
        }
        var actions = new AppActions(handlers, new WorkspaceModel(Workspace.EMPTY), Optional::empty);
        return new EmptyPane(actions, paths -> {});
    }

    /** Whether the pictures are there in a pane of a height, for who has opened these files before. */
    private static boolean teaches(int height, List<Path> recent) throws Exception {
        boolean[] shown = new boolean[1];
        SwingUtilities.invokeAndWait(() -> {
            EmptyPane empty = empty();
            JComponent pane = empty.component();
            empty.recent(recent);
            pane.setSize(1200, height);
            pane.dispatchEvent(new ComponentEvent(pane, ComponentEvent.COMPONENT_RESIZED));
            shown[0] = shows(pane);
        });
        return shown[0];
    }

    private static boolean shows(Container container) {
        for (Component child : container.getComponents()) {
            if (child.isVisible()
                    && ("first steps".equals(child.getName())
                            || (child instanceof Container inside && shows(inside)))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void whatHasNoRoomBesideAnotherStandsBelowIt() throws Exception {
        SwingUtilities.invokeAndWait(() -> {
            JComponent pane = empty().component();
            for (int width : new int[] {1600, 500}) {
                pane.setSize(width, 700);
                pane.dispatchEvent(new ComponentEvent(pane, ComponentEvent.COMPONENT_RESIZED));
                layOut(pane);
                assertThat(LayoutFaults.of(pane)).as("in " + width + " px").isEmpty();
            }
        });
    }

    @Test
    void picturesTeachWhoHasOpenedNothingWhereThereIsRoom() throws Exception {
        assertThat(teaches(900, List.of())).isTrue();
        assertThat(teaches(250, List.of())).isFalse();
        assertThat(teaches(900, List.of(Path.of("model.h5")))).isFalse();
    }
}
