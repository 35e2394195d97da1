package org.convscope.ui.canvas;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.Optional;
import javax.accessibility.AccessibleRole;
import org.convscope.render.lab.LabFigure;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/** Shows a figure in the window's colours, or a sentence. */
public final class FigurePane extends DrawnComponent {
    private transient @Nullable LabFigure figure;
    private String message = "";

    /**
     * @param name for assistive technology
     */
    public FigurePane(String name) {
        super(AccessibleRole.CANVAS);
        getAccessibleContext().setAccessibleName(name);
    }

    @Override
    public Dimension getPreferredSize() {
        return isPreferredSizeSet() ? super.getPreferredSize() : UIScale.scale(new Dimension(320, 240));
    }

    @Override
    public Dimension getMinimumSize() {
        return isMinimumSizeSet() ? super.getMinimumSize() : UIScale.scale(new Dimension(60, 60));
    }

    public void show(LabFigure shown) {
        figure = shown;
        repaint();
    }

    public void say(String sentence) {
        figure = null;
        message = sentence;
        repaint();
    }

    public Optional<LabFigure> figure() {
        return Optional.ofNullable(figure);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = smooth(graphics);
        LabFigure shown = figure;
        if (shown == null) {
            CanvasText.centred(g, message, getWidth(), getHeight());
        } else {
            shown.paint(g, ThemeLook.palette(), getWidth(), getHeight());
        }
        g.dispose();
    }
}
