package org.convscope.ui.theme;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Window;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.TableColumn;

/** Sizes that components were given in pixels when they were made, and that have to grow with the text. */
final class SetSizes {
    private final float factor;

    private SetSizes(float factor) {
        this.factor = factor;
    }

    /** Makes those of all windows larger or smaller. */
    static void scale(float factor) {
        var sizes = new SetSizes(factor);
        for (Window window : Window.getWindows()) {
            sizes.inside(window);
        }
    }

    private void inside(Container container) {
        for (Component child : container.getComponents()) {
            if (child.isPreferredSizeSet()) {
                child.setPreferredSize(scaled(child.getPreferredSize()));
            }
            if (child.isMinimumSizeSet()) {
                child.setMinimumSize(scaled(child.getMinimumSize()));
            }
            if (child instanceof JTable table) {
                rows(table);
            } else if (child instanceof Container inside) {
                inside(inside);
            }
        }
    }

    private void rows(JTable table) {
        // a height that is the look's own comes anew from it
        int own = Math.round(UIScale.scale((float) UIManager.getInt("Table.rowHeight")) / factor);
        if (Math.abs(table.getRowHeight() - own) > 1) {
            table.setRowHeight(scaled(table.getRowHeight()));
        }
        for (int i = 0; i < table.getColumnCount(); i++) {
            TableColumn column = table.getColumnModel().getColumn(i);
            column.setMinWidth(scaled(column.getMinWidth()));
            column.setPreferredWidth(scaled(column.getPreferredWidth()));
        }
    }

    private Dimension scaled(Dimension size) {
        return new Dimension(scaled(size.width), scaled(size.height));
    }

    private int scaled(int length) {
        return Math.round(length * factor);
    }
}
