package org.convscope.ui.frame;

import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.frame.CountHistogram;
import org.convscope.frame.Frame;
import org.convscope.frame.Pixels;
import org.convscope.render.colour.ColourLevels;
import org.convscope.render.colour.ColourMapping;
import org.convscope.ui.canvas.CanvasPicture;
import org.convscope.ui.canvas.PlanePicture;
import org.convscope.ui.canvas.PlanePyramid;
import org.convscope.ui.canvas.RasterPicture;
import org.convscope.workspace.FrameSettings;

/**
 * A frame made ready to be shown.
 *
 * @param counts how often each number occurs among what was measured
 * @param range smallest and largest of what was measured
 * @param plane the numbers, NaN where nothing was measured, reduced to maxima; for colour frames the first channel
 * @param means the same numbers, reduced to means
 */
public record ShownFrame(Frame frame, Histogram counts, Range range, PlanePyramid plane, PlanePyramid means) {
    /** Reads all numbers several times: not for the event thread. */
    public static ShownFrame of(Frame frame) {
        Histogram counts = CountHistogram.of(frame);
        boolean whole = frame.pixels() instanceof Pixels.Int32 || frame.pixels() instanceof Pixels.Unsigned32;
        double half = whole ? 0.5 : 0;
        var range = new Range(counts.limits().min() + half, counts.limits().max() - half);
        int width = frame.width();
        int channels = frame.channels();
        Pixels pixels = frame.pixels();
        PlanePyramid.Values values = (x, y) -> {
            int pixel = y * width + x;
            if (frame.mask().excludes(pixel)) {
                return Float.NaN;
            }
            float v = (float) pixels.get(pixel * channels);
            return Float.isFinite(v) ? v : Float.NaN;
        };
        return new ShownFrame(
                frame,
                counts,
                range,
                PlanePyramid.of(width, frame.height(), values, PlanePyramid.Reduction.MAXIMUM),
                PlanePyramid.of(width, frame.height(), values));
    }

    /** Limits that leave out the darkest and the brightest few, so that a single hot pixel does not decide. */
    public Range automaticLimits() {
        double low = counts.quantile(0.001);
        double high = counts.quantile(0.999);
        return low < high ? new Range(low, high) : range;
    }

    /** Coloured between limits; a colour frame keeps its colours and only its brightness follows the limits. */
    public CanvasPicture picture(Range limits, ColourMapping mapping, FrameSettings.Reduction reduction) {
        ColourLevels levels = mapping.levels(limits);
        if (frame.isColour()) {
            return coloured(levels);
        }
        int masked = mapping.table().masked();
        return PlanePicture.of(
                reduced(reduction), value -> Double.isNaN(value) ? masked : mapping.rgb(levels.of(value)));
    }

    private PlanePyramid reduced(FrameSettings.Reduction reduction) {
        return switch (reduction) {
            case AUTO -> frame.depth() > 8 ? plane : means;
            case MAXIMUM -> plane;
            case MEAN -> means;
        };
    }

    private CanvasPicture coloured(ColourLevels levels) {
        Pixels pixels = frame.pixels();
        int[] rgb = new int[frame.width() * frame.height()];
        for (int i = 0; i < rgb.length; i++) {
            int colour = 0;
            for (int channel = 0; channel < 3; channel++) {
                colour = colour << 8 | Math.max(0, levels.of(pixels.get(3 * i + channel)));
            }
            rgb[i] = colour;
        }
        return new RasterPicture(frame.width(), frame.height(), rgb);
    }
}
