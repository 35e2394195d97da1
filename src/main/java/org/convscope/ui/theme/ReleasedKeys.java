package org.convscope.ui.theme;

import java.util.List;
import javax.swing.InputMap;
import javax.swing.KeyStroke;
import javax.swing.UIManager;

/**
 * Keys that Swing's scroll panes and split panes would keep to themselves, wherever the focus is inside them: arrows, Page keys,
 * Home and End choose units, layers and frames everywhere. Lists, tables, trees and texts have them as before.
 */
final class ReleasedKeys {
    private static final List<String> MAPS = List.of("ScrollPane.ancestorInputMap", "SplitPane.ancestorInputMap");
    private static final List<String> KEYS = List.of(
            "LEFT",
            "RIGHT",
            "UP",
            "DOWN",
            "KP_LEFT",
            "KP_RIGHT",
            "KP_UP",
            "KP_DOWN",
            "PAGE_UP",
            "PAGE_DOWN",
            "HOME",
            "END");

    private ReleasedKeys() {}

    /** In the look and feel that is on now. */
    static void release() {
        for (String name : MAPS) {
            if (UIManager.get(name) instanceof InputMap map) {
                KEYS.forEach(key -> map.remove(KeyStroke.getKeyStroke(key)));
                // the same map for every component, not made anew at every look
                UIManager.getLookAndFeelDefaults().put(name, map);
            }
        }
    }
}
