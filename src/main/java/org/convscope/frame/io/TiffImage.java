package org.convscope.frame.io;

import org.convscope.frame.PictureScale;
import org.convscope.frame.Pixels;

/**
 * One frame of a TIFF file.
 *
 * @param samples what its numbers are
 * @param shift how many bytes behind the places in the directory it lies: more than 0 in a stack with one directory
 * @param band which of several numbers a pixel it is
 */
record TiffImage(FileContent content, TiffDirectory directory, TiffSamples samples, long shift, int band) {
    static TiffImage of(FileContent content, TiffDirectory directory) {
        return new TiffImage(content, directory, TiffSamples.of(content, directory), 0, 0);
    }

    int width() {
        return samples.width();
    }

    int height() {
        return samples.height();
    }

    int channels() {
        return samples.channels();
    }

    int depth() {
        return samples.depth();
    }

    PictureScale picture() {
        return samples.picture();
    }

    /** The numbers as stored: white-is-zero stays so, and the first row is the first of the file. */
    Pixels pixels() {
        Pixels all = new TiffRaster(content, directory, samples).read(shift);
        return switch (samples.meaning()) {
            case PALETTE -> coloured(samples.count() == 1 ? all : ChannelPicker.first(all, samples.count(), 1));
            case CMYK -> CmykColours.toRgb(all, samples.count(), samples.bits() - 8);
            case BANDS -> band(all);
            case RGB -> isMultiplied() ? divided((Pixels.Int32) all) : first(all);
            default -> first(all);
        };
    }

    private Pixels first(Pixels all) {
        return samples.count() == channels() ? all : ChannelPicker.first(all, samples.count(), channels());
    }

    /** Whether the colours of a picture were multiplied by its alpha. */
    private boolean isMultiplied() {
        return samples.count() > 3
                && samples.type() == NumberType.UINT8
                && samples.bits() == 8
                && directory.number(TiffDirectory.EXTRA_SAMPLES, 0) == 1;
    }

    /** The colours before they were multiplied by alpha, rounded as Pillow does. */
    private Pixels divided(Pixels.Int32 all) {
        int[] values = new int[all.size() / samples.count() * 3];
        for (int i = 0; i < values.length; i++) {
            int pixel = i / 3 * samples.count();
            int alpha = all.values()[pixel + 3];
            values[i] = alpha == 0 ? 0 : Math.min(255, all.values()[pixel + i % 3] * 255 / alpha);
        }
        return new Pixels.Int32(values);
    }

    private Pixels band(Pixels all) {
        int[] from = new int[all.size() / samples.count()];
        for (int i = 0; i < from.length; i++) {
            from[i] = i * samples.count() + band;
        }
        return ChannelPicker.picked(all, from);
    }

    /** Red, green and blue of 8 bits; palettes have 16, but some writers leave the upper eight empty. */
    private Pixels coloured(Pixels indices) {
        long[] map = directory.numbers(TiffDirectory.PALETTE);
        int entries = map.length / 3;
        long largest = 0;
        for (long value : map) {
            largest = Math.max(largest, value);
        }
        int shiftDown = largest > 255 ? 8 : 0;
        int[] values = new int[indices.size() * 3];
        for (int i = 0; i < indices.size(); i++) {
            int index = (int) indices.get(i);
            if (index >= entries) {
                throw content.problem("a pixel names a colour that the palette lacks")
                        .asException();
            }
            for (int c = 0; c < 3; c++) {
                values[i * 3 + c] = (int) map[c * entries + index] >> shiftDown;
            }
        }
        return new Pixels.Int32(values);
    }
}
