package org.convscope.ui;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.accessibility.AccessibleContext;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JScrollBar;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.JTable;
import javax.swing.JTree;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.convscope.ui.component.ControlKeys;
import org.convscope.ui.component.DrawnComponent;

/** Walks a tree of components and lists what assistive technology could not tell its user, and what explains itself to nobody. */
final class SpokenControls {
    private SpokenControls() {}

    /** Lines such as {@code JSlider in SaliencyBar: no accessible name}. */
    static List<String> faults(Container root) {
        List<String> faults = new ArrayList<>();
        walk(root, root, faults);
        return faults;
    }

    private static void walk(Container root, Component component, List<String> faults) {
        if (component instanceof JComponent drawn
                && drawn.getClass().getName().startsWith("org.convscope.")
                && drawn.getMouseListeners().length > 0
                && drawn.getAccessibleContext() == null) {
            faults.add(place(root, drawn) + ": takes the mouse and is not told of");
        }
        if (component instanceof JComponent control && isControl(control)) {
            if (!isNamed(control)) {
                faults.add(place(root, control) + ": no accessible name");
            }
            boolean explained = control.getToolTipText() != null
                    && !control.getToolTipText().isBlank();
            if (!explained && !isList(control)) {
                faults.add(place(root, control) + ": no tooltip");
            }
        }
        if (component instanceof JSpinner spinner
                && spinner.getEditor() instanceof JSpinner.DefaultEditor editor
                && !isNamed(editor.getTextField())) {
            faults.add(place(root, spinner) + ": no accessible name where the keys go");
        }
        if (component instanceof Container inside && !isOne(component)) {
            for (Component child : inside.getComponents()) {
                walk(root, child, faults);
            }
        }
    }

    /** Controls in sight without a key, of those that the window gave. */
    static List<String> keyless(Container root, Set<JComponent> keyed) {
        List<String> faults = new ArrayList<>();
        keyless(root, root, keyed, faults);
        return faults;
    }

    private static void keyless(Container root, Component component, Set<JComponent> keyed, List<String> faults) {
        if (component instanceof JComponent control
                && control.isShowing()
                && isControl(control)
                && !isList(control)
                && !ControlKeys.hasAccelerator(control)
                && !keyed.contains(control)) {
            faults.add(place(root, control) + ": no key");
        }
        if (component instanceof Container inside && !isOne(component)) {
            for (Component child : inside.getComponents()) {
                keyless(root, child, keyed, faults);
            }
        }
    }

    /** Whether it is called by a word; a sign alone is none. */
    static boolean isNamed(Component component) {
        AccessibleContext context = component.getAccessibleContext();
        String name = context == null ? null : context.getAccessibleName();
        return name != null && name.chars().anyMatch(Character::isLetterOrDigit);
    }

    private static boolean isControl(JComponent component) {
        String type = component.getClass().getName();
        boolean isOfTheLook = type.startsWith("com.formdev.")
                || type.startsWith("javax.swing.plaf.")
                || "TextField.clearButton".equals(component.getName());
        boolean isPart = isOfTheLook
                || component instanceof JScrollBar
                || SwingUtilities.getAncestorOfClass(JScrollBar.class, component) != null;
        boolean isTyped = component instanceof JTextComponent text && text.isEditable();
        return !isPart
                && (component instanceof AbstractButton
                        || component instanceof JComboBox
                        || component instanceof JSpinner
                        || component instanceof JSlider
                        || isTyped
                        || isList(component));
    }

    /** What is read rather than pressed, and says itself what it holds. */
    private static boolean isList(JComponent component) {
        return component instanceof JTable
                || component instanceof JTree
                || component instanceof JList
                || component instanceof JMenuItem
                || component instanceof DrawnComponent;
    }

    /** Its parts are not reached by themselves. */
    private static boolean isOne(Component component) {
        return component instanceof JComboBox || component instanceof JSpinner || component instanceof JTable;
    }

    private static String place(Container root, JComponent control) {
        var path = new StringBuilder(control.getClass().getSimpleName());
        if (control instanceof AbstractButton button && button.getText() != null) {
            path.append(" \"").append(button.getText()).append('"');
        }
        for (Container up = control.getParent(); up != null && up != root; up = up.getParent()) {
            String type = up.getClass().getName();
            if (type.startsWith("org.convscope.")) {
                path.append(" in ").append(up.getClass().getSimpleName());
            }
        }
        return path.toString();
    }
}
