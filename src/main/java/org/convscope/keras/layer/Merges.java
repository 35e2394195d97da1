package org.convscope.keras.layer;

import java.util.List;
import java.util.Map;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Merging;
import org.convscope.problem.Problem;

/** Layers that take several tensors. */
final class Merges {
    private Merges() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("Add", site -> merge(site, Merging.ADD));
        table.put("Subtract", site -> merge(site, Merging.SUBTRACT));
        table.put("Multiply", site -> merge(site, Merging.MULTIPLY));
        table.put("Average", site -> merge(site, Merging.AVERAGE));
        table.put("Maximum", site -> merge(site, Merging.MAXIMUM));
        table.put("Minimum", site -> merge(site, Merging.MINIMUM));
        table.put("Concatenate", site -> concatenate(site, site.settings().whole("axis", -1)));
        table.put("Dot", Merges::dot);
    }

    static Translation merge(LayerSite site, Merging merging) {
        int needed = merging == Merging.SUBTRACT ? 2 : 1;
        if (site.inputs().size() < needed) {
            throw Problem.of("takes too few inputs").found(site.inputs().size()).asException();
        }
        List<Flow> inputs = site.graph().alike(site.inputs());
        return Translation.of(
                new Operation.Merge(merging), inputs, inputs.get(0).layout());
    }

    static Translation concatenate(LayerSite site, int axis) {
        site.input();
        List<Flow> inputs = site.graph().alike(site.inputs());
        int onGraph = site.axisBesidesBatch(inputs.get(0), axis);
        return Translation.of(
                new Operation.Concatenate(onGraph), inputs, inputs.get(0).layout());
    }

    private static Translation dot(LayerSite site) {
        if (site.inputs().size() != 2) {
            throw Problem.of("takes two inputs").found(site.inputs().size()).asException();
        }
        List<Flow> inputs = site.inputs().stream().map(site.graph()::modelOrder).toList();
        int[] axes = site.settings().wholes("axes", 2).orElse(new int[] {-1, -1});
        return Translation.of(
                new Operation.Dot(
                        site.axisBesidesBatch(inputs.get(0), axes[0]),
                        site.axisBesidesBatch(inputs.get(1), axes[1]),
                        site.settings().flag("normalize", false),
                        site.version().major() >= 3 ? 1e-7 : 1e-6),
                inputs,
                Layout.CHANNELS_LAST);
    }
}
