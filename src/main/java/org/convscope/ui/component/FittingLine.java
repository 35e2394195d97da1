package org.convscope.ui.component;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;
import java.util.Arrays;

/** Places parts side by side, as many as fit, at least two; the others have no size. */
public final class FittingLine implements LayoutManager {
    private static final int APART = 2;
    private static final int LEAST = 2;

    @Override
    public void addLayoutComponent(String name, Component component) {
        // order is all that counts
    }

    @Override
    public void removeLayoutComponent(Component component) {
        // nothing is remembered
    }

    @Override
    public Dimension preferredLayoutSize(Container line) {
        return size(line, line.getComponentCount());
    }

    @Override
    public Dimension minimumLayoutSize(Container line) {
        return size(line, LEAST);
    }

    private static Dimension size(Container line, int parts) {
        int width = 0;
        int height = 0;
        for (Component part :
                Arrays.asList(line.getComponents()).subList(0, Math.min(parts, line.getComponentCount()))) {
            Dimension size = part.getPreferredSize();
            width += size.width + (width == 0 ? 0 : UIScale.scale(APART));
            height = Math.max(height, size.height);
        }
        return new Dimension(width, height);
    }

    @Override
    public void layoutContainer(Container line) {
        int x = 0;
        boolean isFull = false;
        for (Component part : line.getComponents()) {
            Dimension size = part.getPreferredSize();
            isFull |= x + size.width > line.getWidth();
            part.setBounds(isFull ? 0 : x, (line.getHeight() - size.height) / 2, isFull ? 0 : size.width, size.height);
            part.setFocusable(!isFull);
            x += size.width + UIScale.scale(APART);
        }
    }
}
