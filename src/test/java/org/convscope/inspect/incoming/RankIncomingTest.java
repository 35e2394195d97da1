package org.convscope.inspect.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against TensorFlow; the files come from src/test/scripts/make_separable_golden.py. */
class RankIncomingTest {
    private static final Path FILES = Path.of("src/test/resources/exciter");
    private static final Map<String, Tensor> GOLDEN = TensorFile.readAll(FILES.resolve("separable_weights.h5"));

    @ParameterizedTest
    @CsvSource({"plain,0,frame", "plain,3,frame", "doubled,1,plain", "doubled,6,plain"})
    void aUnitOfASeparableConvolutionTakesAllChannels(String layer, int unit, String source) {
        Tensor golden = Objects.requireNonNull(GOLDEN.get(layer + "/" + unit));
        try (OpenModel model = KerasModels.open(FILES.resolve("separable.h5"), Optional.empty())) {
            IncomingWeights found = new RankIncoming().of(model.network(), new Target.Unit(layer, unit));

            assertThat(found.source()).isEqualTo(source);
            assertThat(found.height()).isEqualTo(golden.length(0));
            assertThat(found.width()).isEqualTo(golden.length(1));
            assertThat(found.channels()).hasSize(golden.length(2));
            assertThat(found.channels())
                    .isSortedAccordingTo((a, b) -> Double.compare(b.norm(), a.norm()))
                    .allSatisfy(channel -> {
                        for (int i = 0; i < channel.weights().length; i++) {
                            float keras = golden.data()[i * golden.length(2) + channel.channel()];
                            assertThat(channel.weights()[i]).isCloseTo(keras, offset(1e-6f));
                        }
                        assertThat(channel.norm()).isCloseTo(norm(golden, channel.channel()), offset(1e-6));
                    });
        }
    }

    private static double norm(Tensor golden, int channel) {
        int channels = golden.length(2);
        return Math.sqrt(IntStream.range(0, golden.size() / channels)
                .mapToDouble(i -> golden.data()[i * channels + channel])
                .map(weight -> weight * weight)
                .sum());
    }
}
