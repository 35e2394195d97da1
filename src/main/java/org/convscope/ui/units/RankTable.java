package org.convscope.ui.units;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Image;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.ImageIcon;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.table.DefaultTableCellRenderer;
import org.convscope.inspect.topimages.Peak;
import org.convscope.render.NumberText;
import org.convscope.ui.component.DataTables;
import org.convscope.ui.component.RowTableModel;

/** The frames that excite a unit most, a rank a row: the patch that it sees, the value, the frame. */
final class RankTable {
    private static final int[] WIDTHS = {100, 250};
    private static final int ROW = 92;
    private static final int PATCH = 88;

    private final Rows rows = new Rows();
    private final JTable table;

    /**
     * @param chosen takes the frame that the user chose
     */
    RankTable(Consumer<UnitDetail.Rank> chosen) {
        table = DataTables.toChoose(
                rows, "Frames that excite the unit most", WIDTHS, row -> chosen.accept(rows.row(row)));
        table.setName("units-top");
        table.setAutoCreateRowSorter(false);
        table.setRowSorter(null);
        table.setRowHeight(UIScale.scale(ROW));
        table.getColumnModel().getColumn(0).setMinWidth(UIScale.scale(WIDTHS[0]));
        table.setDefaultRenderer(Object.class, new Cell());
        // after the size that other text makes of what was set here
        table.addPropertyChangeListener("UI", event -> SwingUtilities.invokeLater(this::fit));
    }

    /** Rows as high as their words, and the pictures' column as wide as they. */
    private void fit() {
        if (table.getRowCount() == 0) {
            return;
        }
        Dimension patch =
                table.prepareRenderer(table.getCellRenderer(0, 0), 0, 0).getPreferredSize();
        int words = table.prepareRenderer(table.getCellRenderer(0, 1), 0, 1).getPreferredSize().height;
        table.setRowHeight(Math.max(UIScale.scale(ROW), Math.max(patch.height, words) + table.getRowMargin()));
        int wide = patch.width
                + UIScale.scale(ROW - PATCH)
                + table.getColumnModel().getColumnMargin();
        table.getColumnModel().getColumn(0).setMinWidth(Math.max(UIScale.scale(WIDTHS[0]), wide));
    }

    JTable component() {
        return table;
    }

    void show(List<UnitDetail.Rank> ranks) {
        rows.show(ranks);
        fit();
    }

    private static final class Rows extends RowTableModel<UnitDetail.Rank> {
        Rows() {
            super(List.of("Sees", "Frame"), List.of());
        }

        @Override
        protected Object value(UnitDetail.Rank rank, int column) {
            if (column == 0) {
                return rank;
            }
            Peak peak = rank.peak();
            return "<html><nobr><b>" + (rows().indexOf(rank) + 1) + "</b>&nbsp; " + NumberText.text(peak.value(), 4)
                    + "<br>" + escaped(peak.frame().source().name()) + "<br>" + escaped(rank.categories()) + "<br>row "
                    + Math.round(peak.patch().row()) + ", column "
                    + Math.round(peak.patch().column());
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;");
        }
    }

    private static final class Cell extends DefaultTableCellRenderer {
        @Override
        public Component getTableCellRendererComponent(
                JTable of, Object value, boolean selected, boolean focused, int row, int column) {
            boolean patch = value instanceof UnitDetail.Rank;
            super.getTableCellRendererComponent(of, patch ? "" : value, selected, false, row, column);
            int side = UIScale.scale(PATCH);
            setIcon(
                    value instanceof UnitDetail.Rank rank
                            ? new ImageIcon(rank.patch().getScaledInstance(side, side, Image.SCALE_SMOOTH))
                            : null);
            // a narrow column cuts it
            setToolTipText(patch ? null : String.valueOf(value));
            setHorizontalAlignment(patch ? SwingConstants.CENTER : SwingConstants.LEADING);
            return this;
        }
    }
}
