package org.convscope.ui.component;

import java.awt.BorderLayout;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/**
 * A place for one component at a time. Those that are not seen now follow the theme and the text size too, which Swing changes
 * only where it finds them in a window.
 */
public final class ComponentSlot extends JPanel {
    /** Null while the panel itself is made. */
    private final @Nullable Set<JComponent> held;

    /**
     * @param later components that will be put here some time
     */
    public ComponentSlot(JComponent... later) {
        super(new BorderLayout());
        held = Collections.newSetFromMap(new WeakHashMap<>());
        held.addAll(List.of(later));
    }

    /** Instead of what was there. */
    public void put(JComponent component) {
        if (held != null && held.add(component)) {
            // may have been made, or away, while theme or text size changed
            SwingUtilities.updateComponentTreeUI(component);
        }
        if (getComponentCount() == 0 || getComponent(0) != component) {
            removeAll();
            add(component);
        }
        revalidate();
        repaint();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (held != null) {
            held.stream().filter(one -> one.getParent() != this).forEach(SwingUtilities::updateComponentTreeUI);
        }
    }
}
