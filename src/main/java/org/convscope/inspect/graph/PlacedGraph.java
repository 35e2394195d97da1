package org.convscope.inspect.graph;

import java.util.List;

/**
 * Where a graph's nodes and links lie: x to the right, y down, the inputs above.
 *
 * @param boxes one a node, in the graph's order
 * @param curves one a link, in the graph's order
 */
public record PlacedGraph(double width, double height, List<NodeBox> boxes, List<LinkCurve> curves) {
    /** The place of a node, by its upper left corner. */
    public record NodeBox(String id, double x, double y, double width, double height) {}

    /**
     * The way of a link.
     *
     * @param points x and y of the ends and control points of cubic Bézier pieces, each beginning where the one before
     *     ends: 1 + 3 n points
     */
    public record LinkCurve(String from, String to, double[] points) {}

    public PlacedGraph {
        boxes = List.copyOf(boxes);
        curves = List.copyOf(curves);
    }
}
