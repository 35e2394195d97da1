package org.convscope.inspect.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
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
import org.convscope.network.Network;
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
                .allSatisfy(from ->
                        assertThat(expanded(from, "block2_conv2", 0, 3, WindowBorder.ENDLESS).channels())
                                .isNotEmpty());
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
