package org.convscope.ui.canvas;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.UIManager;
import org.jspecify.annotations.Nullable;

/** Writes each pixel's number into it, once the pixels are large enough to read it. */
public final class CellNumbers implements CanvasOverlay {
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
        double scale = transform.scale();
        Optional<Font> font = font(widest, scale, g);
        if (font.isEmpty()) {
            return;
        }
        g.setFont(font.get());
        FontMetrics metrics = g.getFontMetrics();
        CanvasViewport view = transform.view();
        int left = Math.max(0, (int) Math.floor(view.toPictureX(0)));
        int right = Math.min(shown.width(), (int) Math.ceil(view.toPictureX(view.width())));
        int top = Math.max(0, (int) Math.floor(view.toPictureY(0)));
        int bottom = Math.min(shown.height(), (int) Math.ceil(view.toPictureY(view.height())));
        if ((long) (right - left) * (bottom - top) > MANY) {
            return;
        }
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                String text = shown.text(x, y);
                if (!text.isEmpty()) {
                    g.setColor(readableOn(shown.rgb(x, y)));
                    centred(g, metrics, text, transform.rectangle(x, y, 1, 1));
                }
            }
        }
    }

    /** The font in which a text fits into a cell; empty where none is readable. */
    public static Optional<Font> font(String widest, double cellWidth, Graphics2D g) {
        Font font = UIManager.getFont("Label.font").deriveFont(UIScale.scale(9f));
        FontMetrics metrics = g.getFontMetrics(font);
        if (metrics.stringWidth(widest) + UIScale.scale(2f) > cellWidth) {
            return Optional.empty();
        }
        double larger = Math.min(1.6, cellWidth / (metrics.stringWidth(widest) + UIScale.scale(8f)));
        return Optional.of(larger > 1 ? font.deriveFont((float) (font.getSize2D() * larger)) : font);
    }

    /** Text in the middle of a cell. */
    public static void centred(Graphics2D g, FontMetrics metrics, String text, Rectangle2D cell) {
        g.drawString(text, (float) (cell.getCenterX() - metrics.stringWidth(text) / 2.0), (float)
                (cell.getCenterY() + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    }

    /** Black or white, whichever is easier to read on a colour (0xRRGGBB). */
    public static Color readableOn(int rgb) {
        double luma = 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
        return luma > 140 ? Color.BLACK : Color.WHITE;
    }
}
