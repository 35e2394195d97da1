package org.convscope.ui.lighttable;

import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.theme.ThemeLook;

/** Columns in one or two rows, a heading over the frames of one category. */
final class CategoryGrid {
    /** More than this make a second row. */
    private static final int IN_A_ROW = 4;

    private CategoryGrid() {}

    static JComponent of(List<ColumnPanel> columns) {
        int perRow = columns.size() <= IN_A_ROW ? columns.size() : (columns.size() + 1) / 2;
        int rows = (columns.size() + perRow - 1) / perRow;
        // a heading, and below it frames that are as high in all rows
        var grid = new JPanel(new MigLayout(
                "insets 0 4lp 0 4lp, gap 2lp, fill",
                "[0:0,grow,fill,sizegroup]".repeat(perRow),
                "[][150lp:150lp,grow,fill,sizegroup frames]".repeat(rows)));
        for (int from = 0; from < columns.size(); from += perRow) {
            List<ColumnPanel> row = columns.subList(from, Math.min(columns.size(), from + perRow));
            headings(grid, row);
            for (int i = 0; i < row.size(); i++) {
                // a line that is begun takes a share of the height, also an empty one
                boolean isBroken = i == row.size() - 1 && from + perRow < columns.size();
                grid.add(row.get(i), "width 0:0:, height 0:0:, grow" + (isBroken ? ", wrap" : ""));
            }
        }
        return grid;
    }

    private static void headings(JPanel grid, List<ColumnPanel> row) {
        int i = 0;
        while (i < row.size()) {
            String category = row.get(i).column().category();
            int end = i;
            while (end < row.size() && row.get(end).column().category().equals(category)) {
                end++;
            }
            var heading = new Heading(category.isEmpty() ? " " : category);
            grid.add(
                    heading, "growx, wmin 0, gap 4lp 4lp 0 0, span " + (end - i) + (end == row.size() ? ", wrap" : ""));
            i = end;
        }
    }

    /** A category, with a line below in the colour of the theme. */
    private static final class Heading extends JLabel {
        Heading(String text) {
            super(text);
            // a long one has no room over a narrow column
            setToolTipText(text);
            putClientProperty("FlatLaf.styleClass", "h4");
        }

        @Override
        public void updateUI() {
            super.updateUI();
            setBorder(BorderFactory.createCompoundBorder(
                    BorderFactory.createMatteBorder(0, 0, 2, 0, ThemeLook.accent()),
                    BorderFactory.createEmptyBorder(2, 6, 2, 6)));
        }
    }
}
