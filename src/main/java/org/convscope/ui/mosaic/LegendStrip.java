package org.convscope.ui.mosaic;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import javax.accessibility.AccessibleRole;
import org.convscope.render.colour.Legend;
import org.convscope.ui.look.DrawnComponent;
import org.convscope.ui.look.Look;

/** A legend as a component: always there, always with numbers. */
public final class LegendStrip extends DrawnComponent {
    private Optional<Legend> legend = Optional.empty();

    public LegendStrip() {
        super(AccessibleRole.LABEL);
        show(Optional.empty());
    }

    /** The numbers of a legend, or none. */
    public void show(Optional<Legend> newLegend) {
        legend = newLegend;
        getAccessibleContext().setAccessibleName(newLegend.map(Legend::caption).orElse("legend"));
        setToolTipText(newLegend
                .map(shown -> "Range scope " + shown.scope().word() + ": "
                        + shown.scope().meaning())
                .orElse(null));
        repaint();
    }

    public Optional<Legend> legend() {
        return legend;
    }

    @Override
    public Dimension getPreferredSize() {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        int height = Legend.horizontalHeight(g, Look.palette());
        g.dispose();
        return new Dimension(240, height);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(60, getPreferredSize().height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        legend.ifPresent(shown -> shown.paintHorizontal(
                (Graphics2D) graphics, new Rectangle2D.Double(0, 0, getWidth(), getHeight()), Look.palette()));
    }
}
