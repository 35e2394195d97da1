package org.convscope.ui.difference;

import com.formdev.flatlaf.util.UIScale;
import java.awt.AWTKeyStroke;
import java.awt.KeyboardFocusManager;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableModel;

/** The tables of a comparison, relative differences with bars: a click on a heading sorts, rows are chosen one at a time. */
final class DifferenceTable {
    private static final int[] LAYER_WIDTHS = {112, 72, 116, 112, 96};
    private static final int[] FILTER_WIDTHS = {60, 230, 150};

    private DifferenceTable() {}

    /**
     * @param chosen takes the row of the model that the user chose
     */
    static JTable ofLayers(DifferenceTableModel model, IntConsumer chosen) {
        JTable table = of(model, LAYER_WIDTHS, DifferenceTableModel.RELATIVE, model::largestRelative, chosen);
        table.setName("difference");
        table.getAccessibleContext().setAccessibleName("Layers of both models");
        return table;
    }

    /**
     * @param chosen takes the row of the model that the user chose
     */
    static JTable ofFilters(FilterTableModel model, IntConsumer chosen) {
        JTable table = of(model, FILTER_WIDTHS, FilterTableModel.RELATIVE, model::largestRelative, chosen);
        table.setName("difference-filters");
        table.getAccessibleContext().setAccessibleName("Filters of the layer");
        var units = new DefaultTableCellRenderer() {
            @Override
            protected void setValue(Object value) {
                setText("#" + value);
            }
        };
        table.setDefaultRenderer(Integer.class, units);
        return table;
    }

    private static JTable of(TableModel model, int[] widths, int barred, DoubleSupplier full, IntConsumer chosen) {
        var table = new JTable(model);
        table.setAutoResizeMode(JTable.AUTO_RESIZE_LAST_COLUMN);
        table.getTableHeader().setReorderingAllowed(false);
        if (table.getTableHeader().getDefaultRenderer() instanceof DefaultTableCellRenderer header) {
            header.setHorizontalAlignment(SwingConstants.LEADING);
        }
        table.setAutoCreateRowSorter(true);
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setDefaultRenderer(Long.class, new BarRenderer(() -> 0));
        table.setDefaultRenderer(Double.class, new BarRenderer(() -> 0));
        for (int i = 0; i < widths.length; i++) {
            table.getColumnModel().getColumn(i).setPreferredWidth(UIScale.scale(widths[i]));
        }
        table.getColumnModel().getColumn(barred).setCellRenderer(new BarRenderer(full));
        leaveByTab(table);
        table.getSelectionModel().addListSelectionListener(event -> {
            if (!event.getValueIsAdjusting() && table.getSelectedRow() >= 0) {
                chosen.accept(table.convertRowIndexToModel(table.getSelectedRow()));
            }
        });
        return table;
    }

    /** From the layers to the filters and on: nobody edits a cell here. */
    private static void leaveByTab(JTable table) {
        table.setFocusTraversalKeys(
                KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, Set.<AWTKeyStroke>of(KeyStroke.getKeyStroke("TAB")));
        table.setFocusTraversalKeys(
                KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS,
                Set.<AWTKeyStroke>of(KeyStroke.getKeyStroke("shift TAB")));
    }

    /** Chooses a row of the model and scrolls to it. */
    static void choose(JTable table, int row) {
        int at = table.convertRowIndexToView(row);
        table.setRowSelectionInterval(at, at);
        table.scrollRectToVisible(table.getCellRect(at, 0, true));
    }
}
