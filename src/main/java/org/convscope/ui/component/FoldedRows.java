package org.convscope.ui.component;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.SwingUtilities;

/**
 * The rows of controls in one {@link LeastRoom}: what any of them has no room for is behind one button, which stands in the
 * first of them that lacks room. A row that stands in none is by itself.
 */
final class FoldedRows {
    private FoldedRows() {}

    /** The room that a row shares with others. */
    static Optional<LeastRoom> room(Component row) {
        return Optional.ofNullable((LeastRoom) SwingUtilities.getAncestorOfClass(LeastRoom.class, row));
    }

    /** The rows that stand in the same room, this one among them, as they follow each other. */
    static List<WrappingRow> around(WrappingRow row) {
        List<WrappingRow> rows = new ArrayList<>();
        room(row).ifPresentOrElse(room -> collect(room, rows), () -> rows.add(row));
        return rows;
    }

    /** Whether none of the rows before it lacks room. */
    static boolean isFirstToFold(WrappingRow row) {
        for (WrappingRow one : around(row)) {
            if (one == row) {
                return true;
            }
            if (one.lacksRoom()) {
                return false;
            }
        }
        return true;
    }

    private static void collect(Container container, List<WrappingRow> rows) {
        for (Component child : container.getComponents()) {
            if (child.isVisible() && child instanceof WrappingRow row) {
                rows.add(row);
            } else if (child.isVisible() && child instanceof Container inside) {
                collect(inside, rows);
            }
        }
    }
}
