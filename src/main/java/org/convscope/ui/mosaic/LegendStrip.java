package org.convscope.ui.mosaic;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Consumer;
import javax.accessibility.AccessibleRole;
import org.convscope.array.Range;
import org.convscope.render.colour.Legend;
import org.convscope.ui.component.DrawnComponent;
import org.convscope.ui.theme.ThemeLook;
import org.jspecify.annotations.Nullable;

/** A legend as a component: always there, always with numbers. Where somebody listens, its ends can be dragged. */
public final class LegendStrip extends DrawnComponent {
    private Optional<Legend> legend = Optional.empty();
    private Optional<Consumer<Optional<Range>>> listener = Optional.empty();

    public LegendStrip() {
        super(AccessibleRole.LABEL);
        show(Optional.empty());
    }

    /**
     * @param newListener gets limits while they are dragged; empty, at a double click, for those that nobody set by hand
     */
    public void onLimits(Consumer<Optional<Range>> newListener) {
        listener = Optional.of(newListener);
        var dragging = new Dragging();
        addMouseListener(dragging);
        addMouseMotionListener(dragging);
    }

    /** The numbers of a legend, or none. */
    public void show(Optional<Legend> newLegend) {
        legend = newLegend;
        getAccessibleContext().setAccessibleName(newLegend.map(Legend::caption).orElse("legend"));
        String drag = draggable().isPresent() ? ". Drag its ends for other limits; double-click for its own" : "";
        setToolTipText(newLegend
                .map(shown -> shown.scope()
                                .map(scope -> "Range scope " + scope.word() + ": " + scope.meaning())
                                .orElse("The picture's own range")
                        + drag)
                .orElse(null));
        repaint();
    }

    public Optional<Legend> legend() {
        return legend;
    }

    private Optional<LegendDrag> draggable() {
        return listener.isPresent() ? legend.flatMap(LegendDrag::of) : Optional.empty();
    }

    @Override
    public Dimension getPreferredSize() {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        int height = Legend.horizontalHeight(g, ThemeLook.palette());
        g.dispose();
        return new Dimension(UIScale.scale(240), height);
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(UIScale.scale(60), getPreferredSize().height);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        legend.ifPresent(shown -> shown.paintHorizontal(
                (Graphics2D) graphics, new Rectangle2D.Double(0, 0, getWidth(), getHeight()), ThemeLook.palette()));
    }

    private final class Dragging extends MouseAdapter {
        private @Nullable LegendDrag held;
        private int from;

        @Override
        public void mousePressed(MouseEvent event) {
            if (event.getClickCount() == 2) {
                held = null;
                tell(Optional.empty());
            } else {
                held = draggable().orElse(null);
                from = event.getX();
            }
        }

        @Override
        public void mouseDragged(MouseEvent event) {
            LegendDrag drag = held;
            if (drag != null && getWidth() > 0) {
                double width = getWidth();
                tell(Optional.of(drag.moved(from / width, (event.getX() - from) / width)));
            }
        }

        @Override
        public void mouseReleased(MouseEvent event) {
            held = null;
        }

        @Override
        public void mouseMoved(MouseEvent event) {
            int cursor = draggable().isPresent() ? Cursor.E_RESIZE_CURSOR : Cursor.DEFAULT_CURSOR;
            setCursor(Cursor.getPredefinedCursor(cursor));
        }

        private void tell(Optional<Range> limits) {
            listener.ifPresent(told -> told.accept(limits));
        }
    }
}
