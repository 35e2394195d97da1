package org.convscope.ui.action;

import java.awt.event.ActionEvent;
import java.util.EnumMap;
import java.util.Map;
import javax.swing.AbstractAction;
import javax.swing.Action;
import org.convscope.ui.view.Icons;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/** Swing's actions for all {@link AppAction}s, enabled as the workspace allows. */
public final class AppActions {
    private final Map<AppAction, Action> actions = new EnumMap<>(AppAction.class);

    /**
     * @param handlers what each action does
     * @throws IllegalArgumentException if one is missing
     */
    public AppActions(Map<AppAction, Runnable> handlers, WorkspaceModel workspace) {
        for (AppAction action : AppAction.values()) {
            Runnable handler = handlers.get(action);
            if (handler == null) {
                throw new IllegalArgumentException("nothing done for " + action);
            }
            actions.put(action, swing(action, handler));
        }
        enable(workspace.get());
        workspace.addListener((before, now, changes) -> enable(now));
    }

    public Action get(AppAction action) {
        Action found = actions.get(action);
        if (found == null) {
            throw new IllegalStateException(action.name());
        }
        return found;
    }

    private static Action swing(AppAction action, Runnable handler) {
        var swing = new AbstractAction(action.title()) {
            @Override
            public void actionPerformed(ActionEvent event) {
                handler.run();
            }
        };
        if (!action.icon().isEmpty()) {
            swing.putValue(Action.SMALL_ICON, Icons.of(action.icon()));
        }
        action.shortcut().ifPresent(stroke -> swing.putValue(Action.ACCELERATOR_KEY, stroke));
        swing.putValue(Action.SHORT_DESCRIPTION, action.tooltip());
        return swing;
    }

    private void enable(Workspace workspace) {
        actions.forEach((action, swing) -> swing.setEnabled(isPossible(action, workspace)));
    }

    static boolean isPossible(AppAction action, Workspace workspace) {
        return switch (action.needs()) {
            case NOTHING -> true;
            case ANYTHING -> !workspace.isEmpty();
            case MODEL -> workspace.model().isPresent();
            case FRAME -> workspace.selection().frame().isPresent();
            case MODEL_AND_DATA_SET ->
                workspace.model().isPresent() && workspace.dataSet().isPresent();
        };
    }
}
