package org.convscope.inspect.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class NetworkGraphTest {
    private static LayerCall call(String id, LayerCall.Origin origin, Operation operation, String... inputs) {
        return new LayerCall(
                id,
                List.of(id),
                0,
                operation.getClass().getSimpleName(),
                origin,
                operation,
                Activation.LINEAR,
                List.of(inputs),
                new int[] {4},
                List.of(),
                true,
                LayerCall.Layout.CHANNELS_LAST);
    }

    private static LayerCall layer(String id, String... inputs) {
        Operation operation = inputs.length > 1 ? new Operation.Merge(Operation.Merging.ADD) : new Operation.Activate();
        return call(id, LayerCall.Origin.LAYER, operation, inputs);
    }

    private static LayerCall input(String id) {
        return call(id, LayerCall.Origin.INPUT, new Operation.Input(new int[] {4}));
    }

    private static LayerCall inserted(String id, String from) {
        return call(id, LayerCall.Origin.INSERTED, new Operation.Identity(), from);
    }

    /** Two branches that are merged, with something that a pass put in, and two heads. */
    private static Network branches() {
        return new Network(
                "branches",
                "2.15.0",
                List.of(
                        input("in"),
                        layer("left", "in"),
                        inserted("__turned", "in"),
                        layer("right", "__turned"),
                        layer("sum", "left", "right"),
                        layer("first_head", "sum"),
                        layer("second_head", "sum"),
                        inserted("__out", "second_head")),
                List.of("in"),
                List.of("first_head", "__out"));
    }

    private static PlacedGraph place(NetworkGraph graph) {
        return new PlaceGraph()
                .place(
                        graph,
                        Collections.nCopies(graph.nodes().size(), new PlaceGraph.Size(100, 40)),
                        TaskMonitor.NONE);
    }

    @Test
    void whatAPassPutInIsLeftOutAndItsLinksGoThrough() {
        NetworkGraph graph = NetworkGraph.of(branches());
        assertThat(graph.nodes())
                .extracting(NetworkGraph.Node::id)
                .containsExactly("in", "left", "right", "sum", "first_head", "second_head");
        assertThat(graph.links())
                .extracting(link -> link.from() + ">" + link.to())
                .containsExactlyInAnyOrder(
                        "in>left", "in>right", "left>sum", "right>sum", "sum>first_head", "sum>second_head");
        assertThat(graph.nodes().stream().filter(node -> node.end() == NetworkGraph.End.OUTPUT))
                .extracting(NetworkGraph.Node::id)
                .containsExactly("first_head", "second_head");
        assertThat(graph.nodes().get(3).family()).isEqualTo(NodeFamily.MERGE);
    }

    @Test
    void layersAreFoundByNameAndByClass() {
        NetworkGraph graph = NetworkGraph.of(branches());
        assertThat(graph.nodes().stream().filter(node -> node.isCalled(" Head")))
                .hasSize(2);
        assertThat(graph.nodes().stream().filter(node -> node.isCalled("merge")))
                .extracting(NetworkGraph.Node::id)
                .containsExactly("sum");
        assertThat(graph.nodes().stream().filter(node -> node.isCalled(" "))).isEmpty();
    }

    @Test
    void everyLinkGoesDownFromItsSourceToItsTakerAndNoTwoNodesLieOnEachOther() {
        NetworkGraph graph = NetworkGraph.of(branches());
        PlacedGraph placed = place(graph);
        List<PlacedGraph.NodeBox> boxes = placed.boxes();
        for (PlacedGraph.LinkCurve curve : placed.curves()) {
            PlacedGraph.NodeBox from = box(boxes, curve.from());
            PlacedGraph.NodeBox to = box(boxes, curve.to());
            double[] points = curve.points();
            assertThat(points.length / 2 % 3).isEqualTo(1);
            assertThat(points[1]).isEqualTo(from.y() + from.height());
            assertThat(points[0]).isBetween(from.x(), from.x() + from.width());
            assertThat(points[points.length - 1]).isEqualTo(to.y());
            assertThat(points[points.length - 2]).isBetween(to.x(), to.x() + to.width());
            assertThat(to.y()).isGreaterThan(from.y() + from.height());
        }
        for (int i = 0; i < boxes.size(); i++) {
            PlacedGraph.NodeBox one = boxes.get(i);
            assertThat(one.x() + one.width()).isLessThanOrEqualTo(placed.width());
            assertThat(one.y() + one.height()).isLessThanOrEqualTo(placed.height());
            for (PlacedGraph.NodeBox other : boxes.subList(i + 1, boxes.size())) {
                boolean apart = one.x() + one.width() <= other.x()
                        || other.x() + other.width() <= one.x()
                        || one.y() + one.height() <= other.y()
                        || other.y() + other.height() <= one.y();
                assertThat(apart).as(one + " " + other).isTrue();
            }
        }
        assertThat(box(boxes, "left").y()).isEqualTo(box(boxes, "right").y());
    }

    private static PlacedGraph.NodeBox box(List<PlacedGraph.NodeBox> boxes, String id) {
        return boxes.stream().filter(box -> box.id().equals(id)).findFirst().orElseThrow();
    }

    /** As DenseNet121 has them: 429 layers, each block's outputs joined to all before. */
    @Test
    void hundredsOfLayersAreLaidOutAndTheLayoutCanBeCancelled() {
        List<LayerCall> calls = new ArrayList<>(List.of(input("in")));
        String last = "in";
        for (int block = 0; block < 60; block++) {
            String before = last;
            for (int i = 0; i < 6; i++) {
                String id = "l" + block + "_" + i;
                calls.add(layer(id, last));
                last = id;
            }
            calls.add(layer("join" + block, before, last));
            last = "join" + block;
        }
        NetworkGraph graph = NetworkGraph.of(new Network("dense", "", calls, List.of("in"), List.of(last)));
        PlacedGraph placed = place(graph);
        assertThat(placed.boxes()).hasSize(421);
        assertThat(placed.curves()).hasSize(480).allSatisfy(curve -> assertThat(curve.points())
                .doesNotContain(Double.NaN)
                .hasSizeGreaterThan(7));

        List<PlaceGraph.Size> sizes = Collections.nCopies(421, new PlaceGraph.Size(100, 40));
        assertThatThrownBy(() -> new PlaceGraph().place(graph, sizes, TaskMonitor.cancelledWhen(() -> true)))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void aLayersPropertiesAreThoseOfItsFile() throws Exception {
        try (OpenModel model =
                KerasModels.open(Path.of("src/test/resources/org/convscope/cli/shared.h5"), Optional.empty())) {
            NetworkGraph graph = NetworkGraph.of(model.network());
            NetworkGraph.Node convolution = graph.nodes().stream()
                    .filter(node -> node.family() == NodeFamily.CONVOLUTION)
                    .findFirst()
                    .orElseThrow();
            assertThat(LayerProperties.of(model.network(), graph, convolution.id()))
                    .extracting(line -> line.name() + ": " + line.value())
                    .contains("class: Conv2D", "kernel: 3 × 3", "strides: 1 × 1", "call: number 1 of a shared layer")
                    .anySatisfy(line -> assertThat(line).startsWith("weight kernel: 3 × 3 × "))
                    .anySatisfy(line -> assertThat(line).startsWith("padding: "));
        }
    }
}
