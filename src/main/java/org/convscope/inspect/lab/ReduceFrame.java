package org.convscope.inspect.lab;

import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.array.Tensor;
import org.convscope.frame.Frame;
import org.convscope.input.ImageSize;
import org.convscope.input.Preprocessing;

/** A frame with so few pixels that each can be seen. */
public final class ReduceFrame {
    private ReduceFrame() {}

    /**
     * Each pixel the mean of those that fall into it, gaps left out; of a coloured frame its grey.
     *
     * @param longest how many pixels the longer side has at most
     * @return (H, W)
     */
    public static Tensor of(Frame frame, int longest) {
        double factor = Math.min(1, (double) longest / Math.max(frame.height(), frame.width()));
        int height = Math.max(1, (int) Math.round(frame.height() * factor));
        int width = Math.max(1, (int) Math.round(frame.width() * factor));
        return Preprocessing.RAW
                .shrunk()
                .withSize(Optional.of(new ImageSize(height, width)))
                .withChannels(OptionalInt.of(1))
                .apply(frame, height, width, 1)
                .reshaped(height, width);
    }
}
