package org.convscope.ui.frame;

import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.choice.PixelReduction;
import org.convscope.frame.CountHistogram;
import org.convscope.frame.Frame;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.plane.FramePlanes;
import org.convscope.render.plane.PlanePyramid;
import org.convscope.render.plane.ScalablePicture;
import org.convscope.render.plane.StatePicture;
import org.convscope.workspace.FrameSettings;

/**
 * A frame made ready to be shown.
 *
 * @param name of the frame, or what it was put together of
 * @param histogram its numbers, to choose contrast limits in
 * @param planes its numbers, to be drawn
 * @param states its mask, to be drawn
 */
public record ShownFrame(String name, Frame frame, CountHistogram histogram, FramePlanes planes, PlanePyramid states) {
    /** Reads all numbers several times: not for the event thread. */
    public static ShownFrame of(Frame frame) {
        return named(frame.source().name(), frame);
    }

    /** {@link #of} under another name. */
    static ShownFrame named(String name, Frame frame) {
        return new ShownFrame(
                name,
                frame,
                CountHistogram.of(frame),
                new FramePlanes(frame.width(), frame.height(), frame.channels(), frame.pixels()::get, frame::measured),
                StatePicture.states(frame.width(), frame.height(), pixel -> frame.mask()
                        .kind(pixel)
                        .code()));
    }

    /** How often each number occurs among what was measured. */
    public Histogram counts() {
        return histogram.counts();
    }

    /** Smallest and largest of what was measured. */
    public Range range() {
        return histogram.range();
    }

    /** Limits that leave out the darkest and the brightest few. */
    public Range automaticLimits() {
        return histogram.automaticLimits();
    }

    /** With what is marked in the picture itself: the mask, if it is wanted. */
    ScalablePicture picture(Range limits, ColourMapping mapping, FrameSettings settings) {
        ScalablePicture plain = picture(limits, mapping, settings.reduction());
        boolean masked = settings.marks().contains(FrameSettings.Mark.MASK)
                && !frame.mask().isEmpty();
        return masked ? new StatePicture(plain, states) : plain;
    }

    /** Coloured between limits; a colour frame keeps its colours and only its brightness follows the limits. */
    public ScalablePicture picture(Range limits, ColourMapping mapping, PixelReduction reduction) {
        return planes.picture(limits, mapping, reduction.forDepth(frame.depth()));
    }
}
