package org.convscope.ui.canvas;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.function.Supplier;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** Writes each pixel's number into it, once the pixels are large enough to read it. */
public final class CellNumbers implements Overlay {
    /** What stands in the pixels. */
    public interface Cells {
        int width();

        int height();

        /** The text of a pixel; empty for none. */
        String text(int x, int y);

        /** The pixel's colour, 0xRRGGBB, which the text has to stand out from. */
        int rgb(int x, int y);
    }

    private static final int MANY = 6000;

    private final Supplier<@Nullable Cells> cells;
    private final String widest;

    /**
     * @param cells what is shown now
     * @param widest the longest text that has to fit
     */
    public CellNumbers(Supplier<@Nullable Cells> cells, String widest) {
        this.cells = cells;
        this.widest = widest;
    }

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        Cells shown = cells.get();
        if (shown == null) {
            return;
        }
        Font label = UIManager.getFont("Label.font");
        Font font = label.deriveFont(UIScale.scale(9f));
        FontMetrics metrics = g.getFontMetrics(font);
        double scale = transform.scale();
        if (metrics.stringWidth(widest) + UIScale.scale(2f) > scale) {
            return;
        }
        double larger = Math.min(1.6, scale / (metrics.stringWidth(widest) + UIScale.scale(8f)));
        if (larger > 1) {
            font = font.deriveFont((float) (font.getSize2D() * larger));
            metrics = g.getFontMetrics(font);
        }
        Viewport view = transform.view();
        int left = Math.max(0, (int) Math.floor(view.toPictureX(0)));
        int right = Math.min(shown.width(), (int) Math.ceil(view.toPictureX(view.width())));
        int top = Math.max(0, (int) Math.floor(view.toPictureY(0)));
        int bottom = Math.min(shown.height(), (int) Math.ceil(view.toPictureY(view.height())));
        if ((long) (right - left) * (bottom - top) > MANY) {
            return;
        }
        g.setFont(font);
        double baseline = (scale + metrics.getAscent() - metrics.getDescent()) / 2;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                String text = shown.text(x, y);
                if (!text.isEmpty()) {
                    g.setColor(readableOn(shown.rgb(x, y)));
                    g.drawString(text, (float) (transform.x(x) + (scale - metrics.stringWidth(text)) / 2), (float)
                            (transform.y(y) + baseline));
                }
            }
        }
    }

    /** Black or white, whichever is easier to read on a colour (0xRRGGBB). */
    public static Color readableOn(int rgb) {
        double luma = 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
        return luma > 140 ? Color.BLACK : Color.WHITE;
    }
}
