package org.convscope.ui.units;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.render.NumberText;
import org.convscope.ui.component.DataTables;
import org.convscope.ui.component.RowTableModel;

/** A row a unit, to sort and to choose from. */
final class UnitTable {
    private static final int[] WIDTHS = {110, 44, 72, 72, 58, 50, 56, 56, 96, 72};
    private static final int AREA = 7;
    private static final int INTERVAL = 8;

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
        table.setAutoResizeMode(JTable.AUTO_RESIZE_SUBSEQUENT_COLUMNS);
        var numbers = new DefaultTableCellRenderer() {
            @Override
            protected void setValue(Object value) {
                super.setValue(value instanceof Double number ? text(number) : value);
            }
        };
        numbers.setHorizontalAlignment(SwingConstants.TRAILING);
        table.setDefaultRenderer(Double.class, numbers);
    }

    private static String text(double number) {
        return Double.isNaN(number) ? "–" : NumberText.text(number, 3);
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
                table.scrollRectToVisible(table.getCellRect(row, 0, true));
            }
        }
        following = false;
    }

    private static final class Rows extends RowTableModel<UnitCensus> {
        Rows() {
            super(
                    List.of("Layer", "Unit", "Mean", "Max", "Zeros", "Dead", "Same as", "AUC", "95 %", "q"),
                    List.of());
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return switch (column) {
                case 1 -> Integer.class;
                case 2, 3, 4, AREA, 9 -> Double.class;
                default -> String.class;
            };
        }

        @Override
        protected Object value(UnitCensus unit, int column) {
            return switch (column) {
                case 0 -> unit.layer();
                case 1 -> unit.unit();
                case 2 -> unit.mean();
                case 3 -> unit.max();
                case 4 -> unit.zeros();
                case 5 -> unit.dead() ? "dead" : "";
                case 6 -> same(unit.duplicateOf());
                case AREA -> unit.area().area();
                case INTERVAL ->
                    Double.isNaN(unit.area().low())
                            ? ""
                            : text(unit.area().low()) + " – " + text(unit.area().high());
                default -> unit.q();
            };
        }

        private static String same(OptionalInt other) {
            return other.isPresent() ? Integer.toString(other.getAsInt()) : "";
        }
    }
}
