package org.convscope.ui.component;

import java.awt.Component;
import java.awt.Container;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.JViewport;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;
import javax.swing.table.TableModel;

/** A table whose headings are never cut off: where there is no room for them it scrolls. A cell that is cut has a hint. */
class ReadTable extends JTable {
    ReadTable(TableModel model) {
        super(model);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        Container seen = getParent();
        return autoResizeMode != AUTO_RESIZE_OFF && seen instanceof JViewport && seen.getWidth() >= leastWidth();
    }

    private int leastWidth() {
        int width = 0;
        for (int i = 0; i < getColumnCount(); i++) {
            width += getColumnModel().getColumn(i).getMinWidth();
        }
        return width;
    }

    @Override
    public void doLayout() {
        for (int i = 0; i < getColumnCount(); i++) {
            TableColumn column = getColumnModel().getColumn(i);
            TableCellRenderer renderer = column.getHeaderRenderer() == null
                    ? getTableHeader().getDefaultRenderer()
                    : column.getHeaderRenderer();
            int heading = renderer.getTableCellRendererComponent(this, column.getHeaderValue(), false, false, -1, i)
                    .getPreferredSize()
                    .width;
            column.setMinWidth(Math.max(column.getMinWidth(), Math.max(heading, number(i))));
        }
        super.doLayout();
    }

    /** How wide a column of numbers is at least, as the first of them is. */
    private int number(int column) {
        return getRowCount() == 0 || !Number.class.isAssignableFrom(getColumnClass(column))
                ? 0
                : super.prepareRenderer(getCellRenderer(0, column), 0, column).getPreferredSize().width;
    }

    @Override
    public Component prepareRenderer(TableCellRenderer renderer, int row, int column) {
        Component cell = super.prepareRenderer(renderer, row, column);
        if (cell instanceof JComponent drawn && renderer.getClass().getName().startsWith("javax.swing.")) {
            boolean isCut = cell.getPreferredSize().width
                    > getColumnModel().getColumn(column).getWidth();
            drawn.setToolTipText(isCut ? String.valueOf(getValueAt(row, column)) : null);
        }
        return cell;
    }
}
