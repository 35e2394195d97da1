package org.convscope.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.FocusTraversalPolicy;
import java.awt.Point;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import javax.accessibility.AccessibleContext;
import javax.swing.JComponent;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;

/** The order in which Tab goes through a window, and where it goes against the order in which one reads. */
final class FocusOrder {
    private static final int MOST = 2000;

    private FocusOrder() {}

    /** What Tab comes to, from the first to the last. */
    static List<Component> of(JRootPane root) {
        FocusTraversalPolicy policy = root.getFocusTraversalPolicy();
        Container cycle = root.getFocusCycleRootAncestor();
        FocusTraversalPolicy used = policy == null ? cycle.getFocusTraversalPolicy() : policy;
        List<Component> order = new ArrayList<>();
        Component at = used.getFirstComponent(cycle);
        while (at != null && !order.contains(at) && order.size() < MOST) {
            order.add(at);
            at = used.getComponentAfter(cycle, at);
        }
        return order;
    }

    /** Places where what comes next stands as a whole above, and not beside on the right. */
    static List<String> faults(JRootPane root, List<Component> order) {
        List<String> faults = new ArrayList<>();
        for (int i = 1; i < order.size(); i++) {
            Rectangle before = place(root, order.get(i - 1));
            Rectangle next = place(root, order.get(i));
            if (next.y + next.height <= before.y && next.x < before.x + before.width) {
                faults.add(named(order.get(i - 1)) + " " + before + " before " + named(order.get(i)) + " " + next);
            }
        }
        return faults;
    }

    private static Rectangle place(JRootPane root, Component component) {
        Point corner = SwingUtilities.convertPoint(component.getParent(), component.getLocation(), root);
        // what is scrolled is not where it seems to be
        Rectangle seen =
                component instanceof JComponent drawn ? drawn.getVisibleRect() : new Rectangle(component.getSize());
        return new Rectangle(corner.x + seen.x, corner.y + seen.y, seen.width, seen.height);
    }

    static String named(Component component) {
        AccessibleContext context = component.getAccessibleContext();
        return component.getClass().getSimpleName() + " \""
                + (context == null ? component.getName() : context.getAccessibleName()) + "\"";
    }
}
