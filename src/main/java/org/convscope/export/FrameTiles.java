package org.convscope.export;

import java.awt.image.BufferedImage;
import org.convscope.array.Range;
import org.convscope.choice.PixelReduction;
import org.convscope.frame.CountHistogram;
import org.convscope.frame.Frame;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.plane.FramePlanes;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ScalablePicture;

/**
 * Pictures of one frame, all in one contrast: pictures from their smallest to their largest number, counts within percentiles, so that
 * a few hot pixels do not make everything else black.
 */
public final class FrameTiles {
    private final ScalablePicture picture;
    private final Range limits;

    public FrameTiles(Frame frame) {
        CountHistogram histogram = CountHistogram.of(frame);
        limits = frame.depth() <= 8 ? histogram.range() : histogram.automaticLimits();
        picture = new FramePlanes(frame.width(), frame.height(), frame.channels(), frame.pixels()::get, frame::measured)
                .picture(limits, ColourMapping.DEFAULT, PixelReduction.AUTO.forDepth(frame.depth()));
    }

    /** The whole frame. */
    public ScalablePicture picture() {
        return picture;
    }

    /** The numbers that are black and white. */
    public Range limits() {
        return limits;
    }

    /** The whole frame in a square, centred. */
    public BufferedImage whole(int side) {
        return picture.image(PictureViewport.fit(picture.width(), picture.height(), side, side));
    }
}
