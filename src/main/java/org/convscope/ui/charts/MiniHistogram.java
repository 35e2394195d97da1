package org.convscope.ui.charts;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseEvent;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import javax.accessibility.AccessibleRole;
import org.convscope.array.Histogram;
import org.convscope.render.NumberText;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.theme.ThemeLook;

/** A small histogram: bars, the two ends in numbers, zero as a line; each bin's count under the pointer. */
public final class MiniHistogram extends DrawnComponent {
    /** From this height on the title has a line of its own. */
    private static final int TITLED = 70;

    private final String title;
    private Optional<Histogram> histogram = Optional.empty();

    /**
     * @param title what is counted, in a word
     */
    public MiniHistogram(String title) {
        super(AccessibleRole.LABEL);
        this.title = title;
        getAccessibleContext().setAccessibleName("histogram of " + title);
        setToolTipText(title);
    }

    @Override
    public Dimension getPreferredSize() {
        return UIScale.scale(new Dimension(160, 64));
    }

    @Override
    public Dimension getMinimumSize() {
        return UIScale.scale(new Dimension(60, 40));
    }

    public void show(Optional<Histogram> newHistogram) {
        histogram = newHistogram;
        repaint();
    }

    @Override
    public String getToolTipText(MouseEvent event) {
        return histogram
                .map(shown -> {
                    int bin = (int) ((double) event.getX() / getWidth() * shown.bins());
                    int held = Math.max(0, Math.min(shown.bins() - 1, bin));
                    return title + ": " + NumberText.count(shown.count(held)) + " of " + NumberText.count(shown.total())
                            + " between " + NumberText.text(shown.edge(held), 3) + " and "
                            + NumberText.text(shown.edge(held + 1), 3);
                })
                .orElse(title);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = smooth(graphics);
        g.setFont(ThemeLook.smallFont());
        FontMetrics metrics = g.getFontMetrics();
        double bottom = getHeight() - metrics.getHeight() - 1.0;
        boolean ownLine = getHeight() >= UIScale.scale(TITLED);
        histogram.ifPresent(shown -> {
            paintBars(g, shown, ownLine ? metrics.getHeight() : 0, bottom);
            String low = NumberText.text(shown.limits().min(), 3);
            String high = NumberText.text(shown.limits().max(), 3);
            g.setColor(ThemeLook.muted());
            float baseline = getHeight() - metrics.getDescent();
            g.drawString(low, 0, baseline);
            if (metrics.stringWidth(low) + metrics.stringWidth(high) + UIScale.scale(4) < getWidth()) {
                g.drawString(high, getWidth() - metrics.stringWidth(high), baseline);
            }
            int middle = (getWidth() - metrics.stringWidth(title)) / 2;
            boolean room = middle > metrics.stringWidth(low) + 4
                    && middle + metrics.stringWidth(title) < getWidth() - metrics.stringWidth(high) - 4;
            if (ownLine) {
                g.drawString(title, middle, metrics.getAscent());
            } else if (room) {
                g.drawString(title, middle, baseline);
            }
        });
        g.dispose();
    }

    private void paintBars(Graphics2D g, Histogram shown, double top, double bottom) {
        long most = 1;
        for (int bin = 0; bin < shown.bins(); bin++) {
            most = Math.max(most, shown.count(bin));
        }
        double width = getWidth() / (double) shown.bins();
        g.setColor(ThemeLook.accent());
        for (int bin = 0; bin < shown.bins(); bin++) {
            if (shown.count(bin) > 0) {
                double height = Math.max(1, shown.count(bin) / (double) most * (bottom - top - 2));
                g.fill(new Rectangle2D.Double(bin * width, bottom - height, Math.max(1, width - 0.5), height));
            }
        }
        g.setColor(ThemeLook.line());
        g.setStroke(new BasicStroke(UIScale.scale(1f)));
        g.draw(new Line2D.Double(0, bottom, getWidth(), bottom));
        if (shown.limits().min() < 0 && shown.limits().max() > 0) {
            double zero = -shown.limits().min() / shown.limits().width() * getWidth();
            g.setColor(ThemeLook.muted());
            g.draw(new Line2D.Double(zero, top, zero, bottom));
        }
    }
}
