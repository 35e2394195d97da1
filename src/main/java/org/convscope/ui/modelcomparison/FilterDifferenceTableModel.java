package org.convscope.ui.modelcomparison;

import java.util.List;
import org.convscope.inspect.modelcomparison.FilterDifference;
import org.convscope.ui.component.RowTableModel;

/** A row a filter: unit, relative norm and largest of the difference. */
final class FilterDifferenceTableModel extends RowTableModel<FilterDifference> {
    static final int UNIT = 0;
    static final int RELATIVE = 1;
    static final int LARGEST = 2;

    private static final List<String> COLUMNS = List.of("Filter", "Kernel: rel. diff.", "Kernel: max. diff.");

    FilterDifferenceTableModel() {
        super(COLUMNS, List.of());
    }

    /** The largest relative difference, for bars; 0 where nothing was compared. */
    double largestRelative() {
        return rows().stream()
                .mapToDouble(FilterDifference::relative)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** How many are the same, and how many are not; empty where nothing was compared. */
    String summary() {
        long compared =
                rows().stream().filter(row -> !Double.isNaN(row.largest())).count();
        long same = rows().stream().filter(row -> row.largest() == 0).count();
        return compared == 0 ? "" : same + " of " + compared + " filters are identical";
    }

    /** Numbers as numbers, so that they sort as such. */
    @Override
    public Class<?> getColumnClass(int column) {
        return column == UNIT ? Integer.class : Double.class;
    }

    @Override
    protected Object value(FilterDifference row, int column) {
        return switch (column) {
            case UNIT -> row.unit();
            case RELATIVE -> row.relative();
            default -> row.largest();
        };
    }
}
