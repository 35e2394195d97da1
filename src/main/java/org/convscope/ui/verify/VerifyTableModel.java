package org.convscope.ui.verify;

import java.util.List;
import org.convscope.inspect.verify.VerifiedLayer;
import org.convscope.ui.component.RowTableModel;

/** A row a layer: layer, shape, error, verdict. */
final class VerifyTableModel extends RowTableModel<VerifiedLayer> {
    static final int LAYER = 0;
    static final int SHAPE = 1;
    static final int ERROR = 2;
    static final int VERDICT = 3;

    private static final List<String> COLUMNS = List.of("Layer", "Shape", "Error", "Verdict");

    VerifyTableModel() {
        super(COLUMNS, List.of());
    }

    /** The error as a number, so that it sorts as one. */
    @Override
    public Class<?> getColumnClass(int column) {
        return column == ERROR ? Double.class : column == VERDICT ? VerifiedLayer.class : String.class;
    }

    @Override
    protected Object value(VerifiedLayer row, int column) {
        return switch (column) {
            case LAYER -> row.layer();
            case SHAPE -> row.shape();
            case ERROR -> row.error();
            default -> row;
        };
    }
}
