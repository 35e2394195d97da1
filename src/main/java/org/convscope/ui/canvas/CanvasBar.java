package org.convscope.ui.canvas;

import java.text.NumberFormat;
import java.util.Locale;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;

/** How large a canvas shows its picture, and buttons to change that. */
public final class CanvasBar extends JPanel {
    private final JLabel scale = new JLabel("", SwingConstants.RIGHT);

    public CanvasBar(ImageCanvas canvas) {
        super(new MigLayout("insets 0, gap 4lp", "[48lp!][]2lp[]2lp[]2lp[]"));
        setOpaque(false);
        scale.setToolTipText("Screen pixels a picture pixel");
        add(scale);
        add(button("−", "Zoom out (−)", () -> canvas.zoom(1 / 1.25)));
        add(button("+", "Zoom in (+)", () -> canvas.zoom(1.25)));
        add(button("Fit", "The whole picture (0)", canvas::fit));
        add(button("1:1", "One screen pixel a picture pixel (1)", canvas::oneToOne));
        canvas.addPictureListener(new PictureListener() {
            @Override
            public void viewChanged(ViewTransform transform) {
                scale.setText(percent(transform.view().scale()));
            }
        });
    }

    private static JButton button(String text, String tooltip, Runnable action) {
        var button = new JButton(text);
        button.putClientProperty("JButton.buttonType", "toolBarButton");
        button.setToolTipText(tooltip);
        button.getAccessibleContext().setAccessibleName(tooltip);
        button.setFocusable(false);
        button.addActionListener(e -> action.run());
        return button;
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
