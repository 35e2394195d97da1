package org.convscope.export.saliency;

import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.choice.PixelReduction;
import org.convscope.export.FrameTiles;
import org.convscope.frame.Frame;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.maps.GivenInput;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.plane.FramePlanes;
import org.convscope.render.plane.PictureViewport;
import org.convscope.render.plane.ScalablePicture;

/**
 * What a map is laid over: a frame in its own pixels, or an input where there is no frame.
 *
 * @param limits the numbers that are black and white
 * @param place of the input in it
 */
public record MapBackground(ScalablePicture picture, Range limits, Rectangle2D place, String title) {
    /** A frame as the report draws it. */
    public static MapBackground of(Frame frame, CoordinateMap map) {
        var tiles = new FrameTiles(frame);
        var place = new Rectangle2D.Double(map.left(), map.top(), map.width(), map.height());
        return new MapBackground(
                tiles.picture(), tiles.limits(), place, frame.source().name());
    }

    /**
     * What a map of an input is laid over: the frame, else the input itself; empty where that is no picture.
     *
     * @param id of the input
     * @param tensor the input, channels last
     * @param sample which of the input's, from 0
     */
    public static Optional<MapBackground> of(GivenInput input, String id, Tensor tensor, int sample) {
        Optional<MapBackground> ofFrame = input.shown().map(one -> of(one.frame(), one.map()));
        return ofFrame.or(() -> of(tensor, sample, id + ", frame " + sample));
    }

    /** All of the picture, so many times as large. */
    public PictureViewport view(double zoom) {
        int width = (int) Math.max(1, Math.round(picture.width() * zoom));
        int height = (int) Math.max(1, Math.round(picture.height() * zoom));
        return new PictureViewport(zoom, 0, 0, width, height);
    }

    /**
     * The same under a map of a part of the input.
     *
     * @param part in pixels of the input
     */
    public MapBackground under(Rectangle2D part, int inputHeight, int inputWidth) {
        double across = place.getWidth() / inputWidth;
        double down = place.getHeight() / inputHeight;
        var ofPart = new Rectangle2D.Double(
                place.getX() + part.getX() * across,
                place.getY() + part.getY() * down,
                part.getWidth() * across,
                part.getHeight() * down);
        return new MapBackground(picture, limits, ofPart, title);
    }

    /** One frame of an input (N, H, W, C), in colour where it has three channels, else its first; empty where it is no image. */
    public static Optional<MapBackground> of(Tensor input, int frame, String title) {
        if (input.rank() != 4) {
            return Optional.empty();
        }
        int channels = input.length(3);
        int length = input.size() / input.length(0);
        int step = channels == 3 ? 1 : channels;
        Range limits = Range.of(input.data(), frame * length, (frame + 1) * length, step);
        return of(input, frame, title, limits);
    }

    /**
     * The same from given numbers on.
     *
     * @param limits the numbers that are black and white
     */
    public static Optional<MapBackground> of(Tensor input, int frame, String title, Range limits) {
        if (input.rank() != 4) {
            return Optional.empty();
        }
        int height = input.length(1);
        int width = input.length(2);
        int channels = input.length(3);
        int first = frame * height * width * channels;
        int shown = channels == 3 ? 3 : 1;
        int step = channels / shown;
        float[] data = input.data();
        var planes = new FramePlanes(
                width, height, shown, i -> data[first + i * step], pixel -> data[first + pixel * channels]);
        return Optional.of(new MapBackground(
                planes.picture(limits, ColourMapping.DEFAULT, PixelReduction.MEAN),
                limits,
                new Rectangle2D.Double(0, 0, width, height),
                title));
    }
}
