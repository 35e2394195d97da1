package org.convscope.ui.modelcomparison;

import java.util.List;
import java.util.OptionalInt;
import org.convscope.inspect.modelcomparison.LayerDifference;
import org.convscope.inspect.modelcomparison.LayerDifference.Verdict;
import org.convscope.ui.component.RowTableModel;

/** A row a layer with weights: layer, parameters, relative norm and largest of the difference with the weight that it is of, verdict. */
final class LayerDifferenceTableModel extends RowTableModel<LayerDifference> {
    static final int PARAMETERS = 1;
    static final int RELATIVE = 2;
    static final int LARGEST = 3;
    static final int LARGEST_WEIGHT = 4;

    private static final List<String> COLUMNS =
            List.of("Layer", "Weights", "Rel. diff.", "Max. diff.", "of", "Verdict");

    LayerDifferenceTableModel(List<LayerDifference> rows) {
        super(COLUMNS, rows);
    }

    /** How many layers are the same, and how many are not, in one line. */
    String summary() {
        return count(Verdict.IDENTICAL) + " of " + rows().size() + " layers identical"
                + part(Verdict.DIFFERS, "differ")
                + part(Verdict.OTHER_SHAPE, "of other shape")
                + part(Verdict.ONLY_FIRST, "only in A")
                + part(Verdict.ONLY_SECOND, "only in B");
    }

    private String part(Verdict verdict, String words) {
        long count = count(verdict);
        return count == 0 ? "" : " · " + count + " " + words;
    }

    private long count(Verdict verdict) {
        return rows().stream().filter(row -> row.verdict() == verdict).count();
    }

    /** The largest relative difference, for bars; 0 where nothing was compared. */
    double largestRelative() {
        return rows().stream()
                .mapToDouble(LayerDifference::relative)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }

    /** The row to begin with: the one that differs most, else the first. */
    OptionalInt mostTelling() {
        int most = -1;
        for (int row = 0; row < rows().size(); row++) {
            double relative = rows().get(row).relative();
            if (most < 0 || relative > rank(rows().get(most))) {
                most = row;
            }
        }
        return most < 0 ? OptionalInt.empty() : OptionalInt.of(most);
    }

    private static double rank(LayerDifference row) {
        return Double.isNaN(row.relative()) ? 0 : row.relative();
    }

    /** Why a layer's filters are not compared. */
    String why(String layer) {
        return rows().stream()
                .filter(row -> row.layer().equals(layer))
                .findFirst()
                .map(row -> switch (row.verdict()) {
                    case ONLY_FIRST -> "only in A";
                    case ONLY_SECOND -> "only in B";
                    case OTHER_SHAPE -> "of other shape in B, nothing to subtract";
                    case IDENTICAL, DIFFERS -> "no filters, units in order";
                })
                .orElse("");
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case ONLY_FIRST -> "only in A";
            case ONLY_SECOND -> "only in B";
            case IDENTICAL, DIFFERS, OTHER_SHAPE -> verdict.label();
        };
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
    protected Object value(LayerDifference row, int column) {
        return switch (column) {
            case 0 -> row.layer();
            case PARAMETERS -> row.parameters();
            case RELATIVE -> row.relative();
            case LARGEST -> row.largest();
            case LARGEST_WEIGHT -> row.largestWeight();
            default -> verdict(row.verdict());
        };
    }
}
