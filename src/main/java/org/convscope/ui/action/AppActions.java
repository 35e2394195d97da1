package org.convscope.ui.action;

import java.util.EnumMap;
import java.util.Map;
import javax.swing.Action;
import org.convscope.ui.component.UserEvents;
import org.convscope.ui.view.AppIcons;
import org.convscope.ui.view.DocumentAccess;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.Navigation;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/** Swing's actions for all {@link AppAction}s, enabled as the workspace allows. */
public final class AppActions {
    private final Map<AppAction, Action> actions = new EnumMap<>(AppAction.class);

    /**
     * @param handlers what each action does; those that bring a view to the front for as many tabs as there are
     * @param documents up to date whenever the workspace tells
     * @throws IllegalArgumentException if another is missing
     */
    public AppActions(Map<AppAction, Runnable> handlers, WorkspaceModel workspace, DocumentAccess documents) {
        for (AppAction action : AppAction.values()) {
            Runnable handler = handlers.get(action);
            if (handler != null) {
                actions.put(action, swing(action, handler));
            } else if (!AppAction.VIEWS.contains(action)) {
                throw new IllegalArgumentException("nothing done for " + action);
            }
        }
        enable(workspace.get(), documents);
        workspace.addListener((before, now, changes) -> enable(now, documents));
    }

    /**
     * @throws IllegalStateException if it brings a view to the front that there is not
     */
    public Action get(AppAction action) {
        Action found = actions.get(action);
        if (found == null) {
            throw new IllegalStateException(action.name());
        }
        return found;
    }

    private static Action swing(AppAction action, Runnable handler) {
        Action swing = UserEvents.action(action.title(), handler);
        if (!action.icon().isEmpty()) {
            swing.putValue(Action.SMALL_ICON, AppIcons.of(action.icon()));
        }
        action.shortcut().ifPresent(stroke -> swing.putValue(Action.ACCELERATOR_KEY, stroke));
        swing.putValue(Action.SHORT_DESCRIPTION, action.tooltip());
        return swing;
    }

    private void enable(Workspace workspace, DocumentAccess documents) {
        // a model that is missing is in the workspace all the same
        boolean hasModel = documents.model().isPresent();
        actions.forEach((action, swing) -> {
            if (action.needs() != AppAction.Needs.STEP) {
                swing.setEnabled(isPossible(action, workspace, hasModel));
            }
        });
    }

    private static boolean isPossible(AppAction action, Workspace workspace, boolean hasModel) {
        return switch (action.needs()) {
            case NOTHING, STEP -> true;
            case ANYTHING -> !workspace.isEmpty();
            case MODEL -> hasModel;
            case OTHER_MODEL -> !workspace.otherModels().isEmpty();
            case FRAME -> workspace.selection().frame().isPresent();
            case STACK ->
                workspace.selection().frame().stream()
                        .anyMatch(frame -> Navigation.stack(workspace, frame).size() > 1);
            case LIGHT_TABLE ->
                !workspace.settings(LightTableSettings.KEY).frames().isEmpty();
            case MODEL_AND_FRAME -> hasModel && workspace.selection().frame().isPresent();
            case MODEL_AND_DATA_SET -> hasModel && workspace.dataSet().isPresent();
        };
    }
}
