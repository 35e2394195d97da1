package org.convscope.export.saliency;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.input.CoordinateMap;
import org.convscope.render.frame.FramePixels;

/**
 * What a map is laid over: a frame in its own pixels, or an input where there is no frame.
 *
 * @param limits the numbers that are black and white
 * @param place of the input in it
 */
public record MapBackground(FramePixels pixels, Range limits, Rectangle2D place, String title) {
    /** A frame as the report draws it. */
    public static MapBackground of(Frame frame, CoordinateMap map) {
        FramePixels pixels = FramePixels.of(
                frame.height(),
                frame.width(),
                frame.channels(),
                (y, x, channel) -> frame.get(x, y, channel),
                (y, x) -> frame.mask().excludes(y * frame.width() + x));
        // a few hot pixels must not make everything else black; 8-bit frames are shown as they are
        Range limits = frame.depth() <= 8 ? pixels.range() : pixels.quantiles(0.001, 0.999);
        var place = new Rectangle2D.Double(map.left(), map.top(), map.width(), map.height());
        return new MapBackground(pixels, limits, place, frame.source().name());
    }

    /** One frame of an input (N, H, W, C), in colour where it has three channels, else its first; empty where it is no image. */
    public static Optional<MapBackground> of(Tensor input, int frame, String title) {
        if (input.rank() != 4) {
            return Optional.empty();
        }
        int height = input.length(1);
        int width = input.length(2);
        int channels = input.length(3);
        int first = frame * height * width * channels;
        FramePixels pixels = FramePixels.of(
                height,
                width,
                channels == 3 ? 3 : 1,
                (y, x, channel) -> input.data()[first + (y * width + x) * channels + channel],
                (y, x) -> false);
        return Optional.of(
                new MapBackground(pixels, pixels.range(), new Rectangle2D.Double(0, 0, width, height), title));
    }
}
