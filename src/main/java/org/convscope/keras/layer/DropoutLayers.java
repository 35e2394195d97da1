package org.convscope.keras.layer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.Map;
import java.util.stream.IntStream;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;

/** {@code Dropout} and its spatial kinds: applied, they give their input; what they drop in training is read all the same. */
final class DropoutLayers {
    private DropoutLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("Dropout", context -> of(context, shared(context)));
        table.put("SpatialDropout1D", context -> of(context, spatial(context, Layout.CHANNELS_LAST)));
        table.put("SpatialDropout2D", context -> of(context, spatial(context, context.dataFormat())));
        table.put("SpatialDropout3D", context -> of(context, spatial(context, context.dataFormat())));
    }

    private static LayerTranslation of(TranslationContext context, int[] sharedAxes) {
        double rate = Math.min(1, Math.max(0, context.settings().number("rate", 0)));
        return LayerTranslation.of(new Operation.Dropout(rate, sharedAxes), context.input());
    }

    /** Where noise_shape, which counts the batch, says 1. */
    private static int[] shared(TranslationContext context) {
        GraphTensor input = context.input();
        JsonElement shape = context.settings().get("noise_shape").orElse(null);
        if (!(shape instanceof JsonArray lengths) || input.shape() == null) {
            return new int[0];
        }
        int rank = context.shape(input).length + 1;
        return IntStream.range(0, Math.min(rank, lengths.size()))
                .filter(axis -> isOne(lengths.get(axis)))
                .map(axis -> context.axis(input, axis))
                .toArray();
    }

    private static boolean isOne(JsonElement length) {
        return length.isJsonPrimitive() && length.getAsJsonPrimitive().isNumber() && length.getAsDouble() == 1;
    }

    /** A channel of a frame is dropped as a whole. */
    private static int[] spatial(TranslationContext context, Layout format) {
        GraphTensor input = context.input();
        if (input.shape() == null) {
            return new int[0];
        }
        int rank = context.shape(input).length + 1;
        int first = format == Layout.CHANNELS_FIRST ? 2 : 1;
        return IntStream.range(first, first + rank - 2)
                .map(axis -> context.axis(input, axis))
                .toArray();
    }
}
