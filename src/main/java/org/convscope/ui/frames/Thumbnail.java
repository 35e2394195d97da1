package org.convscope.ui.frames;

import java.awt.image.BufferedImage;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.input.EightBitCounts;
import org.convscope.input.FrameResampling;
import org.convscope.input.Preprocessing;
import org.convscope.render.tile.ChannelTile;

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
        return ChannelTile.of(pixels, new Range(0, 255), height, width);
    }
}
