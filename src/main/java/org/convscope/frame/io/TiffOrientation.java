package org.convscope.frame.io;

import org.convscope.frame.Frame;
import org.convscope.frame.Mask;

/** Turns and mirrors a frame by TIFF's orientation, 1 to 8, so that its first row is the top. */
final class TiffOrientation {
    /** The first orientation in which rows and columns change places. */
    private static final int TRANSPOSED = 5;

    private TiffOrientation() {}

    /** The frame upright; itself for 1 and for numbers that mean nothing. */
    static Frame upright(Frame frame, int orientation) {
        if (orientation < 2 || orientation > 8) {
            return frame;
        }
        boolean transposed = orientation >= TRANSPOSED;
        int width = transposed ? frame.height() : frame.width();
        int height = transposed ? frame.width() : frame.height();
        int channels = frame.channels();
        int[] from = new int[frame.pixels().size()];
        byte[] kinds = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int stored = stored(orientation, x, y, frame.width(), frame.height());
                int pixel = y * width + x;
                kinds[pixel] = frame.mask().kind(stored).code();
                for (int c = 0; c < channels; c++) {
                    from[pixel * channels + c] = stored * channels + c;
                }
            }
        }
        return new Frame(
                frame.source(),
                frame.format(),
                width,
                height,
                channels,
                frame.depth(),
                frame.picture(),
                ChannelPicker.picked(frame.pixels(), from),
                Mask.of(kinds),
                frame.geometry(),
                frame.notes());
    }

    /** The stored pixel that stands at a place of the upright frame. */
    private static int stored(int orientation, int x, int y, int width, int height) {
        return switch (orientation) {
            case 2 -> y * width + width - 1 - x;
            case 3 -> (height - 1 - y) * width + width - 1 - x;
            case 4 -> (height - 1 - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> (height - 1 - x) * width + y;
            case 7 -> (height - 1 - x) * width + width - 1 - y;
            default -> x * width + width - 1 - y;
        };
    }
}
