package org.convscope.render.lab;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.ColourMap;
import org.convscope.render.Palette;

/** Patches of a frame side by side, with their numbers; the largest of each is ringed. */
public final class PatchFigure implements LabFigure {
    private static final int GAP = 12;
    private static final double MOST_CELL = 40;

    private final List<NumberGrid> grids = new ArrayList<>();

    /** A patch (side, side) and its name. */
    public record Patch(String name, Tensor values) {}

    public PatchFigure(List<Patch> patches, Range range) {
        for (Patch patch : patches) {
            List<Double> numbers = new ArrayList<>();
            int largest = -1;
            for (float value : patch.values().data()) {
                largest =
                        !Float.isNaN(value) && (largest < 0 || value > numbers.get(largest)) ? numbers.size() : largest;
                numbers.add((double) value);
            }
            grids.add(new NumberGrid(patch.name(), numbers, patch.values().length(1), range, ColourMap.GRAY, largest));
        }
    }

    @Override
    public void paint(Graphics2D g, Palette palette, int width, int height) {
        g.setFont(palette.font());
        FontMetrics metrics = g.getFontMetrics();
        double line = metrics.getHeight();
        double room = (width - GAP * (grids.size() + 1.0)) / grids.size();
        double x = GAP;
        for (int i = 0; i < grids.size(); i++) {
            NumberGrid grid = grids.get(i);
            double cell = Math.max(
                    6,
                    Math.min(
                            MOST_CELL * palette.font().getSize2D() / 12,
                            Math.min(room / grid.columns(), (height - line - 2 * GAP) / grid.rows())));
            g.setColor(palette.series(i));
            g.fillRect((int) x, (int) (GAP + line * 0.25), (int) (line * 0.5), (int) (line * 0.5));
            g.setColor(palette.foreground());
            g.drawString(grid.title(g, palette, cell, room - line), (float) (x + line * 0.8), (float)
                    (GAP + metrics.getAscent()));
            // the largest in the patch's own colour
            grid.paint(g, palette, x, GAP + line + 2, cell, palette.series(i));
            x += room + GAP;
        }
    }
}
