package org.convscope.ui.frame;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.convscope.frame.Frame;
import org.convscope.frame.geometry.Resolution;
import org.convscope.frame.geometry.ResolutionRing;
import org.convscope.render.NumberText;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.canvas.CanvasText;
import org.convscope.ui.theme.ThemeLook;
import org.convscope.workspace.ResolutionSettings;

/** Rings of equal resolution, and those where ice scatters, on a frame whose geometry is known. */
final class RingOverlay implements CanvasOverlay {
    /** What a ring stands for. */
    enum Meaning {
        RESOLUTION,
        ICE
    }

    /** A ring and what it stands for. */
    record Labelled(ResolutionRing ring, Meaning meaning) {}

    private final Supplier<List<Labelled>> rings;

    RingOverlay(Supplier<List<Labelled>> rings) {
        this.rings = rings;
    }

    /** Those of a frame that touch it; none where its geometry is not known. */
    static List<Labelled> rings(Frame frame, ResolutionSettings settings) {
        Optional<Resolution> resolution = settings.resolution(frame);
        List<Labelled> all = new ArrayList<>();
        resolution.ifPresent(known -> {
            known.rings(settings.spacingsAngstrom()).forEach(ring -> all.add(new Labelled(ring, Meaning.RESOLUTION)));
            known.rings(settings.ice().spacingsAngstrom()).forEach(ring -> all.add(new Labelled(ring, Meaning.ICE)));
        });
        double reach = Math.hypot(frame.width(), frame.height());
        all.removeIf(ring -> ring.ring().radiusX() > reach);
        return all;
    }

    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        List<Labelled> shown = new ArrayList<>(rings.get());
        // the outer ones first: where names would lie over each other the inner ones go without
        shown.sort(Comparator.comparingDouble(labelled -> -labelled.ring().radiusX()));
        List<Rectangle2D> taken = new ArrayList<>();
        for (Labelled labelled : shown) {
            ResolutionRing ring = labelled.ring();
            var on = transform.rectangle(
                    ring.centreX() - ring.radiusX(),
                    ring.centreY() - ring.radiusY(),
                    2 * ring.radiusX(),
                    2 * ring.radiusY());
            boolean ice = labelled.meaning() == Meaning.ICE;
            Color colour = ice ? ThemeLook.palette().series(4) : ThemeLook.accent();
            g.setStroke(ice ? dashed() : new BasicStroke(UIScale.scale(1f)));
            g.setColor(ThemeLook.translucent(colour, 190));
            g.draw(new Ellipse2D.Double(on.x, on.y, on.width, on.height));
            if (!ice) {
                name(g, ring, on, colour, taken);
            }
        }
    }

    private static BasicStroke dashed() {
        return new BasicStroke(
                UIScale.scale(1f),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                10,
                new float[] {UIScale.scale(4f), UIScale.scale(4f)},
                0);
    }

    private static void name(
            Graphics2D g, ResolutionRing ring, Rectangle2D.Double on, Color colour, List<Rectangle2D> taken) {
        String text = NumberText.text(ring.dAngstrom(), 3) + " Å";
        double x = on.getCenterX() + on.width * 0.354;
        double y = on.getCenterY() - on.height * 0.354;
        var metrics = g.getFontMetrics(ThemeLook.smallFont());
        var box = new Rectangle2D.Double(
                x, y - metrics.getHeight(), metrics.stringWidth(text) + UIScale.scale(6f), metrics.getHeight());
        if (taken.stream().noneMatch(box::intersects)) {
            taken.add(box);
            CanvasText.tag(g, text, x, y, colour);
        }
    }
}
