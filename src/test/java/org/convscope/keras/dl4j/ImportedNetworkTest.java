package org.convscope.keras.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.core.TestNetworks;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.keras.ImportedOutputs;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.keras.TensorInputs;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** DL4J with its importer's graph, against what Keras computed. */
class ImportedNetworkTest {
    private static final Path FILES = Path.of("src/test/resources/golden/k2_plain");

    @Test
    void dl4jComputesWhatKerasComputedButForWhatItOverwrites() {
        try (OpenModel model = KerasModels.open(FILES.resolve("model.h5"), Optional.empty());
                TensorFile reference = TensorFile.open(FILES.resolve("activations.h5"))) {
            Network network = model.network();
            List<Tensor> inputs = TensorInputs.read(FILES.resolve("input.h5"), network);
            ImportedOutputs imported = new ImportedNetwork(network, inputs).compute(layers -> layers.stream()
                    .collect(java.util.stream.Collectors.toMap(layer -> layer, reference::read)));

            assertThat(imported.remarks())
                    .containsEntry("bn", "DL4J's feedForward overwrites it with the output of hs")
                    .containsEntry("scale", "handed over: DL4J's importer does not know the layer")
                    .containsEntry("prelu", "handed over: DL4J's importer does not know the layer")
                    .hasSize(3);
            for (String layer : List.of("block1_conv1", "hs", "block1_pool", "dw", "sep", "up", "predictions")) {
                assertThat(VerifyLayers.error(output(imported, layer), reference.read(layer)))
                        .as(layer)
                        .isLessThan(1e-5);
            }
            assertThat(output(imported, "bn").data())
                    .isEqualTo(output(imported, "hs").data());
        }
    }

    private static Tensor output(ImportedOutputs imported, String layer) {
        return Objects.requireNonNull(imported.outputs().get(layer));
    }

    /** A weight of which only the size is known: it is never read. */
    private record Huge(String name, int[] shape) implements Weight {
        @Override
        public Tensor read() {
            throw new AssertionError("read");
        }

        @Override
        public float[] readRows(long from, long to) {
            throw new AssertionError("read");
        }
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeAnythingIsRead() {
        LayerCall dense = TestNetworks.call(
                "dense",
                new Operation.Dense(20_000),
                Activation.LINEAR,
                List.of("frame"),
                new int[] {20_000},
                List.of(new Huge("kernel", new int[] {20_000, 20_000})));
        Network network = TestNetworks.of(List.of(TestNetworks.input("frame", 20_000), dense));

        assertThatThrownBy(() -> new ImportedNetwork(network, List.of(Tensor.zeros(1, 20_000))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("too large to be computed by DL4J", "at most 2048 MB", "MB");
    }
}
