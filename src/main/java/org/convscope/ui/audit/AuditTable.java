package org.convscope.ui.audit;

import com.formdev.flatlaf.util.UIScale;
import java.util.function.Consumer;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import org.convscope.inspect.audit.AuditRow;
import org.convscope.ui.view.Icons;

/** The rows of a verification; a click on a heading sorts, a click on a row selects the layer everywhere. */
final class AuditTable {
    private static final int[] WIDTHS = {200, 130, 90, 350};

    private AuditTable() {}

    /**
     * @param select takes the layer that the user chose
     */
    static JTable of(AuditTableModel model, Consumer<String> select) {
        var table = new JTable(model);
        table.setName("audit");
        table.setAutoResizeMode(JTable.AUTO_RESIZE_LAST_COLUMN);
        table.getTableHeader().setReorderingAllowed(false);
        if (table.getTableHeader().getDefaultRenderer() instanceof DefaultTableCellRenderer header) {
            header.setHorizontalAlignment(SwingConstants.LEADING);
        }
        table.setAutoCreateRowSorter(true);
        table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        table.setDefaultRenderer(Double.class, new ErrorRenderer());
        table.setDefaultRenderer(AuditRow.class, new VerdictRenderer());
        for (int i = 0; i < WIDTHS.length; i++) {
            table.getColumnModel().getColumn(i).setPreferredWidth(UIScale.scale(WIDTHS[i]));
        }
        table.getAccessibleContext().setAccessibleName("Verified layers");
        table.getSelectionModel().addListSelectionListener(event -> {
            if (!event.getValueIsAdjusting() && table.getSelectedRow() >= 0) {
                select.accept(model.row(table.convertRowIndexToModel(table.getSelectedRow()))
                        .layer());
            }
        });
        return table;
    }

    private static final class ErrorRenderer extends DefaultTableCellRenderer {
        ErrorRenderer() {
            setHorizontalAlignment(SwingConstants.RIGHT);
        }

        @Override
        protected void setValue(Object value) {
            setText(value instanceof Double error ? AuditWords.error(error) : "");
        }
    }

    private static final class VerdictRenderer extends DefaultTableCellRenderer {
        @Override
        protected void setValue(Object value) {
            if (value instanceof AuditRow row) {
                setText(AuditWords.verdict(row));
                setToolTipText(row.remark().isEmpty() ? null : row.remark());
                setIcon(AuditWords.icon(row).map(name -> Icons.of(name, 14)).orElse(null));
            }
        }
    }
}
