package org.convscope.ui.component;

import com.formdev.flatlaf.util.UIScale;
import java.util.function.IntConsumer;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableModel;

/** Tables with their headings where the columns begin. */
public final class DataTables {
    private DataTables() {}

    /**
     * Something to read.
     *
     * @param name for assistive technology
     */
    public static JTable of(TableModel model, String name) {
        var table = new ReadTable(model);
        table.getAccessibleContext().setAccessibleName(name);
        table.setAutoResizeMode(JTable.AUTO_RESIZE_LAST_COLUMN);
        if (table.getTableHeader().getDefaultRenderer() instanceof DefaultTableCellRenderer header) {
            header.setHorizontalAlignment(SwingConstants.LEADING);
        }
        return table;
    }

    /**
     * Something to sort and to choose a row of.
     *
     * @param name for assistive technology
     * @param widths of the columns, px before scaling
     * @param chosen takes the row of the model that the user chose
     */
    public static JTable toChoose(TableModel model, String name, int[] widths, IntConsumer chosen) {
        JTable table = of(model, name);
        table.getTableHeader().setReorderingAllowed(false);
        table.setAutoCreateRowSorter(true);
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        for (int i = 0; i < widths.length; i++) {
            table.getColumnModel().getColumn(i).setPreferredWidth(UIScale.scale(widths[i]));
        }
        table.getSelectionModel().addListSelectionListener(event -> {
            if (!event.getValueIsAdjusting() && table.getSelectedRow() >= 0) {
                chosen.accept(table.convertRowIndexToModel(table.getSelectedRow()));
            }
        });
        return table;
    }
}
