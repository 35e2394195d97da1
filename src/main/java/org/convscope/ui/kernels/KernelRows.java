package org.convscope.ui.kernels;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import net.miginfocom.swing.MigLayout;
import org.convscope.ui.component.ScrolledColumn;

/** The rows of all layers, as wide as the window; few of them, or in a wide window, have larger pictures. */
final class KernelRows extends ScrolledColumn {
    /** Of the kernels' height: what they take of the width at the least, and at the most. */
    private static final double LEAST_SHARE = 0.042;

    private static final double MOST_SHARE = 0.09;

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

    /**
     * Kernels as high as lets all rows be seen, within limits.
     *
     * @param room what is seen of the rows
     */
    void fill(Dimension room) {
        List<KernelRow> rows = rows();
        if (rows.isEmpty() || room.width == 0) {
            return;
        }
        int each = room.height / rows.size() - rows.get(0).beside();
        double height = Math.max(room.width * LEAST_SHARE, Math.min(room.width * MOST_SHARE, each));
        int strip = Math.max(UIScale.scale(TileStrip.HEIGHT), (int) height);
        rows.forEach(row -> row.size(strip));
        revalidate();
    }
}
