package org.convscope.ui.inputs;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import org.convscope.choice.InputCut;
import org.convscope.inspect.inputs.ComparedMetric;
import org.convscope.inspect.inputs.ComparedMetric.Kind;
import org.convscope.render.NumberText;
import org.convscope.ui.component.DataTables;
import org.convscope.ui.component.RowTableModel;
import org.convscope.workspace.InputsOptions;

/** A row a number, left and right beside each other; mistakes that neither makes are left out. */
final class MetricsTable {
    private static final int[] WIDTHS = {120, 220, 150, 150};
    private static final int MOST_ROWS_SEEN = 9;

    private final Rows rows = new Rows();
    private final JTable table = DataTables.of(rows, "Metrics of both inputs");
    private final JScrollPane scroll = new JScrollPane(table);

    MetricsTable() {
        table.setName("inputs-metrics");
        table.setToolTipText("How well the model answers over the data set, as it is given the frames in both ways");
        table.getTableHeader().setReorderingAllowed(false);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setVisible(false);
    }

    JComponent component() {
        return scroll;
    }

    void show(InputsOptions options, List<ComparedMetric> metrics) {
        rows.name(options.first(), options.second());
        rows.show(metrics.stream()
                .filter(metric -> metric.kind() != Kind.CONFUSION || !metric.isNothing())
                .toList());
        for (int i = 0; i < WIDTHS.length; i++) {
            table.getColumnModel().getColumn(i).setPreferredWidth(UIScale.scale(WIDTHS[i]));
        }
        keepWhole(0);
        keepWhole(1);
        int seen = Math.min(MOST_ROWS_SEEN, rows.getRowCount());
        table.setPreferredScrollableViewportSize(new Dimension(UIScale.scale(300), seen * table.getRowHeight()));
        scroll.setVisible(true);
        scroll.revalidate();
    }

    /** Which number it is must be read; where there is no room the table scrolls. */
    private void keepWhole(int column) {
        int widest = IntStream.range(0, table.getRowCount())
                .map(row -> table.prepareRenderer(table.getCellRenderer(row, column), row, column)
                        .getPreferredSize()
                        .width)
                .max()
                .orElse(0);
        table.getColumnModel().getColumn(column).setMinWidth(widest + table.getIntercellSpacing().width);
    }

    void clear() {
        rows.show(List.of());
        scroll.setVisible(false);
    }

    private static String text(Kind kind, double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return switch (kind) {
            case COUNT, CONFUSION -> NumberText.count((long) value);
            case SHARE -> NumberText.percent(value);
            case NUMBER -> NumberText.text(value);
        };
    }

    private static final class Rows extends RowTableModel<ComparedMetric> {
        private static final List<String> COLUMNS = List.of("Label", "Number", "Left", "Right");

        private String left = "";
        private String right = "";

        Rows() {
            super(COLUMNS, List.of());
        }

        void name(InputCut first, InputCut second) {
            left = first.word();
            right = second.word();
            fireTableStructureChanged();
        }

        @Override
        public String getColumnName(int column) {
            return switch (column) {
                case 2 -> left;
                case 3 -> right;
                default -> super.getColumnName(column);
            };
        }

        @Override
        protected Object value(ComparedMetric row, int column) {
            return switch (column) {
                case 0 -> row.label();
                case 1 -> row.quantity();
                default -> text(row.kind(), row.values().get(column - 2));
            };
        }
    }
}
