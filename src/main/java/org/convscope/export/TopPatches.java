package org.convscope.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.convscope.frame.Frame;
import org.convscope.inspect.topimages.Patch;
import org.convscope.render.Palette;
import org.convscope.render.plane.PictureViewport;

/** What units see of one frame, as square pictures. */
public final class TopPatches {
    private final Frame frame;
    private final FrameTiles tiles;
    private final Palette palette;

    /**
     * @param palette the ground is what lies outside the frame
     */
    public TopPatches(Frame frame, Palette palette) {
        this.frame = frame;
        this.tiles = new FrameTiles(frame);
        this.palette = palette;
    }

    /** A patch in a square of its own. */
    public BufferedImage square(Patch patch, int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(palette.background());
        g.fillRect(0, 0, side, side);
        draw(g, patch, 0, 0, side);
        g.dispose();
        return image;
    }

    /** In its own proportions; along an axis on which it sees more than there is, all that there is. */
    void draw(Graphics2D g, Patch patch, int left, int top, int side) {
        boolean wide = patch.width() >= frame.width();
        boolean high = patch.height() >= frame.height();
        double firstColumn = wide ? 0 : patch.left();
        double firstRow = high ? 0 : patch.top();
        double width = wide ? frame.width() : patch.width();
        double height = high ? frame.height() : patch.height();
        double zoom = side / Math.max(width, height);
        int columns = (int) Math.max(1, Math.round(width * zoom));
        int rows = (int) Math.max(1, Math.round(height * zoom));
        BufferedImage drawn = tiles.picture()
                .image(PictureViewport.centred(zoom, firstColumn + width / 2, firstRow + height / 2, columns, rows));
        int x = left + (side - columns) / 2;
        int y = top + (side - rows) / 2;
        g.drawImage(drawn, x, y, null);
        // what lies outside the frame is as white as the paper
        g.setColor(palette.muted());
        g.drawRect(x, y, columns - 1, rows - 1);
    }
}
