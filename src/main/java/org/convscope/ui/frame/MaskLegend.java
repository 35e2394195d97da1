package org.convscope.ui.frame;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Graphics2D;
import java.util.Locale;
import java.util.function.Supplier;
import javax.swing.UIManager;
import org.convscope.frame.Mask;
import org.convscope.render.NumberText;
import org.convscope.render.plane.StatePicture;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.canvas.CanvasText;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/**
 * What the patterns over the frame mean, with how many pixels there are of each, in the canvas's lower left corner.
 *
 * @param mask that is shown; nothing for none
 */
record MaskLegend(Supplier<@Nullable Mask> mask) implements CanvasOverlay {
    private static final int SIDE = 12;
    private static final int GAP = 6;

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        Mask shown = mask.get();
        if (shown == null) {
            return;
        }
        double bottom = transform.view().height() / transform.deviceScale() - UIScale.scale((float) GAP);
        double x = UIScale.scale((float) GAP);
        for (Mask.Kind kind : new Mask.Kind[] {Mask.Kind.GAP, Mask.Kind.DEAD, Mask.Kind.SATURATED}) {
            String text = kind.name().toLowerCase(Locale.ROOT) + " " + NumberText.text(shown.count(kind));
            g.setFont(ThemeLook.smallFont());
            int width = g.getFontMetrics().stringWidth(text);
            int side = UIScale.scale(SIDE);
            g.drawImage(StatePicture.swatch(kind.code(), side), (int) x, (int) bottom - side - 1, null);
            CanvasText.tag(g, text, x + side + 1, bottom, UIManager.getColor("Label.foreground"));
            x += side + width + UIScale.scale(4f * GAP);
        }
    }
}
