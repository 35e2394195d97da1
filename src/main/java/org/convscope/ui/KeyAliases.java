package org.convscope.ui;

import java.util.Map;
import javax.swing.JComponent;
import javax.swing.JRootPane;
import javax.swing.KeyStroke;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.AppActions;

/** Other keys for the same actions: where plus is Shift and equals, and on the number pad. */
final class KeyAliases {
    private static final Map<String, AppAction> ALIASES = Map.of(
            "ctrl EQUALS", AppAction.LARGER,
            "meta EQUALS", AppAction.LARGER,
            "ctrl shift EQUALS", AppAction.LARGER,
            "ctrl ADD", AppAction.LARGER,
            "ctrl SUBTRACT", AppAction.SMALLER,
            "ctrl NUMPAD0", AppAction.NORMAL_SIZE);

    private final AppActions actions;

    KeyAliases(AppActions actions) {
        this.actions = actions;
    }

    void register(JRootPane root) {
        ALIASES.forEach((keys, action) -> {
            root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(keys), action);
            root.getActionMap().put(action, actions.get(action));
        });
    }
}
