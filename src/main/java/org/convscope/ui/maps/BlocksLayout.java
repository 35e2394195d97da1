package org.convscope.ui.maps;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.LayoutManager;

/** Equal cells in as many columns as make square pictures in them largest. */
final class BlocksLayout implements LayoutManager {
    /** Heading and legend of a cell. */
    private static final int EXTRA = 96;

    private static final int SMALLEST = 190;

    /** How many columns make the squares largest. */
    static int columns(int cells, int width, int height, int extra) {
        int best = 1;
        double largest = Double.NEGATIVE_INFINITY;
        for (int columns = 1; columns <= Math.max(1, cells); columns++) {
            int rows = (cells + columns - 1) / columns;
            double side = Math.min(width / (double) columns, height / (double) rows - extra);
            if (side > largest) {
                largest = side;
                best = columns;
            }
        }
        return best;
    }

    @Override
    public void layoutContainer(Container parent) {
        int cells = parent.getComponentCount();
        if (cells == 0) {
            return;
        }
        int columns = columns(cells, parent.getWidth(), parent.getHeight(), UIScale.scale(EXTRA));
        int rows = (cells + columns - 1) / columns;
        int high = Math.min(parent.getHeight() / rows, parent.getWidth() / columns + UIScale.scale(EXTRA));
        int above = (parent.getHeight() - high * rows) / 2;
        for (int i = 0; i < cells; i++) {
            Component cell = parent.getComponent(i);
            int column = i % columns;
            int left = parent.getWidth() * column / columns;
            int right = parent.getWidth() * (column + 1) / columns;
            cell.setBounds(left, above + i / columns * high, right - left, high);
        }
    }

    @Override
    public Dimension preferredLayoutSize(Container parent) {
        return minimumLayoutSize(parent);
    }

    /** Below this a scroll bar comes. */
    @Override
    public Dimension minimumLayoutSize(Container parent) {
        int cells = Math.max(1, parent.getComponentCount());
        int side = UIScale.scale(SMALLEST);
        int width = Math.max(
                side, parent.getParent() == null ? side : parent.getParent().getWidth());
        int columns = Math.max(1, Math.min(cells, width / side));
        int rows = (cells + columns - 1) / columns;
        return new Dimension(side, rows * (side + UIScale.scale(EXTRA)));
    }

    @Override
    public void addLayoutComponent(String name, Component component) {
        // cells are laid out in the order of their adding
    }

    @Override
    public void removeLayoutComponent(Component component) {
        // nothing is kept
    }
}
