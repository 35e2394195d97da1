package org.convscope.ui.action;

import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.KeyStroke;

/** Shortcuts as text and back. */
public final class ShortcutText {
    private ShortcutText() {}

    /**
     * @param text as {@link KeyStroke#getKeyStroke(String)}, with {@code menu} for the platform's menu key
     * @throws IllegalArgumentException if it is no shortcut
     */
    public static KeyStroke parse(String text) {
        String menu = menuMask() == InputEvent.META_DOWN_MASK ? "meta" : "ctrl";
        KeyStroke stroke = KeyStroke.getKeyStroke(text.replace("menu", menu));
        if (stroke == null) {
            throw new IllegalArgumentException("no shortcut: " + text);
        }
        return stroke;
    }

    private static int menuMask() {
        return GraphicsEnvironment.isHeadless()
                ? InputEvent.CTRL_DOWN_MASK
                : Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();
    }

    /** A shortcut as people write it: {@code Ctrl+Shift+O}. */
    public static String text(KeyStroke stroke) {
        String modifiers = InputEvent.getModifiersExText(stroke.getModifiers());
        String key = KeyEvent.getKeyText(stroke.getKeyCode());
        return modifiers.isEmpty() ? key : modifiers + "+" + key;
    }

    /** An action's shortcut behind a hint on what it does, {@code  (Ctrl+Shift+O)}; empty where it has none. */
    public static String behind(AppAction action) {
        return action.shortcut().map(stroke -> " (" + text(stroke) + ")").orElse("");
    }
}
