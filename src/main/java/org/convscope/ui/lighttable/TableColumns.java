package org.convscope.ui.lighttable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import javax.swing.JComponent;
import org.convscope.frame.FrameSource;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.ui.canvas.LinkedCanvases;
import org.convscope.workspace.LightTableSettings;

/** The columns of the light table that is shown: frames are zoomed and moved together, and so are maps. */
final class TableColumns {
    private final List<ColumnPanel> columns = new ArrayList<>();
    private final LinkedCanvases frames = new LinkedCanvases();
    private final LinkedCanvases maps = new LinkedCanvases();

    void clear() {
        columns.clear();
        frames.link(List.of());
        maps.link(List.of());
    }

    /** Others instead of those there were. */
    void show(LightTable table, Function<LightTable.Column, ColumnPanel> made) {
        columns.clear();
        table.columns().forEach(column -> columns.add(made.apply(column)));
        frames.link(columns.stream().flatMap(column -> column.frame().stream()).toList());
        maps.link(columns.stream().map(column -> column.mosaic().canvas()).toList());
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    List<ColumnPanel> all() {
        return List.copyOf(columns);
    }

    /** All columns, or, where frames take turns, the one of the selected frame; where that does not lie on the table, the first. */
    JComponent arranged(LightTableSettings.Mode mode, Optional<FrameSource> selected) {
        return mode == LightTableSettings.Mode.BLINK
                ? columns.stream()
                        .filter(column -> column.column().isOf(selected))
                        .findFirst()
                        .orElse(columns.get(0))
                : CategoryGrid.of(columns);
    }

    /** Draws them in ranges of the table. */
    void draw(LightTableRanges ranges, LightTableSettings settings, Optional<FrameSource> selected) {
        boolean difference = isDifference(settings);
        for (ColumnPanel column : columns) {
            boolean isReference = column.column().isOf(settings.reference());
            boolean current = column.column().isOf(selected);
            String role = isReference && difference ? "reference" : "";
            Optional<Mosaic> minus = difference ? column.column().difference() : Optional.empty();
            if (minus.isPresent()) {
                column.show(
                        ColumnPanel.Shows.DIFFERENCE,
                        ranges.ofDifference(minus.get()),
                        ranges.differenceShades(),
                        role,
                        current);
            } else {
                column.show(ColumnPanel.Shows.MAPS, ranges.ofMaps(column.column()), ranges.shades(), role, current);
            }
        }
    }

    static boolean isDifference(LightTableSettings settings) {
        return settings.mode() == LightTableSettings.Mode.DIFFERENCE
                && settings.reference().isPresent();
    }

    /** Shows the part that was seen on the table before. */
    void follow() {
        frames.follow();
        maps.follow();
    }

    void select(OptionalInt unit) {
        columns.forEach(column -> column.select(unit));
    }

    void repaintMarks() {
        columns.forEach(ColumnPanel::repaintMarks);
    }
}
