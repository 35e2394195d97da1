package org.convscope.ui.difference;

import java.util.List;
import javax.swing.table.AbstractTableModel;
import org.convscope.inspect.difference.LayerDifference;
import org.convscope.inspect.difference.LayerDifference.Verdict;

/** A row a layer with weights: layer, parameters, relative norm and largest of the difference, verdict. */
final class DifferenceTableModel extends AbstractTableModel {
    static final int PARAMETERS = 1;
    static final int RELATIVE = 2;
    static final int LARGEST = 3;

    private static final List<String> COLUMNS =
            List.of("Layer", "Parameters", "Relative difference", "Largest difference", "Verdict");

    private final List<LayerDifference> rows;

    DifferenceTableModel(List<LayerDifference> rows) {
        this.rows = List.copyOf(rows);
    }

    /** How many layers are the same, and how many are not, in one line. */
    String summary() {
        return count(Verdict.IDENTICAL) + " of " + rows.size() + " layers with weights are identical"
                + part(Verdict.DIFFERS, "differ")
                + part(Verdict.OTHER_SHAPE, "of other shape")
                + part(Verdict.ONLY_FIRST, "only here")
                + part(Verdict.ONLY_SECOND, "only in the other");
    }

    private String part(Verdict verdict, String words) {
        long count = count(verdict);
        return count == 0 ? "" : " · " + count + " " + words;
    }

    private long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    /** The largest relative difference, for bars; 0 where nothing was compared. */
    double largestRelative() {
        return rows.stream()
                .mapToDouble(LayerDifference::relative)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case ONLY_FIRST -> "only in the open model";
            case ONLY_SECOND -> "only in the other";
            case IDENTICAL, DIFFERS, OTHER_SHAPE -> verdict.label();
        };
    }

    @Override
    public int getRowCount() {
        return rows.size();
    }

    @Override
    public int getColumnCount() {
        return COLUMNS.size();
    }

    @Override
    public String getColumnName(int column) {
        return COLUMNS.get(column);
    }

    /** Numbers as numbers, so that they sort as such. */
    @Override
    public Class<?> getColumnClass(int column) {
        return switch (column) {
            case PARAMETERS -> Long.class;
            case RELATIVE, LARGEST -> Double.class;
            default -> String.class;
        };
    }

    @Override
    public Object getValueAt(int index, int column) {
        LayerDifference row = rows.get(index);
        return switch (column) {
            case 0 -> row.layer();
            case PARAMETERS -> row.parameters();
            case RELATIVE -> row.relative();
            case LARGEST -> row.largest();
            default -> verdict(row.verdict());
        };
    }
}
