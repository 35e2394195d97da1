package org.convscope.ui.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.inspect.blocks.LayerBlock;
import org.convscope.inspect.blocks.NetworkBlocks;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;

/**
 * A line of the model tree.
 *
 * @param text name of the block or the layer
 * @param detail units or shape
 * @param layer id of the layer, empty for a group
 * @param reason why the layer's output cannot be computed, empty where it can
 * @param declared what the user declared that it computes, empty where the file itself says it
 * @param children layers of a group
 */
record LayerNode(
        String text,
        String detail,
        Optional<String> layer,
        Optional<String> reason,
        Optional<String> declared,
        List<LayerNode> children) {
    LayerNode {
        children = List.copyOf(children);
    }

    /** Blocks with their layers; what stands in no block comes under {@code input} before the first, else {@code head}. */
    static List<LayerNode> of(Network network) {
        Map<String, LayerBlock> blockOf = new LinkedHashMap<>();
        new NetworkBlocks().of(network).forEach(block -> block.layers().forEach(id -> blockOf.put(id, block)));
        Map<String, List<LayerNode>> groups = new LinkedHashMap<>();
        boolean inBlocks = false;
        for (LayerCall call : network.calls()) {
            if (call.origin() == LayerCall.Origin.INSERTED) {
                continue;
            }
            LayerBlock block = blockOf.get(call.id());
            inBlocks |= block != null;
            String outside = inBlocks || blockOf.isEmpty() ? "head" : "input";
            String group = block == null ? outside : block.name();
            groups.computeIfAbsent(group, name -> new ArrayList<>()).add(of(network, call));
        }
        List<LayerNode> nodes = new ArrayList<>();
        groups.forEach((name, layers) -> nodes.add(new LayerNode(
                name,
                layers.size() == 1 ? "1 layer" : layers.size() + " layers",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                layers)));
        return nodes;
    }

    private static LayerNode of(Network network, LayerCall call) {
        return new LayerNode(
                call.id(),
                ShapeText.times(call.outputShape()),
                Optional.of(call.id()),
                network.unavailable(call.id()),
                network.declared(call.id()),
                List.of());
    }
}
