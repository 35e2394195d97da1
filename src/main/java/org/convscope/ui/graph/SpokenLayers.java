package org.convscope.ui.graph;

import java.util.List;
import java.util.function.Supplier;
import org.convscope.inspect.graph.NetworkGraph;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.ui.component.DrawnParts;

/** The layers of a drawn graph in words: {@code conv1, Conv2D, 128 × 128 × 64}. */
final class SpokenLayers implements DrawnParts {
    private final Supplier<List<NetworkGraph.Node>> nodes;

    SpokenLayers(Supplier<List<NetworkGraph.Node>> nodes) {
        this.nodes = nodes;
    }

    @Override
    public int count() {
        return nodes.get().size();
    }

    @Override
    public String name(int part) {
        NetworkGraph.Node node = nodes.get().get(part);
        return node.id() + ", " + node.call().className() + ", "
                + ShapeText.times(node.call().outputShape())
                + (node.reason().isPresent() ? ", not computed" : "");
    }
}
