package org.convscope.ui.dataset;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.util.List;
import javax.swing.JTable;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import org.convscope.ui.theme.ThemeLook;

/** A row a label: accuracy as a bar, beside what always naming the most frequent answer would reach. */
final class ScoreTable extends JTable {
    private static final String[] COLUMNS = {"Label", "Accuracy", "Majority", "AUC, R²"};
    private static final int[] WIDTHS = {110, 160, 90, 104};
    private static final int[] LEAST = {84, 120, 84, 100};
    private static final int ACCURACY = 1;

    private final transient Rows rows;

    ScoreTable() {
        this(new Rows());
    }

    private ScoreTable(Rows rows) {
        super(rows);
        this.rows = rows;
        setName("dataset-scores");
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        getTableHeader().setReorderingAllowed(false);
        if (getTableHeader().getDefaultRenderer() instanceof DefaultTableCellRenderer header) {
            header.setHorizontalAlignment(SwingConstants.LEADING);
        }
        for (int i = 0; i < WIDTHS.length; i++) {
            getColumnModel().getColumn(i).setPreferredWidth(UIScale.scale(WIDTHS[i]));
            getColumnModel().getColumn(i).setMinWidth(UIScale.scale(LEAST[i]));
        }
        getColumnModel().getColumn(ACCURACY).setCellRenderer(new Share(rows));
        setToolTipText(
                "Accuracy (of quantities: mean error) beside what always naming the most frequent answer (the mean)"
                        + " would reach, which the line in the bar marks; area under the ROC curve, or R²");
        getAccessibleContext().setAccessibleName("Accuracy of each label");
    }

    void show(List<ScoreRow> newRows) {
        rows.rows = List.copyOf(newRows);
        rows.fireTableDataChanged();
    }

    List<ScoreRow> rows() {
        return rows.rows;
    }

    private static final class Rows extends AbstractTableModel {
        private transient List<ScoreRow> rows = List.of();

        @Override
        public int getRowCount() {
            return rows.size();
        }

        @Override
        public int getColumnCount() {
            return COLUMNS.length;
        }

        @Override
        public String getColumnName(int column) {
            return COLUMNS[column];
        }

        @Override
        public Object getValueAt(int index, int column) {
            ScoreRow row = rows.get(index);
            return switch (column) {
                case 0 -> row.label();
                case ACCURACY -> row.valueText();
                case 2 -> row.guessText();
                default -> row.thirdText();
            };
        }
    }

    /** The number above a bar, with a line where the guess is. */
    private static final class Share extends DefaultTableCellRenderer {
        private final transient Rows rows;
        private double share;
        private double guess;
        private boolean selected;

        Share(Rows rows) {
            this.rows = rows;
        }

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean isSelected, boolean focused, int row, int column) {
            super.getTableCellRendererComponent(table, value, isSelected, false, row, column);
            selected = isSelected;
            ScoreRow shown = rows.rows.get(row);
            boolean isShare = shown.measure() == ScoreRow.Measure.ACCURACY;
            share = isShare ? shown.value() : Double.NaN;
            guess = isShare ? shown.guess() : Double.NaN;
            return this;
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            super.paintComponent(graphics);
            if (Double.isNaN(share)) {
                return;
            }
            int left = UIScale.scale(66);
            int width = getWidth() - left - UIScale.scale(8);
            int high = UIScale.scale(8);
            int top = (getHeight() - high) / 2;
            // in the selected row the ground has the accent's colour
            Color words = selected ? getForeground() : ThemeLook.palette().foreground();
            graphics.setColor(ThemeLook.translucent(words, 28));
            graphics.fillRect(left, top, width, high);
            graphics.setColor(selected ? ThemeLook.translucent(words, 170) : ThemeLook.accent());
            graphics.fillRect(left, top, (int) Math.round(width * share), high);
            graphics.setColor(words);
            int line = left + (int) Math.round(width * guess);
            graphics.fillRect(line - 1, top - UIScale.scale(3), 2, high + UIScale.scale(6));
        }
    }
}
