package org.convscope.ui.drop;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Graphics;
import java.awt.dnd.DropTargetAdapter;
import java.awt.dnd.DropTargetDragEvent;
import java.awt.dnd.DropTargetDropEvent;
import java.awt.dnd.DropTargetEvent;
import java.util.TooManyListenersException;
import javax.swing.JComponent;
import javax.swing.JLayeredPane;
import javax.swing.JRootPane;
import javax.swing.UIManager;

/** A line around the window while files hover over it that it would take. */
public final class DropOutline extends JComponent {
    private static final int WIDTH = 3;

    private final JLayeredPane layers;

    /**
     * @param root of the window, with a transfer handler already
     */
    public DropOutline(JRootPane root) {
        layers = root.getLayeredPane();
        setVisible(false);
        layers.add(this, JLayeredPane.DRAG_LAYER);
        watch(root);
    }

    /** Watches one more component that takes drops itself; it needs a transfer handler already. */
    public void watch(JComponent component) {
        try {
            component.getDropTarget().addDropTargetListener(new Hover());
        } catch (TooManyListenersException e) {
            throw new IllegalStateException("Swing's drop targets take any number of listeners", e);
        }
    }

    @Override
    protected void paintComponent(Graphics g) {
        g.setColor(UIManager.getColor("Component.accentColor"));
        int width = UIScale.scale(WIDTH);
        g.fillRect(0, 0, getWidth(), width);
        g.fillRect(0, getHeight() - width, getWidth(), width);
        g.fillRect(0, 0, width, getHeight());
        g.fillRect(getWidth() - width, 0, width, getHeight());
    }

    @Override
    public boolean contains(int x, int y) {
        // or it would be what files hover over
        return false;
    }

    private void outline(boolean wanted) {
        setBounds(0, 0, layers.getWidth(), layers.getHeight());
        setVisible(wanted);
    }

    private final class Hover extends DropTargetAdapter {
        @Override
        public void dragEnter(DropTargetDragEvent event) {
            outline(FileDrop.takes(event.getCurrentDataFlavors()));
        }

        @Override
        public void dragExit(DropTargetEvent event) {
            outline(false);
        }

        @Override
        public void drop(DropTargetDropEvent event) {
            outline(false);
        }
    }
}
