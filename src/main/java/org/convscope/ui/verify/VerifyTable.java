package org.convscope.ui.verify;

import java.util.function.Consumer;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import org.convscope.inspect.verify.VerifiedLayer;
import org.convscope.ui.component.DataTables;
import org.convscope.ui.view.AppIcons;

/** The rows of a verification; a click on a heading sorts, a click on a row selects the layer everywhere. */
final class VerifyTable {
    private static final int[] WIDTHS = {200, 130, 90, 350};

    private VerifyTable() {}

    /**
     * @param select takes the layer that the user chose
     */
    static JTable of(VerifyTableModel model, Consumer<String> select) {
        JTable table = DataTables.toChoose(
                model,
                "Verified layers",
                WIDTHS,
                row -> select.accept(model.row(row).layer()));
        table.setName("verify");
        table.setDefaultRenderer(Double.class, new ErrorRenderer());
        table.setDefaultRenderer(VerifiedLayer.class, new VerdictRenderer());
        return table;
    }

    private static final class ErrorRenderer extends DefaultTableCellRenderer {
        ErrorRenderer() {
            setHorizontalAlignment(SwingConstants.RIGHT);
        }

        @Override
        protected void setValue(Object value) {
            setText(value instanceof Double error ? VerifyWords.error(error) : "");
        }
    }

    private static final class VerdictRenderer extends DefaultTableCellRenderer {
        @Override
        protected void setValue(Object value) {
            if (value instanceof VerifiedLayer row) {
                setText(VerifyWords.verdict(row));
                setToolTipText(row.remark().isEmpty() ? null : row.remark());
                setIcon(VerifyWords.icon(row).map(name -> AppIcons.of(name, 14)).orElse(null));
            }
        }
    }
}
