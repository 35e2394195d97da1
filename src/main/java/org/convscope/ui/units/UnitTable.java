package org.convscope.ui.units;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import javax.swing.DefaultRowSorter;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableCellRenderer;
import org.convscope.dataset.NaturalOrder;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.render.NumberText;
import org.convscope.ui.component.DataTables;
import org.convscope.ui.component.RowTableModel;

/** A row a unit, to sort and to choose from. */
final class UnitTable {
    private static final int[] WIDTHS = {116, 44, 66, 130, 106, 118, 118, 92, 58, 74};
    /** With the columns that tell the categories apart. */
    private static final Dimension AS_FAR_AS_Q = new Dimension(466, 300);

    private static final int LAYER = 0;
    private static final int AREA = 2;
    private static final int INTERVAL = 3;
    private static final int Q = 4;
    private static final int SAME_AS = 9;

    private final Rows rows = new Rows();
    private final JTable table;
    private final Consumer<UnitCensus> chosen;
    private boolean following;

    /**
     * @param chosen takes the unit whose row the user chose
     */
    UnitTable(Consumer<UnitCensus> chosen) {
        this.chosen = chosen;
        table = DataTables.toChoose(rows, "Units", WIDTHS, this::choose);
        table.setName("units-table");
        table.setAutoResizeMode(JTable.AUTO_RESIZE_OFF);
        table.setPreferredScrollableViewportSize(UIScale.scale(AS_FAR_AS_Q));
        table.setDefaultRenderer(Double.class, numbers(number -> NumberText.text(number, 3)));
        table.getColumnModel().getColumn(AREA).setCellRenderer(numbers(UnitTable::share));
        table.getColumnModel().getColumn(Q).setCellRenderer(numbers(q -> NumberText.text(q, 2)));
        if (table.getRowSorter() instanceof DefaultRowSorter<?, ?> sorter) {
            sorter.setComparator(LAYER, NaturalOrder.COMPARATOR);
            sorter.setComparator(SAME_AS, NaturalOrder.COMPARATOR);
        }
    }

    private static TableCellRenderer numbers(DoubleFunction<String> text) {
        var numbers = new DefaultTableCellRenderer() {
            @Override
            protected void setValue(Object value) {
                super.setValue(
                        value instanceof Double number ? Double.isNaN(number) ? "–" : text.apply(number) : value);
            }
        };
        numbers.setHorizontalAlignment(SwingConstants.TRAILING);
        return numbers;
    }

    private static String share(double share) {
        return NumberText.fixed(share, 3);
    }

    JTable component() {
        return table;
    }

    private void choose(int row) {
        if (!following) {
            chosen.accept(rows.row(row));
        }
    }

    /** The unit that is selected stays so. */
    void show(List<UnitCensus> units) {
        Optional<UnitCensus> before = selected();
        following = true;
        rows.show(units);
        following = false;
        before.ifPresent(unit -> select(unit.layer(), unit.unit()));
    }

    Optional<UnitCensus> selected() {
        int row = table.getSelectedRow();
        return row < 0 ? Optional.empty() : Optional.of(rows.row(table.convertRowIndexToModel(row)));
    }

    /** Selects a unit's row without telling anybody; none where there is no such unit. */
    void select(String layer, int unit) {
        following = true;
        table.clearSelection();
        for (int i = 0; i < rows.rows().size(); i++) {
            UnitCensus one = rows.row(i);
            if (one.layer().equals(layer) && one.unit() == unit) {
                int row = table.convertRowIndexToView(i);
                table.setRowSelectionInterval(row, row);
            }
        }
        following = false;
    }

    /** Scrolls to the selected row. */
    void reveal() {
        int row = table.getSelectedRow();
        if (row >= 0) {
            table.scrollRectToVisible(table.getCellRect(row, 0, true));
        }
    }

    /** Sorted by its lower end. */
    private record Interval(double low, double high) implements Comparable<Interval> {
        @Override
        public int compareTo(Interval other) {
            return Double.compare(low, other.low);
        }

        @Override
        public String toString() {
            return Double.isNaN(low) ? "" : share(low) + " – " + share(high);
        }
    }

    private static final class Rows extends RowTableModel<UnitCensus> {
        Rows() {
            super(List.of("Layer", "Unit", "AUC", "95 %", "q", "Mean", "Max", "Zeros", "Dead", "Same as"), List.of());
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return switch (column) {
                case 1 -> Integer.class;
                case AREA, Q, 5, 6, 7 -> Double.class;
                case INTERVAL -> Interval.class;
                default -> String.class;
            };
        }

        @Override
        protected Object value(UnitCensus unit, int column) {
            return switch (column) {
                case LAYER -> unit.layer();
                case 1 -> unit.unit();
                case AREA -> unit.area().area();
                case INTERVAL -> new Interval(unit.area().low(), unit.area().high());
                case Q -> unit.q();
                case 5 -> unit.mean();
                case 6 -> unit.max();
                case 7 -> unit.zeros();
                case 8 -> unit.dead() ? "dead" : "";
                default -> same(unit.duplicateOf());
            };
        }

        private static String same(OptionalInt other) {
            return other.isPresent() ? Integer.toString(other.getAsInt()) : "";
        }
    }
}
