package org.convscope.ui.canvas;

import java.text.NumberFormat;
import java.util.Locale;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.component.FocusFreeButtons;

/** How large a canvas shows its picture, and buttons to change that. */
public final class CanvasBar extends JPanel {
    private final JLabel scale = new JLabel("", SwingConstants.RIGHT);

    public CanvasBar(ImageCanvas canvas) {
        super(new MigLayout("insets 0, gap 4lp", "[48lp!][]2lp[]2lp[]2lp[]"));
        setOpaque(false);
        scale.setToolTipText("Screen pixels a picture pixel");
        add(scale);
        add(FocusFreeButtons.flat("−", "Zoom out (−)", () -> canvas.zoom(1 / 1.25)));
        add(FocusFreeButtons.flat("+", "Zoom in (+)", () -> canvas.zoom(1.25)));
        add(FocusFreeButtons.flat("Fit", "The whole picture (0)", canvas::fit));
        add(FocusFreeButtons.flat("1:1", "One screen pixel a picture pixel (1)", canvas::oneToOne));
        canvas.addPictureListener(new PictureListener() {
            @Override
            public void viewChanged(ViewTransform transform) {
                scale.setText(percent(transform.view().scale() / canvas.unit()));
            }
        });
    }

    static String percent(double scale) {
        if (scale >= 10) {
            return "× " + Math.round(scale);
        }
        NumberFormat format = NumberFormat.getPercentInstance(Locale.ROOT);
        format.setMaximumFractionDigits(scale < 0.1 ? 1 : 0);
        return format.format(scale).replace("%", " %");
    }
}
