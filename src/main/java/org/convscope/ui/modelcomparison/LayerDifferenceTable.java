package org.convscope.ui.modelcomparison;

import java.awt.AWTKeyStroke;
import java.awt.KeyboardFocusManager;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.table.DefaultTableCellRenderer;
import org.convscope.ui.component.DataTables;

/** The tables of a model comparison, relative differences with bars: a click on a heading sorts, rows are chosen one at a time. */
final class LayerDifferenceTable {
    private static final int[] LAYER_WIDTHS = {134, 84, 84, 94, 62, 96};
    private static final int[] FILTER_WIDTHS = {60, 230, 150};

    private LayerDifferenceTable() {}

    /**
     * @param chosen takes the row of the model that the user chose
     */
    static JTable ofLayers(LayerDifferenceTableModel model, IntConsumer chosen) {
        JTable table = DataTables.toChoose(model, "Layers of both models", LAYER_WIDTHS, chosen);
        bars(table, LayerDifferenceTableModel.RELATIVE, model::largestRelative);
        leaveByTab(table);
        table.setName("difference");
        return table;
    }

    /**
     * @param chosen takes the row of the model that the user chose
     */
    static JTable ofFilters(FilterDifferenceTableModel model, IntConsumer chosen) {
        JTable table = DataTables.toChoose(model, "Filters of the layer", FILTER_WIDTHS, chosen);
        bars(table, FilterDifferenceTableModel.RELATIVE, model::largestRelative);
        leaveByTab(table);
        table.setName("difference-filters");
        var units = new DefaultTableCellRenderer() {
            @Override
            protected void setValue(Object value) {
                setText("#" + value);
            }
        };
        table.setDefaultRenderer(Integer.class, units);
        return table;
    }

    private static void bars(JTable table, int barred, DoubleSupplier full) {
        table.setDefaultRenderer(Long.class, new DifferenceBarRenderer(() -> 0));
        table.setDefaultRenderer(Double.class, new DifferenceBarRenderer(() -> 0));
        table.getColumnModel().getColumn(barred).setCellRenderer(new DifferenceBarRenderer(full));
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
