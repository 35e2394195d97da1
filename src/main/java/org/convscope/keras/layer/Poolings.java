package org.convscope.keras.layer;

import java.util.Map;
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
            table.put("GlobalAveragePooling" + axes + "D", site -> global(site, Reduction.AVERAGE));
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
        return Translation.of(
                new Operation.Pooling(reduction, size, strides, padding), site.spatialInput());
    }

    private static Translation global(LayerSite site, Reduction reduction) {
        boolean keep = site.settings().flag("keepdims", false);
        Translation result = Translation.of(new Operation.GlobalPooling(reduction, keep), site.spatialInput());
        return keep ? result : result.layout(org.convscope.network.LayerCall.Layout.CHANNELS_LAST);
    }
}
