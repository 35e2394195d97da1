package org.convscope.inspect.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convscope.task.TaskMonitor;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Lays a graph out in layers, after Sugiyama, Tagawa and Toda (IEEE Trans. Syst. Man Cybern. 11, 1981) as the Eclipse Layout
 * Kernel does it, with its splines for links (<a href="https://eclipse.dev/elk/reference/algorithms/org-eclipse-elk-layered.html">
 * ELK Layered</a>). The same graph is laid out the same every time.
 */
public final class PlaceGraph {
    private static final double BETWEEN_LAYERS = 26;
    private static final double BESIDE = 22;

    /** How much room a node takes. */
    public record Size(double width, double height) {}

    /**
     * @param sizes one a node, in the graph's order
     * @throws org.convscope.task.CancelledException soon after a cancel
     */
    public PlacedGraph place(NetworkGraph graph, List<Size> sizes, TaskMonitor monitor) {
        // with its own properties alone: ELK does not clone those that it was never told of
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, BESIDE);
        Map<String, ElkNode> nodes = new LinkedHashMap<>();
        for (int i = 0; i < sizes.size(); i++) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(sizes.get(i).width(), sizes.get(i).height());
            nodes.put(graph.nodes().get(i).id(), node);
        }
        List<ElkEdge> edges = graph.links().stream()
                .map(link -> ElkGraphUtil.createSimpleEdge(
                        Objects.requireNonNull(nodes.get(link.from())), Objects.requireNonNull(nodes.get(link.to()))))
                .toList();
        new LayeredLayoutProvider().layout(root, new WatchedLayout(monitor));
        monitor.checkCancelled();
        List<PlacedGraph.NodeBox> boxes = new ArrayList<>();
        nodes.forEach((id, node) ->
                boxes.add(new PlacedGraph.NodeBox(id, node.getX(), node.getY(), node.getWidth(), node.getHeight())));
        List<PlacedGraph.LinkCurve> curves = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            NetworkGraph.Link link = graph.links().get(i);
            curves.add(new PlacedGraph.LinkCurve(link.from(), link.to(), points(edges.get(i))));
        }
        return new PlacedGraph(root.getWidth(), root.getHeight(), boxes, curves);
    }

    /** A straight line is a curve as well; so is whatever has not the points of a spline. */
    private static double[] points(ElkEdge edge) {
        ElkEdgeSection section = edge.getSections().get(0);
        List<double[]> given = new ArrayList<>();
        given.add(new double[] {section.getStartX(), section.getStartY()});
        for (ElkBendPoint bend : section.getBendPoints()) {
            given.add(new double[] {bend.getX(), bend.getY()});
        }
        given.add(new double[] {section.getEndX(), section.getEndY()});
        List<double[]> spline = given.size() % 3 == 1 ? given : straight(given);
        return spline.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static List<double[]> straight(List<double[]> corners) {
        List<double[]> pieces = new ArrayList<>();
        pieces.add(corners.get(0));
        for (int i = 1; i < corners.size(); i++) {
            pieces.add(corners.get(i - 1));
            pieces.add(corners.get(i));
            pieces.add(corners.get(i));
        }
        return pieces;
    }

    /** Told from outside that nobody wants the layout any more. */
    private static final class WatchedLayout extends BasicProgressMonitor {
        private final TaskMonitor monitor;

        WatchedLayout(TaskMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public boolean isCanceled() {
            return monitor.isCancelled();
        }
    }
}
