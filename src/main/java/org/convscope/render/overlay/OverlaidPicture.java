package org.convscope.render.overlay;

import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ScalablePicture;

/**
 * A picture with a map laid over it.
 *
 * @param painter colours of the map
 * @param map its place in pixels of the picture
 */
public record OverlaidPicture(ScalablePicture below, OverlayPainter painter, OverlayMap map)
        implements ScalablePicture {
    @Override
    public int width() {
        return below.width();
    }

    @Override
    public int height() {
        return below.height();
    }

    @Override
    public void render(PictureViewport view, int[] argb) {
        below.render(view, argb);
        painter.paint(argb, view.width(), map.seen(view));
    }
}
