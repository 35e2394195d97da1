package org.convscope.inspect.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.WindowBorder;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Against loops of numpy; the files come from src/test/scripts/make_exciter_golden.py. */
class ExpandedWeightsTest {
    private static final Path FILES = Path.of("src/test/resources/exciter");
    private static final OpenModel MODEL = KerasModels.open(FILES.resolve("model.h5"), Optional.empty());
    private static final Engine ENGINE = EngineFactory.start(BackendChoice.CPU);

    @AfterAll
    static void close() {
        ENGINE.close();
        MODEL.close();
    }

    private static IncomingWeights expanded(String from, String layer, int unit, int window, WindowBorder border) {
        return new ExpandedWeights(ENGINE)
                .of(
                        new ExpandedWeights.Request(
                                MODEL.network(), new Target.Unit(layer, unit), from, window, border),
                        TaskMonitor.NONE);
    }

    @Test
    void weightsAreKernelsMultipliedOut() {
        Map<String, Tensor> golden = TensorFile.readAll(FILES.resolve("expanded.h5"));
        assertThat(golden).hasSize(24);
        golden.forEach((name, weights) -> {
            String[] parts = name.replace("padded/", "").split("/", -1);
            IncomingWeights mine = expanded(
                    parts[0],
                    parts[1],
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    name.startsWith("padded") ? WindowBorder.PADDED : WindowBorder.ENDLESS);

            assertThat(mine.channels()).hasSize(weights.length(2));
            for (IncomingChannel channel : mine.channels()) {
                for (int i = 0; i < channel.weights().length; i++) {
                    assertThat(channel.weights()[i])
                            .as(name + " channel " + channel.channel() + " place " + i)
                            .isCloseTo(weights.data()[i * weights.length(2) + channel.channel()], offset(1e-5f));
                }
            }
            assertThat(mine.channels()).isSortedAccordingTo((a, b) -> Double.compare(b.norm(), a.norm()));
        });
    }

    @Test
    void whereWeightsCanBeginIsKnown() {
        assertThat(ExpandedWeights.sources(MODEL.network(), "block2_conv2"))
                .containsSubsequence("block2_conv1", "block1_conv2", "frame")
                .doesNotContain("block2_conv2")
                .allSatisfy(from -> assertThat(expanded(from, "block2_conv2", 0, 3, WindowBorder.ENDLESS)
                                .channels())
                        .isNotEmpty());
    }

    @Test
    void aDenseLayerOnMapsIsAConvolutionOfOnePixel() {
        Tensor kernel = Tensor.of(new float[] {2, -1, 3, 5, 0, 7}, 3, 2);
        List<LayerCall> calls = List.of(
                call("frame", new Operation.Input(new int[] {8, 8, 3}), List.of(), new int[] {8, 8, 3}, List.of()),
                call(
                        "dense",
                        new Operation.Dense(2),
                        List.of("frame"),
                        new int[] {8, 8, 2},
                        List.of(new Held("kernel", kernel))));
        var network = new Network("dense", "2.15.0", calls, List.of("frame"), List.of("dense"));
        var request =
                new ExpandedWeights.Request(network, new Target.Unit("dense", 1), "frame", 1, WindowBorder.ENDLESS);

        IncomingWeights mine = new ExpandedWeights(ENGINE).of(request, TaskMonitor.NONE);

        assertThat(mine.channels().stream().map(IncomingChannel::channel)).containsExactly(2, 1, 0);
        assertThat(mine.channels().stream().map(channel -> channel.weights()[0]))
                .containsExactly(7f, 5f, -1f);
    }

    private record Held(String name, Tensor values) implements Weight {
        @Override
        public int[] shape() {
            return values.shape();
        }

        @Override
        public Tensor read() {
            return values;
        }

        @Override
        public float[] readRows(long from, long to) {
            int length = values.size() / values.length(0);
            return Arrays.copyOfRange(values.data(), (int) from * length, (int) to * length);
        }
    }

    private static LayerCall call(
            String name, Operation operation, List<String> inputs, int[] shape, List<Weight> weights) {
        return new LayerCall(
                name,
                List.of(name),
                0,
                operation instanceof Operation.Input ? "InputLayer" : "Dense",
                operation instanceof Operation.Input ? LayerCall.Origin.INPUT : LayerCall.Origin.LAYER,
                operation,
                Activation.LINEAR,
                inputs,
                shape,
                weights,
                true,
                LayerCall.Layout.CHANNELS_LAST);
    }

    @Test
    void anInputIsALayerToBeginWithToo() {
        assertThat(expanded("frame", "block1_conv2", 0, 5, WindowBorder.ENDLESS).channels())
                .hasSize(3);
    }

    @Test
    void whatDoesNotLeadThereIsRefused() {
        assertThatThrownBy(() -> expanded("block2_conv2", "block1_conv2", 0, 3, WindowBorder.ENDLESS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("does not depend on 'block2_conv2'");
        assertThatThrownBy(() -> expanded("block1_conv1", "mean", 0, 3, WindowBorder.ENDLESS))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("'mean': is not linear");
    }

    @Test
    void aKernelsChannelsByTheirNorm() {
        Network network = MODEL.network();
        IncomingWeights incoming = new RankIncoming().of(network, new Target.Unit("block2_conv1", 3));
        Tensor kernel = network.call("block2_conv1").kernel().orElseThrow().read();

        assertThat(incoming.source()).isEqualTo("block1_pool");
        assertThat(incoming.channels()).hasSize(6);
        IncomingChannel strongest = incoming.strongest(1).get(0);
        double squares = 0;
        for (int i = 0; i < 9; i++) {
            float weight = kernel.data()[(i * 6 + strongest.channel()) * 8 + 3];
            assertThat(strongest.weights()[i]).isEqualTo(weight);
            squares += weight * weight;
        }
        assertThat(strongest.norm()).isCloseTo(Math.sqrt(squares), offset(1e-6));
        assertThat(incoming.channels())
                .extracting(IncomingChannel::norm)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(List.copyOf(incoming.strongest(6))).hasSize(6);
    }
}
