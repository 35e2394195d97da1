package org.convscope.ui.difference;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.text.NumberFormat;
import java.util.Locale;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;

/** The rows of a comparison, relative differences with bars; a click on a heading sorts. */
final class DifferenceTable {
    private static final int[] WIDTHS = {200, 100, 155, 145, 200};
    private static final int BAR_ALPHA = 70;

    private DifferenceTable() {}

    static JTable of(DifferenceTableModel model) {
        var table = new JTable(model);
        table.setName("difference");
        table.setAutoResizeMode(JTable.AUTO_RESIZE_LAST_COLUMN);
        table.getTableHeader().setReorderingAllowed(false);
        if (table.getTableHeader().getDefaultRenderer() instanceof DefaultTableCellRenderer header) {
            header.setHorizontalAlignment(SwingConstants.LEADING);
        }
        table.setFocusable(false);
        table.setAutoCreateRowSorter(true);
        table.setDefaultRenderer(Long.class, new NumberRenderer(0));
        table.setDefaultRenderer(Double.class, new NumberRenderer(0));
        for (int i = 0; i < WIDTHS.length; i++) {
            table.getColumnModel().getColumn(i).setPreferredWidth(UIScale.scale(WIDTHS[i]));
        }
        table.getColumnModel()
                .getColumn(DifferenceTableModel.RELATIVE)
                .setCellRenderer(new NumberRenderer(model.largestRelative()));
        table.getAccessibleContext().setAccessibleName("Layers of both models");
        return table;
    }

    /** Empty where nothing was compared. */
    static String text(Object value) {
        if (value instanceof Long count) {
            return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(count);
        }
        return value instanceof Double number && !number.isNaN()
                ? number == 0 ? "0" : String.format(Locale.ROOT, "%.2e", number)
                : "";
    }

    private static final class NumberRenderer extends DefaultTableCellRenderer {
        private final double full;
        private double fraction;

        /**
         * @param full the number whose bar fills the cell; 0 for no bars
         */
        NumberRenderer(double full) {
            this.full = full;
            setHorizontalAlignment(SwingConstants.RIGHT);
        }

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int row, int column) {
            super.getTableCellRendererComponent(table, text(value), selected, false, row, column);
            fraction = full > 0 && value instanceof Double number && !number.isNaN() ? number / full : 0;
            return this;
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            super.paintComponent(graphics);
            Color accent = UIManager.getColor("Component.accentColor");
            if (fraction > 0 && accent != null) {
                graphics.setColor(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), BAR_ALPHA));
                int inset = UIScale.scale(3);
                graphics.fillRect(0, inset, (int) Math.ceil(getWidth() * fraction), getHeight() - 2 * inset);
            }
        }
    }
}
