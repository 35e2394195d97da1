package org.convscope.frame;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleToIntFunction;
import java.util.stream.Stream;
import org.convscope.array.Range;
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
 * @param picture what the numbers look like, where the format says so
 * @param pixels height x width x channels numbers
 * @param mask gaps, dead and saturated pixels
 * @param geometry of the experiment, where the file says anything about it
 * @param notes what a reader should know of how it was read, full sentences; most frames have none
 */
public record Frame(
        FrameSource source,
        String format,
        int width,
        int height,
        int channels,
        int depth,
        PictureScale picture,
        Pixels pixels,
        Mask mask,
        Optional<Geometry> geometry,
        List<String> notes) {

    public Frame {
        notes = List.copyOf(notes);
        if ((long) width * height * channels != pixels.size()) {
            throw new IllegalArgumentException(
                    pixels.size() + " numbers for " + height + " x " + width + " x " + channels);
        }
    }

    /** A frame with the largest number of its depth as white, up to 8 bits. */
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
        this(source, format, width, height, channels, depth, PictureScale.ofBits(depth), pixels, mask, geometry);
    }

    /** A frame without notes. */
    public Frame(
            FrameSource source,
            String format,
            int width,
            int height,
            int channels,
            int depth,
            PictureScale picture,
            Pixels pixels,
            Mask mask,
            Optional<Geometry> geometry) {
        this(source, format, width, height, channels, depth, picture, pixels, mask, geometry, List.of());
    }

    /** The number of a pixel; x to the right, y down, both from 0. */
    public double get(int x, int y, int channel) {
        return pixels.get((y * width + x) * channels + channel);
    }

    /**
     * The number measured in a pixel, of a coloured frame its first channel: NaN in gaps, dead pixels, and where the
     * number is not finite.
     *
     * @param pixel y x width + x
     */
    public double measured(int pixel) {
        double v = mask.excludes(pixel) ? Double.NaN : pixels.get(pixel * channels);
        return Double.isFinite(v) ? v : Double.NaN;
    }

    /** Smallest and largest number {@linkplain #measured measured}; empty where nothing was. */
    public Range measuredRange() {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int pixel = 0; pixel < width * height; pixel++) {
            double v = measured(pixel);
            if (!Double.isNaN(v)) {
                min = Math.min(min, v);
                max = Math.max(max, v);
            }
        }
        return min <= max ? new Range(min, max) : Range.EMPTY;
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
     * The same frame with black at 0 and white at 255, as Pillow does and so Keras's {@code load_img}: what a network trained on
     * pictures was given. Frames that are no pictures stay as they are.
     */
    public Frame asPicture() {
        return picture.equals(PictureScale.NONE) || picture.equals(PictureScale.EIGHT_BIT)
                ? this
                : shown(8, PictureScale.EIGHT_BIT, picture::shade);
    }

    /** The same frame with small numbers dark, so that white is the largest number where it was zero. */
    public Frame asPositive() {
        return picture.isNegative() ? shown(depth, new PictureScale(0, picture.black()), picture::positive) : this;
    }

    private Frame shown(int newDepth, PictureScale newPicture, DoubleToIntFunction shade) {
        int[] values = new int[pixels.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = shade.applyAsInt(pixels.get(i));
        }
        var shown = new Pixels.Int32(values);
        return new Frame(source, format, width, height, channels, newDepth, newPicture, shown, mask, geometry, notes);
    }

    /** The same frame under another geometry. */
    public Frame withGeometry(Geometry newGeometry) {
        return new Frame(
                source, format, width, height, channels, depth, picture, pixels, mask, Optional.of(newGeometry), notes);
    }

    /** The same frame with one more note. */
    public Frame withNote(String note) {
        return withNotes(List.of(note));
    }

    /** The same frame with more notes. */
    public Frame withNotes(List<String> more) {
        List<String> all = Stream.concat(notes.stream(), more.stream()).toList();
        return new Frame(source, format, width, height, channels, depth, picture, pixels, mask, geometry, all);
    }

    @Override
    public String toString() {
        return source + " (" + format + ", " + height + " x " + width + " x " + channels + ", " + depth + " bit)";
    }
}
