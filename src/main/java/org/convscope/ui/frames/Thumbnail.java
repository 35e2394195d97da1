package org.convscope.ui.frames;

import java.awt.image.BufferedImage;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.input.EightBitCounts;
import org.convscope.input.FrameResampling;
import org.convscope.input.Preprocessing;

/** A small picture of a frame: area means, stretched between percentiles, so that faint frames show something too. */
public final class Thumbnail {
    private static final Preprocessing SMALL =
            Preprocessing.RAW.withResample(FrameResampling.AREA).withCounts(new EightBitCounts.Linear(0.5, 99.7));

    private Thumbnail() {}

    /** Within a square of {@code side} pixels. */
    public static BufferedImage of(Frame frame, int side) {
        double scale = Math.min(1.0, (double) side / Math.max(frame.width(), frame.height()));
        int width = Math.max(1, (int) Math.round(frame.width() * scale));
        int height = Math.max(1, (int) Math.round(frame.height() * scale));
        Tensor pixels = SMALL.apply(frame, height, width, frame.channels());
        float[] values = pixels.data();
        boolean colour = frame.isColour();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int rgb = colour
                    ? shade(values[i * 3]) << 16 | shade(values[i * 3 + 1]) << 8 | shade(values[i * 3 + 2])
                    : shade(values[i]) * 0x010101;
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }

    private static int shade(float value) {
        return (int) Math.max(0, Math.min(255, value));
    }
}
