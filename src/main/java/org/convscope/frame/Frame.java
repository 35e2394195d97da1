package org.convscope.frame;

import java.util.Optional;
import org.convscope.frame.geometry.Geometry;
import org.convscope.frame.geometry.RadialProfile;

/**
 * A frame with its numbers exactly as stored, nothing scaled or clipped. Immutable.
 *
 * @param source file and image
 * @param format short name of the format, such as PNG or CBF
 * @param width in pixels
 * @param height in pixels
 * @param channels 1, or 3 for red, green, blue
 * @param depth bits of one number in the file
 * @param white the number that the format shows as white, for up to 8 bits; 0 where it has none
 * @param pixels height x width x channels numbers
 * @param mask gaps, dead and saturated pixels
 * @param geometry of the experiment, where the file says anything about it
 */
public record Frame(
        FrameSource source,
        String format,
        int width,
        int height,
        int channels,
        int depth,
        int white,
        Pixels pixels,
        Mask mask,
        Optional<Geometry> geometry) {

    public Frame {
        if ((long) width * height * channels != pixels.size()) {
            throw new IllegalArgumentException(
                    pixels.size() + " numbers for " + height + " x " + width + " x " + channels);
        }
    }

    /** With the largest number of its depth as white, up to 8 bits. */
    public Frame(
            FrameSource source,
            String format,
            int width,
            int height,
            int channels,
            int depth,
            Pixels pixels,
            Mask mask,
            Optional<Geometry> geometry) {
        this(source, format, width, height, channels, depth, depth <= 8 ? (1 << depth) - 1 : 0, pixels, mask, geometry);
    }

    /** The number of a pixel; x to the right, y down, both from 0. */
    public double get(int x, int y, int channel) {
        return pixels.get((y * width + x) * channels + channel);
    }

    /** One row of one channel, left to right. */
    public double[] row(int y, int channel) {
        double[] row = new double[width];
        for (int x = 0; x < width; x++) {
            row[x] = get(x, y, channel);
        }
        return row;
    }

    /**
     * What was measured in a pixel, of a coloured frame its first channel: NaN in gaps, dead pixels, and where the number is
     * not finite.
     *
     * @param pixel y x width + x
     */
    public double measured(int pixel) {
        double v = mask.excludes(pixel) ? Double.NaN : pixels.get(pixel * channels);
        return Double.isFinite(v) ? v : Double.NaN;
    }

    /** Whether it says red, green, blue. */
    public boolean isColour() {
        return channels == 3;
    }

    /**
     * Mean and maximum by distance from the beam centre, gaps and dead pixels left out; of a coloured frame, of its first
     * channel.
     *
     * @param known the frame's own geometry, or one that the user gave
     */
    public RadialProfile radialProfile(Geometry known) {
        return RadialProfile.of(width, height, this::measured, known);
    }

    /**
     * The same frame with white at 255, rounded as Pillow does and so Keras's {@code load_img}: what a network trained on
     * pictures was given. Frames whose format knows no white stay as they are.
     */
    public Frame asPicture() {
        if (white == 0 || white == 255) {
            return this;
        }
        int[] values = new int[pixels.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) Math.min(255, Math.rint(pixels.get(i) / white * 255));
        }
        return new Frame(source, format, width, height, channels, 8, 255, new Pixels.Int32(values), mask, geometry);
    }

    /** The same frame under another geometry. */
    public Frame withGeometry(Geometry newGeometry) {
        return new Frame(source, format, width, height, channels, depth, white, pixels, mask, Optional.of(newGeometry));
    }

    @Override
    public String toString() {
        return source + " (" + format + ", " + height + " x " + width + " x " + channels + ", " + depth + " bit)";
    }
}
