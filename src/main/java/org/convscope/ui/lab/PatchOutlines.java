package org.convscope.ui.lab;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Supplier;
import org.convscope.inspect.lab.PatchResponse;
import org.convscope.inspect.lab.PatchStudy;
import org.convscope.render.plane.ViewTransform;
import org.convscope.ui.canvas.CanvasOverlay;
import org.convscope.ui.theme.ThemeLook;

/** The patches' borders over the frame, each in its colour. */
record PatchOutlines(Supplier<List<PatchStudy.Placed>> patches) implements CanvasOverlay {
    @Override
    public void paint(Graphics2D g, ViewTransform transform) {
        List<PatchStudy.Placed> shown = patches.get();
        int reach = PatchResponse.SIDE / 2;
        for (int i = 0; i < shown.size(); i++) {
            PatchStudy.PatchPlace place = shown.get(i).place();
            Rectangle2D box =
                    transform.rectangle(place.x() - reach, place.y() - reach, PatchResponse.SIDE, PatchResponse.SIDE);
            g.setStroke(new BasicStroke(4f));
            g.setColor(Color.BLACK);
            g.draw(box);
            g.setStroke(new BasicStroke(2f));
            g.setColor(ThemeLook.palette().series(i));
            g.draw(box);
        }
    }
}
