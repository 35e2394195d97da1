package org.convscope.export;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.inspect.match.KernelsOnFrame;
import org.convscope.render.NumberText;
import org.convscope.render.Palette;
import org.convscope.render.overlay.PictureSheet;
import org.convscope.render.tile.MapTile;

/** A frame, what a learned kernel makes of it, and what another one does; each of the latter around zero. */
public final class KernelsOnFramePicture {
    private static final int SIDE = 360;

    private final Palette palette;

    public KernelsOnFramePicture(Palette palette) {
        this.palette = palette;
    }

    /**
     * @param learned the learned kernel's name
     * @param other the other one's
     */
    public BufferedImage draw(KernelsOnFrame applied, String learned, String other) {
        var sheet = new PictureSheet(palette);
        sheet.row();
        Range input = Range.of(applied.input());
        sheet.add(tile(applied, applied.input(), input, ColourMap.GRAY), "input, " + text(input));
        Range first = Range.of(applied.learned()).symmetric();
        sheet.add(tile(applied, applied.learned(), first, ColourMap.RDBU), learned + ", " + text(first));
        Range second = Range.of(applied.other()).symmetric();
        sheet.add(tile(applied, applied.other(), second, ColourMap.RDBU), other + ", " + text(second));
        var nothing = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = nothing.createGraphics();
        g.setColor(palette.background());
        g.fillRect(0, 0, 1, 1);
        g.dispose();
        return sheet.above(nothing);
    }

    private static BufferedImage tile(KernelsOnFrame applied, float[] values, Range range, ColourMap colours) {
        return MapTile.of(values, applied.height(), applied.width(), range, colours, SIDE, SIDE);
    }

    private static String text(Range range) {
        return NumberText.text(range.min()) + " to " + NumberText.text(range.max());
    }
}
