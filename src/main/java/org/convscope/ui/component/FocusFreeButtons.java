package org.convscope.ui.component;

import javax.swing.JButton;
import javax.swing.JToggleButton;

/** Buttons that leave the focus, and with it the arrow keys, to what they belong to. */
public final class FocusFreeButtons {
    private FocusFreeButtons() {}

    /** One of several. */
    public static JToggleButton toggle(String text, String tooltip) {
        var button = new JToggleButton(text);
        button.setToolTipText(tooltip);
        // reached by Tab, but a click leaves the focus, and so the arrow keys, with the view
        button.setRequestFocusEnabled(false);
        return button;
    }

    /**
     * A button without a border, as in a toolbar.
     *
     * @param text a sign
     * @param tooltip what it does, for assistive technology too
     */
    public static JButton flat(String text, String tooltip, Runnable action) {
        var button = new JButton(text);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(tooltip);
        button.getAccessibleContext().setAccessibleName(tooltip);
        // reached by Tab, but a click leaves the focus, and so the arrow keys, with the view
        button.setRequestFocusEnabled(false);
        button.addActionListener(e -> action.run());
        return button;
    }
}
