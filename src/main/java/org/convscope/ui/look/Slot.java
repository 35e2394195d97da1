package org.convscope.ui.look;

import java.awt.BorderLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** A place for one component at a time. */
public final class Slot extends JPanel {
    public Slot() {
        super(new BorderLayout());
    }

    /** Instead of what was there. */
    public void put(JComponent component) {
        if (getComponentCount() == 0 || getComponent(0) != component) {
            removeAll();
            add(component);
        }
        revalidate();
        repaint();
    }
}
