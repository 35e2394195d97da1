package org.convscope.ui.audit;

import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.convscope.inspect.audit.AuditRow;

/** A row a layer: layer, shape, error, verdict. */
final class AuditTableModel extends AbstractTableModel {
    static final int LAYER = 0;
    static final int SHAPE = 1;
    static final int ERROR = 2;
    static final int VERDICT = 3;

    private static final List<String> COLUMNS = List.of("Layer", "Shape", "Error", "Verdict");

    private List<AuditRow> rows = List.of();

    void show(List<AuditRow> newRows) {
        rows = List.copyOf(newRows);
        fireTableDataChanged();
    }

    AuditRow row(int index) {
        return rows.get(index);
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
        return COLUMNS.get(column);
    }

    /** The error as a number, so that it sorts as one. */
    @Override
    public Class<?> getColumnClass(int column) {
        return column == ERROR ? Double.class : column == VERDICT ? AuditRow.class : String.class;
    }

    @Override
    public Object getValueAt(int index, int column) {
        AuditRow row = rows.get(index);
        return switch (column) {
            case LAYER -> row.layer();
            case SHAPE -> row.shape();
            case ERROR -> row.error();
            default -> row;
        };
    }
}
