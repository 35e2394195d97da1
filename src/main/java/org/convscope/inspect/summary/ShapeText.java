package org.convscope.inspect.summary;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.convscope.network.LayerCall;

/** Shapes in words. */
public final class ShapeText {
    private ShapeText() {}

    /**
     * A call's output shape with the batch, in the model's own order of axes: (None, 1, 512, 512) for a channels_first
     * model.
     */
    public static String kerasShape(LayerCall call) {
        return Arrays.stream(inModelOrder(call))
                .mapToObj(length -> length < 0 ? "None" : Integer.toString(length))
                .collect(Collectors.joining(", ", "(None, ", ")"))
                .replace("(None, )", "(None,)");
    }

    /** {@code 128 × 128 × 64}, height, width and channels of maps; a free length is a question mark. */
    public static String times(int[] shape) {
        return shape.length == 0
                ? "one number"
                : Arrays.stream(shape)
                        .mapToObj(length -> length < 0 ? "?" : Integer.toString(length))
                        .collect(Collectors.joining(" × "));
    }

    /** {@code 128 × 128 × 64 (height × width × channels)}: an output's shape with what its lengths are. */
    public static String named(int[] shape) {
        return switch (shape.length) {
            case 1 -> times(shape) + (shape[0] == 1 ? " number" : " numbers");
            case 2 -> times(shape) + " (steps × channels)";
            case 3 -> times(shape) + " (height × width × channels)";
            default -> times(shape);
        };
    }

    /** A call's output shape without the batch, in the model's own order of axes. */
    public static int[] inModelOrder(LayerCall call) {
        int[] shape = call.outputShape().clone();
        if (call.layout() == LayerCall.Layout.CHANNELS_FIRST && shape.length > 1) {
            int channels = shape[shape.length - 1];
            System.arraycopy(shape, 0, shape, 1, shape.length - 1);
            shape[0] = channels;
        }
        return shape;
    }
}
