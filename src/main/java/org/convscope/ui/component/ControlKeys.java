package org.convscope.ui.component;

import java.awt.Component;
import java.awt.Container;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.AbstractAction;
import javax.swing.AbstractButton;
import javax.swing.Action;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JRootPane;
import javax.swing.JScrollBar;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.KeyStroke;
import javax.swing.RootPaneContainer;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/**
 * Keys for the controls in sight that have none of their own: Alt and a letter, one of their words where one is free. They are given
 * when Alt is pressed, since what is in sight changes; a control keeps its key for as long as no other in sight has it. A button is
 * pressed by its key, another control gets the focus.
 */
public final class ControlKeys {
    private static final String KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String OWN = ControlKeys.class.getName();

    private ControlKeys() {}

    /** Gives keys in whatever window has the focus, from now on. On the event thread. */
    public static void install() {
        KeyEventDispatcher onAlt = event -> {
            if (event.getID() == KeyEvent.KEY_PRESSED && event.getKeyCode() == KeyEvent.VK_ALT) {
                Window window =
                        KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusedWindow();
                if (window instanceof RootPaneContainer pane) {
                    give(pane.getRootPane());
                }
            }
            return false;
        };
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(onAlt);
    }

    /** Gives keys, and tells which each control in sight has now, in their order. */
    public static Map<JComponent, KeyStroke> give(JRootPane root) {
        List<JComponent> controls = new ArrayList<>();
        collect(root.getContentPane(), controls);
        Set<KeyStroke> taken = new HashSet<>(menus(root.getJMenuBar(), root));
        for (JComponent control : controls) {
            key(control).ifPresent(stroke -> {
                if (!taken.add(stroke)) {
                    take(control, stroke);
                }
            });
        }
        Map<JComponent, KeyStroke> all = new LinkedHashMap<>();
        for (JComponent control : controls) {
            Optional<KeyStroke> stroke = key(control).or(() -> free(words(control), taken));
            stroke.ifPresent(key -> {
                if (taken.add(key)) {
                    bind(control, key);
                }
                all.put(control, key);
            });
        }
        return all;
    }

    private static List<KeyStroke> menus(JMenuBar bar, JRootPane root) {
        List<KeyStroke> strokes = new ArrayList<>();
        Window window = SwingUtilities.getWindowAncestor(root);
        JMenuBar of = bar == null && window != null && window.getOwner() instanceof RootPaneContainer owner
                ? owner.getRootPane().getJMenuBar()
                : bar;
        for (int i = 0; of != null && i < of.getMenuCount(); i++) {
            if (of.getMenu(i) != null && of.getMenu(i).getMnemonic() != 0) {
                strokes.add(KeyStroke.getKeyStroke(of.getMenu(i).getMnemonic(), InputEvent.ALT_DOWN_MASK));
            }
        }
        return strokes;
    }

