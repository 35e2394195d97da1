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
final class Poolings {
    private Poolings() {}

    static void register(Map<String, LayerTranslator> table) {
        for (int axes = 1; axes <= 3; axes++) {
            int rank = axes;
            table.put("MaxPooling" + axes + "D", site -> pooling(site, rank, Reduction.MAX));
            table.put("AveragePooling" + axes + "D", site -> pooling(site, rank, Reduction.AVERAGE));
            table.put("GlobalMaxPooling" + axes + "D", site -> global(site, Reduction.MAX));
            table.put("GlobalAveragePooling" + axes + "D", site -> average(site, rank));
        }
    }

    private static Translation pooling(LayerSite site, int axes, Reduction reduction) {
        int[] size = site.settings().positives("pool_size", axes, 2);
        int[] strides = site.settings().has("strides") ? site.settings().positives("strides", axes, 1) : size;
        Padding padding = Convolutions.padding(site);
        if (padding == Padding.SAME && site.version().paddedByTheano()) {
            throw Problem.of("Theano pads such a pooling otherwise than TensorFlow, which cannot be computed")
                    .asException();
        }
        boolean jumps = axes == 3 && IntStream.range(0, axes).anyMatch(axis -> strides[axis] > size[axis]);
        if (jumps && padding == Padding.SAME) {
            throw Problem.of(
                            "pools padded three-dimensional windows that do not touch, where TensorFlow's own numbers change "
                                    + "from run to run")
                    .asException();
        }
        return Translation.of(new Operation.Pooling(reduction, size, strides, padding), site.spatialInput());
    }

    private static Translation global(LayerSite site, Reduction reduction) {
        boolean keep = site.settings().flag("keepdims", false);
        Translation result = Translation.of(new Operation.GlobalPooling(reduction, keep), site.spatialInput());
        return keep ? result : result.layout(LayerCall.Layout.CHANNELS_LAST);
    }

    /** {@code GlobalAveragePooling1D} counts only those steps of a masked sequence that are not masked. */
    private static Translation average(LayerSite site, int axes) {
        Optional<Flow> mask = axes == 1 ? site.masks().of(site.input()) : Optional.empty();
        if (mask.isEmpty()) {
            return global(site, Reduction.AVERAGE);
        }
        Flow input = site.spatialInput();
        GraphBuilder graph = site.graph();
        Flow weights =
                graph.put(site.id() + "/counted", new Operation.ExpandDimensions(2), List.of(mask.get()), List.of());
        Flow counted = graph.put(
                site.id() + "/kept",
                new Operation.Merge(Operation.Merging.MULTIPLY),
                List.of(input, weights),
                List.of());
        boolean keep = site.settings().flag("keepdims", false);
        var sum = new Operation.Reduce(Operation.Accumulation.SUM, new int[] {1}, keep);
        Flow total = graph.put(site.id() + "/sum", sum, List.of(counted), List.of());
        Flow steps = graph.put(site.id() + "/steps", sum, List.of(weights), List.of());
        return Translation.of(
                new Operation.Binary(Operation.Arithmetic.DIVIDE, null, false),
                List.of(total, steps),
                keep ? input.layout() : LayerCall.Layout.CHANNELS_LAST);
    }
}
