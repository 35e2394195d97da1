package org.convscope.frame.io;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;

/**
 * The frames of one NumPy array.
 *
 * @param header checked against what there is
 * @param bytes those behind the header
 */
record NpyArray(NpyHeader header, Bytes bytes) {
    /** Reads by place. */
    interface Bytes {
        ByteBuffer read(long offset, long length);
    }

    Frame frame(FrameSource source, String format, int image) {
        int samples = header.samples();
        int count = (int) (header.width() * header.height() * samples);
        Pixels all = header.columnsFirst() ? columnsFirst(image) : decoded((long) image * count, count);
        int channels = samples == 1 ? 1 : 3;
        Pixels pixels = samples == channels ? all : ChannelPicker.first(all, samples, channels);
        return new Frame(
                source,
                format,
                (int) header.width(),
                (int) header.height(),
                channels,
                header.type().bits(),
                pixels,
                DerivedMasks.of(pixels, channels, header.type().largest()),
                Optional.empty());
    }

    private Pixels decoded(long first, int count) {
        int each = header.type().bytes();
        return header.type()
                .decode(
                        header.content(),
                        bytes.read(first * each, (long) count * each).order(header.order()),
                        count);
    }

    /** Numbers of one image from an array in Fortran's order, whose first axis runs fastest. */
    private Pixels columnsFirst(int image) {
        int total = CheckedSizes.count(
                header.content(),
                Arrays.stream(header.shape()).reduce(1, Math::multiplyExact),
                1,
                1,
                Integer.MAX_VALUE);
        Pixels all = decoded(0, total);
        int samples = header.samples();
        int width = (int) header.width();
        int height = (int) header.height();
        int images = (int) header.images();
        int[] from = new int[width * height * samples];
        for (int i = 0; i < from.length; i++) {
            int c = i % samples;
            int x = i / samples % width;
            int y = i / samples / width;
            from[i] = image + images * (y + height * (x + width * c));
        }
        return ChannelPicker.picked(all, from);
    }
}
