package org.convscope.export.graph;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.inspect.graph.NetworkGraph;
import org.convscope.inspect.graph.NodeFamily;
import org.convscope.inspect.graph.PlaceGraph;
import org.convscope.inspect.graph.PlacedGraph;
import org.convscope.inspect.summary.ShapeText;
import org.convscope.network.ConvolvingOperation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.WindowedOperation;
import org.convscope.render.Palette;
import org.convscope.render.graph.GraphCard;
import org.convscope.render.graph.GraphDrawing;
import org.convscope.task.TaskMonitor;

/**
 * A network's graph, a card a layer, laid out and ready to be drawn.
 *
 * @param cards one a node, in the graph's order
 */
public record DrawnNetwork(NetworkGraph graph, PlacedGraph placed, List<GraphCard> cards) {
    public DrawnNetwork {
        cards = List.copyOf(cards);
    }

    /**
     * Lays it out, which takes long for thousands of layers.
     *
     * @throws org.convscope.task.CancelledException soon after a cancel
     */
    public static DrawnNetwork of(Network network, TaskMonitor monitor) {
        NetworkGraph graph = NetworkGraph.of(network);
        List<GraphCard> cards = graph.nodes().stream().map(DrawnNetwork::card).toList();
        List<PlaceGraph.Size> sizes = cards.stream()
                .map(card -> new PlaceGraph.Size(card.width(), card.height()))
                .toList();
        return new DrawnNetwork(graph, new PlaceGraph().place(graph, sizes, monitor), cards);
    }

    public GraphDrawing drawing(Palette palette) {
        List<GraphDrawing.PlacedCard> all = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            all.add(new GraphDrawing.PlacedCard(
                    cards.get(i), place(placed.boxes().get(i))));
        }
        return new GraphDrawing(
                placed.width(),
                placed.height(),
                all,
                placed.curves().stream().map(PlacedGraph.LinkCurve::points).toList(),
                palette);
    }

    /** Where a layer's card is in the drawing; empty where it has none. */
    public Optional<Rectangle2D> cardOf(String id) {
        return placed.boxes().stream()
                .filter(box -> box.id().equals(id))
                .findFirst()
                .map(box -> GraphDrawing.drawn(place(box)));
    }

    /** The layer whose card is at a point of the drawing. */
    public Optional<NetworkGraph.Node> at(double x, double y) {
        return IntStream.range(0, cards.size())
                .filter(i -> GraphDrawing.drawn(place(placed.boxes().get(i))).contains(x, y))
                .mapToObj(graph.nodes()::get)
                .findFirst();
    }

    private static Rectangle2D place(PlacedGraph.NodeBox box) {
        return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    }

    private static GraphCard card(NetworkGraph.Node node) {
        LayerCall call = node.call();
        boolean unknown = node.reason().isPresent() && call.outputShape().length == 0;
        List<String> lines = new ArrayList<>();
        lines.add(node.id());
        lines.add(unknown ? "size not known" : ShapeText.times(call.outputShape()));
        if (node.end() == NetworkGraph.End.OUTPUT) {
            lines.add("output");
        }
        GraphCard.Stroke stroke = node.reason().isPresent()
                ? GraphCard.Stroke.DASHED
                : node.end() == NetworkGraph.End.WITHIN ? GraphCard.Stroke.PLAIN : GraphCard.Stroke.DOUBLE;
        String title = node.reason().isPresent() ? title(call) + ", not computed" : title(call);
        return new GraphCard(title, lines, series(node.family()), stroke);
    }

    /** {@code Conv2D 3 × 3, relu}. */
    private static String title(LayerCall call) {
        var title = new StringBuilder(call.className());
        if (call.kind() instanceof WindowedOperation windowed) {
            title.append(' ').append(ShapeText.times(windowed.window().kernel()));
            boolean isMoving =
                    windowed instanceof ConvolvingOperation && windowed.window().strides()[0] > 1;
            if (isMoving) {
                title.append(" / ").append(windowed.window().strides()[0]);
            }
        }
        if (!call.activation().isLinear()) {
            title.append(", ").append(call.activation().word());
        }
        return title.toString();
    }

    private static int series(NodeFamily family) {
        return switch (family) {
            case CONVOLUTION -> 0;
            case DENSE -> 1;
            case POOLING -> 2;
            case NORMALISATION -> 3;
            case ACTIVATION -> 4;
            case MERGE -> 6;
            case INPUT -> 5;
            case MOVING, OTHER, UNAVAILABLE -> -1;
        };
    }
}
