package org.convscope.keras.layer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Reduction;
import org.convscope.network.Padding;
import org.convscope.problem.Problem;

/** Pooling over windows and over everything. */
final class PoolingLayers {
    private PoolingLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        for (int axes = 1; axes <= 3; axes++) {
            int rank = axes;
            table.put("MaxPooling" + axes + "D", context -> pooling(context, rank, Reduction.MAX));
            table.put("AveragePooling" + axes + "D", context -> pooling(context, rank, Reduction.AVERAGE));
            table.put("GlobalMaxPooling" + axes + "D", context -> global(context, Reduction.MAX));
            table.put("GlobalAveragePooling" + axes + "D", context -> average(context, rank));
        }
    }

    private static LayerTranslation pooling(TranslationContext context, int axes, Reduction reduction) {
        int[] size = context.settings().positives("pool_size", axes, 2);
        int[] strides = context.settings().has("strides") ? context.settings().positives("strides", axes, 1) : size;
        Padding padding = ConvolutionLayers.padding(context);
        if (padding == Padding.SAME && context.version().paddedByTheano()) {
            throw Problem.of("Theano pads such a pooling otherwise than TensorFlow, which cannot be computed")
                    .asException();
        }
        boolean jumps = axes == 3 && IntStream.range(0, axes).anyMatch(axis -> strides[axis] > size[axis]);
        if (jumps && padding == Padding.SAME) {
            throw Problem.of("pools padded three-dimensional windows that do not touch, where TensorFlow's own numbers"
                            + " change from run to run")
                    .asException();
        }
        return LayerTranslation.of(new Operation.Pooling(reduction, size, strides, padding), context.spatialInput());
    }

    private static LayerTranslation global(TranslationContext context, Reduction reduction) {
        boolean keep = context.settings().flag("keepdims", false);
        LayerTranslation result =
                LayerTranslation.of(new Operation.GlobalPooling(reduction, keep), context.spatialInput());
        return keep ? result : result.layout(LayerCall.Layout.CHANNELS_LAST);
    }

    /** {@code GlobalAveragePooling1D} counts only those steps of a masked sequence that are not masked. */
    private static LayerTranslation average(TranslationContext context, int axes) {
        Optional<GraphTensor> mask = axes == 1 ? context.masks().of(context.input()) : Optional.empty();
        if (mask.isEmpty()) {
            return global(context, Reduction.AVERAGE);
        }
        GraphTensor input = context.spatialInput();
        GraphBuilder graph = context.graph();
        GraphTensor weights =
                graph.put(context.id() + "/counted", new Operation.ExpandDimensions(2), List.of(mask.get()), List.of());
        GraphTensor counted = graph.put(
                context.id() + "/kept",
                new Operation.Merge(Operation.Merging.MULTIPLY),
                List.of(input, weights),
                List.of());
        boolean keep = context.settings().flag("keepdims", false);
        var sum = new Operation.Reduce(Operation.Accumulation.SUM, new int[] {1}, keep);
        GraphTensor total = graph.put(context.id() + "/sum", sum, List.of(counted), List.of());
        GraphTensor steps = graph.put(context.id() + "/steps", sum, List.of(weights), List.of());
        return LayerTranslation.of(
                new Operation.Binary(Operation.Arithmetic.DIVIDE, null, false),
                List.of(total, steps),
                keep ? input.layout() : LayerCall.Layout.CHANNELS_LAST);
    }
}
