package org.convscope.ui.kernels;

import java.util.ArrayList;
import java.util.List;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.component.ScrolledColumn;

/** The rows of all layers, as wide as the window. */
final class KernelRows extends ScrolledColumn {
    KernelRows() {
        super(new MigLayout("insets 0, gap 0, wrap 1", "[grow,fill]", ""), height -> Math.max(8, height / 16));
    }

    List<KernelRow> rows() {
        List<KernelRow> rows = new ArrayList<>();
        for (var component : getComponents()) {
            rows.add((KernelRow) component);
        }
        return rows;
    }
}