    /** Controls in sight, in the order of their containers; not the parts of which one is made. */
    private static void collect(Component component, List<JComponent> controls) {
        if (!component.isVisible() || component instanceof JScrollBar || isOfTheLook(component)) {
            return;
        }
        if (isControl(component)) {
            if (component.isShowing() && !hasAccelerator(component)) {
                controls.add((JComponent) component);
            }
        } else if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                collect(child, controls);
            }
        }
    }

    /** Whether it is pressed, chosen from or typed into. */
    private static boolean isControl(Component component) {
        return (component instanceof AbstractButton && !(component instanceof JMenuItem))
                || component instanceof JComboBox
                || component instanceof JSpinner
                || component instanceof JSlider
                || (component instanceof JTextComponent text && text.isEditable());
    }

    private static boolean isOfTheLook(Component component) {
        String type = component.getClass().getName();
        return type.startsWith("com.formdev.") || type.startsWith("javax.swing.plaf.");
    }

    /** Whether it is an action's that has a key anyway. */
    public static boolean hasAccelerator(Component component) {
        return component instanceof AbstractButton button
                && button.getAction() != null
                && button.getAction().getValue(Action.ACCELERATOR_KEY) != null;
    }

    private static Optional<KeyStroke> key(JComponent control) {
        return Optional.ofNullable((KeyStroke) control.getClientProperty(OWN));
    }

    private static String words(JComponent control) {
        String label = label(control).map(JLabel::getText).orElse("");
        String text = control instanceof AbstractButton button && button.getText() != null ? button.getText() : "";
        String name = control.getAccessibleContext().getAccessibleName();
        return label + text + (name == null ? "" : name);
    }

    private static Optional<KeyStroke> free(String words, Set<KeyStroke> taken) {
        for (int modifiers :
                new int[] {InputEvent.ALT_DOWN_MASK, InputEvent.ALT_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK}) {
            for (char letter : (words.toUpperCase(Locale.ROOT) + KEYS).toCharArray()) {
                KeyStroke stroke = KeyStroke.getKeyStroke((int) letter, modifiers);
                if (KEYS.indexOf(letter) >= 0 && !taken.contains(stroke)) {
                    return Optional.of(stroke);
                }
            }
        }
        return Optional.empty();
    }

    private static void bind(JComponent control, KeyStroke stroke) {
        control.putClientProperty(OWN, stroke);
        boolean isPlain = stroke.getModifiers()
                == KeyStroke.getKeyStroke(KeyEvent.VK_A, InputEvent.ALT_DOWN_MASK)
                        .getModifiers();
        Optional<JLabel> label = label(control);
        if (isPlain && control instanceof AbstractButton button) {
            button.setMnemonic(stroke.getKeyCode());
        } else if (isPlain && label.isPresent()) {
            label.get().setLabelFor(control);
            label.get().setDisplayedMnemonic(stroke.getKeyCode());
            // by itself a label takes the focus when the key goes down and passes it on when the key comes up; where
            // both are read in one millisecond, as of a busy display, it never passes it on
            put(label.get(), stroke, control);
        } else {
            put(control, stroke, control);
        }
    }

    private static void put(JComponent holder, KeyStroke stroke, JComponent control) {
        holder.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(stroke, OWN);
        holder.getActionMap().put(OWN, new Press(control));
    }

    private static void take(JComponent control, KeyStroke stroke) {
        control.putClientProperty(OWN, null);
        control.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).remove(stroke);
        if (control instanceof AbstractButton button) {
            button.setMnemonic(0);
        }
        label(control).ifPresent(label -> {
            label.setDisplayedMnemonic(0);
            label.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).remove(stroke);
        });
    }

    /** The label that is for it, or the one just before it that is for nothing. */
    private static Optional<JLabel> label(JComponent control) {
        if (control.getClientProperty("labeledBy") instanceof JLabel label) {
            return Optional.of(label);
        }
        Container parent = control.getParent();
        int place = parent == null ? -1 : parent.getComponentZOrder(control);
        boolean isBehind = place > 0
                && parent.getComponent(place - 1) instanceof JLabel before
                && before.getLabelFor() == null
                && before.isVisible()
                && before.getIcon() == null;
        return isBehind ? Optional.of((JLabel) parent.getComponent(place - 1)) : Optional.empty();
    }

    /** What a key does that no button and no label has. */
    private static final class Press extends AbstractAction {
        private static final long serialVersionUID = 1;

        private final transient JComponent control;

        private Press(JComponent control) {
            this.control = control;
        }

        @Override
        public void actionPerformed(ActionEvent event) {
            if (control instanceof AbstractButton button) {
                button.doClick();
            } else if (control instanceof JSpinner spinner
                    && spinner.getEditor() instanceof JSpinner.DefaultEditor editor) {
                editor.getTextField().requestFocusInWindow();
            } else {
                control.requestFocusInWindow();
            }
        }
    }
}
