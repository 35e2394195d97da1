package org.convscope.export;

import java.awt.image.BufferedImage;
import org.convscope.frame.Frame;
import org.convscope.render.Palette;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.frame.FrameImage;
import org.convscope.render.frame.FrameLook;
import org.convscope.render.frame.FramePixels;
import org.convscope.render.frame.FrameViewport;

/** Small pictures of one frame, all in one contrast: pictures from their smallest to their largest number, counts within percentiles. */
final class FrameTiles {
    private static final double LOW = 0.001;
    private static final double HIGH = 0.999;

    private final FramePixels pixels;
    private final FrameLook look;

    FrameTiles(Frame frame, Palette palette) {
        pixels = FramePixels.of(
                frame.height(),
                frame.width(),
                frame.channels(),
                (row, column, channel) -> frame.get(column, row, channel),
                (row, column) -> frame.mask().excludes(row * frame.width() + column));
        look = FrameLook.themed(
                        ColourMapping.DEFAULT, frame.depth() <= 8 ? pixels.range() : pixels.quantiles(LOW, HIGH), palette)
                .withNumbers(FrameLook.Numbering.NONE);
    }

    /** The whole frame in a square, centred. */
    BufferedImage whole(int side) {
        return draw(FrameViewport.fit(pixels.height(), pixels.width(), side, side));
    }

    BufferedImage draw(FrameViewport view) {
        return FrameImage.draw(pixels, view, look);
    }
}
