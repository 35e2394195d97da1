package org.convscope.ui.canvas;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.function.Supplier;
import javax.swing.UIManager;
import org.convscope.render.plane.CellNumbers;
import org.convscope.render.plane.ViewTransform;
import org.jspecify.annotations.Nullable;

/**
 * Each pixel's number in it, once the pixels are large enough to read it.
 *
 * @param cells what is shown now
 * @param widest the longest text that has to fit
 */
public record NumbersOverlay(Supplier<CellNumbers.@Nullable Cells> cells, String widest) implements CanvasOverlay {
    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        CellNumbers.Cells shown = cells.get();
        if (shown != null) {
            g.setFont(font());
            CellNumbers.paint(g, shown, widest, transform);
        }
    }

    /** The smallest in which numbers can be read. */
    public static Font font() {
        return UIManager.getFont("Label.font").deriveFont(UIScale.scale(9f));
    }
}
