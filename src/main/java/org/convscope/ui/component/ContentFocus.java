package org.convscope.ui.component;

import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JScrollBar;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTree;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** Where the keys go in a view: to what it shows, not to the controls above it. */
public final class ContentFocus {
    private ContentFocus() {}

    /** The first part of a view that takes keys and is no control; the view itself where there is none. */
    public static void move(Container view) {
        find(view).ifPresentOrElse(Component::requestFocusInWindow, () -> {
            view.setFocusable(true);
            view.requestFocusInWindow();
        });
    }

    /** Puts other content into a view; where the keys went to the old one, they go to the new one. */
    public static void keep(Container view, Runnable change) {
        Component before = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        boolean isInside = before != null && SwingUtilities.isDescendingFrom(before, view);
        change.run();
        if (isInside && !SwingUtilities.isDescendingFrom(before, view)) {
            move(view);
        }
    }

    private static Optional<Component> find(Container container) {
        for (Component child : container.getComponents()) {
            if (!child.isVisible() || child instanceof JComboBox || child instanceof JSpinner) {
                continue;
            }
            if (takesKeys(child)) {
                return Optional.of(child);
            }
            Optional<Component> inside = child instanceof Container part ? find(part) : Optional.empty();
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    private static boolean takesKeys(Component component) {
        boolean isControl = component instanceof AbstractButton
                || component instanceof JTextComponent
                || component instanceof JSlider
                || component instanceof JScrollBar
                || component instanceof JTabbedPane;
        boolean isList = component instanceof JTable || component instanceof JList || component instanceof JTree;
        boolean hasKeys =
                component instanceof JComponent part && part.getInputMap().allKeys() != null;
        return !isControl && (isList || hasKeys) && component.isFocusable() && component.isEnabled();
    }
}
