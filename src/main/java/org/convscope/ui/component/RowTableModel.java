package org.convscope.ui.component;

import java.util.List;
import javax.swing.table.AbstractTableModel;

/** A table's rows as values of one kind; what their columns say is up to the subclass. */
public abstract class RowTableModel<T> extends AbstractTableModel {
    private final List<String> columns;
    private transient List<T> rows;

    protected RowTableModel(List<String> columns, List<T> rows) {
        this.columns = columns;
        this.rows = List.copyOf(rows);
    }

    public void show(List<T> newRows) {
        rows = List.copyOf(newRows);
        fireTableDataChanged();
    }

    public List<T> rows() {
        return rows;
    }

    public T row(int index) {
        return rows.get(index);
    }

    /** What a column says of a row. */
    protected abstract Object value(T row, int column);

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return columns.size();
    }

    @Override
    public String getColumnName(int column) {
        return columns.get(column);
    }

    @Override
    public Object getValueAt(int index, int column) {
        return value(rows.get(index), column);
    }
}
