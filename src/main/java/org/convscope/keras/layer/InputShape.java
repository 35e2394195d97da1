package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.Optional;
import org.convscope.keras.config.FlatCall;
import org.convscope.network.LayerCall.Layout;
import org.convscope.problem.Problem;

/** What a model's input takes, as its configuration says. */
final class InputShape {
    private InputShape() {}

    /**
     * The shape without the batch, channels last, -1 where free; empty for a model that was saved before it was built.
     *
     * @throws org.convscope.problem.ProblemException if nothing can have such a shape
     */
    static Optional<int[]> of(FlatCall call, Layout layout) {
        var settings = new LayerSettings(call.layer().config());
        Optional<int[]> withBatch = settings.list("batch_shape").or(() -> settings.list("batch_input_shape"));
        Optional<int[]> stored = withBatch
                .filter(list -> list.length > 0)
                .map(list -> Arrays.copyOfRange(list, 1, list.length))
                .or(() -> settings.list("shape"));
        stored.filter(shape -> Arrays.stream(shape).anyMatch(length -> length == 0 || length < -1))
                .ifPresent(shape -> {
                    throw Problem.of("the model's input has an impossible shape")
                            .subject("input '" + call.id() + "'")
                            .found(Arrays.toString(shape))
                            .asException();
                });
        return stored.map(shape -> layout == Layout.CHANNELS_FIRST && shape.length > 1 ? channelsLast(shape) : shape);
    }

    private static int[] channelsLast(int[] shape) {
        int[] moved = Arrays.copyOfRange(shape, 1, shape.length + 1);
        moved[shape.length - 1] = shape[0];
        return moved;
    }
}
