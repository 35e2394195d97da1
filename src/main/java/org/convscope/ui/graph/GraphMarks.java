package org.convscope.ui.graph;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Optional;
import java.util.Set;
import org.convscope.export.graph.DrawnNetwork;
import org.convscope.inspect.graph.PlacedGraph;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.theme.ThemeLook;

/** Over the drawn graph: the selected layer with a thick edge, what was sought with a dotted one. */
final class GraphMarks implements CanvasOverlay {
    private static final float[] DOTS = {2, 4};

    private Optional<DrawnNetwork> shown = Optional.empty();
    private Optional<String> selected = Optional.empty();
    private Set<String> found = Set.of();

    void show(Optional<DrawnNetwork> drawn) {
        shown = drawn;
    }

    void select(Optional<String> layer) {
        selected = layer;
    }

    void find(Set<String> layers) {
        found = Set.copyOf(layers);
    }

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        shown.ifPresent(drawn -> {
            g.setColor(ThemeLook.warningText());
            g.setStroke(new BasicStroke(UIScale.scale(2f), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, DOTS, 0));
            for (PlacedGraph.NodeBox box : drawn.placed().boxes()) {
                if (found.contains(box.id())) {
                    mark(g, transform, drawn, box.id(), UIScale.scale(7f));
                }
            }
            g.setColor(ThemeLook.palette().foreground());
            g.setStroke(new BasicStroke(UIScale.scale(3f)));
            selected.ifPresent(layer -> mark(g, transform, drawn, layer, UIScale.scale(4f)));
        });
    }

    private static void mark(Graphics2D g, ViewTransform transform, DrawnNetwork drawn, String layer, double away) {
        drawn.cardOf(layer).ifPresent(card -> {
            Rectangle2D on = transform.rectangle(card);
            double round = 8 * transform.scale() + away;
            var edge = new RoundRectangle2D.Double(
                    on.getX() - away,
                    on.getY() - away,
                    on.getWidth() + 2 * away,
                    on.getHeight() + 2 * away,
                    round,
                    round);
            if (g.getClip() == null || g.getClip().intersects(edge.getBounds2D())) {
                g.draw(edge);
            }
        });
    }
}
