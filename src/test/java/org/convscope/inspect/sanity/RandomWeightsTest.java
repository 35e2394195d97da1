package org.convscope.inspect.sanity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what Keras 2.15 draws (src/test/scripts/make_initializers.py). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomWeightsTest {
    private static final Path FILES = Path.of("src/test/resources/saliency");
    private static final int DRAWS = 2000;
    /** Without sharp limits. */
    private static final Set<String> ENDLESS = Set.of("random_normal/kernel", "scaled_out/kernel", "orthogonal/kernel");

    private OpenModel model;
    private JsonObject told;

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("initializers.h5");
        try (InputStream packed = Files.newInputStream(FILES.resolve("initializers.zip"));
                ZipInputStream zip = new ZipInputStream(packed)) {
            zip.getNextEntry();
            Files.copy(zip, file);
        }
        model = KerasModels.open(file, Optional.empty());
        told = JsonParser.parseString(Files.readString(FILES.resolve("initializers.json")))
                .getAsJsonObject();
    }

    @AfterAll
    void close() {
        model.close();
    }

    List<String> weights() {
        return List.copyOf(told.keySet());
    }

    private float[] drawn(String layer, String weight, long seed) {
        return weight(new RandomWeights(model.network()).in(List.of(layer), seed), layer, weight)
                .read()
                .data();
    }

    private static Weight weight(Network network, String layer, String weight) {
        return network.call(layer).weight(weight).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("weights")
    void numbersAreSpreadAsKerassOwn(String name) {
        String layer = name.substring(0, name.indexOf('/'));
        String weight = name.substring(layer.length() + 1);
        JsonObject keras = told.getAsJsonObject(name);
        double sum = 0;
        double squares = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (int seed = 0; seed < DRAWS; seed++) {
            for (float number : drawn(layer, weight, seed)) {
                sum += number;
                squares += (double) number * number;
                low = Math.min(low, number);
                high = Math.max(high, number);
                count++;
            }
        }
        double mean = sum / count;
        double own = Math.sqrt(Math.max(0, squares / count - mean * mean));
        double deviation = keras.get("deviation").getAsDouble();
        assertThat(mean).isCloseTo(keras.get("mean").getAsDouble(), within(8 * deviation / Math.sqrt(count) + 1e-6));
        assertThat(own).isCloseTo(deviation, within(8 * deviation / Math.sqrt(count) + 1e-6));
        if (!ENDLESS.contains(name)) {
            assertThat(low).isCloseTo(keras.get("low").getAsDouble(), within(0.15 * deviation + 1e-6));
            assertThat(high).isCloseTo(keras.get("high").getAsDouble(), within(0.15 * deviation + 1e-6));
        }
    }

    @Test
    void allOfThemAreThere() {
        assertThat(weights())
                .contains("transposed/kernel", "depthwise/depthwise_kernel", "separable/pointwise_kernel")
                .contains("steps/kernel")
                .contains("normal/gamma", "normal/beta", "normal/moving_mean", "normal/moving_variance", "steps/bias")
                .hasSize(41);
    }

    @Test
    void theSameBitsOfTheSameSeedRowByRow() {
        for (String layer : List.of("he_normal", "orthogonal", "glorot_uniform")) {
            float[] first = drawn(layer, "kernel", 3);
            Weight second = weight(new RandomWeights(model.network()).in(List.of(layer), 3), layer, "kernel");
            assertThat(second.readRows(1, 2))
                    .containsExactly(second.read().slice(1).data());
            assertThat(second.read().data()).containsExactly(first);
            assertThat(drawn(layer, "kernel", 4)).isNotEqualTo(first);
        }
    }

    @Test
    void orthogonalColumnsAreAtRightAngles() {
        float[] numbers = drawn("orthogonal", "kernel", 1);
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 6; b++) {
                double product = 0;
                for (int row = 0; row < numbers.length / 6; row++) {
                    product += numbers[row * 6 + a] * numbers[row * 6 + b];
                }
                assertThat(product).isCloseTo(a == b ? 1.5 * 1.5 : 0, within(1e-5));
            }
        }
    }

    @Test
    void whatTheFileDoesNotNameKeepsItsSpreadAndIsSaid() {
        var random = new RandomWeights(model.network());
        assertThat(random.meaning("own")).isEqualTo("kernel normal, own spread, bias Zeros");
        assertThat(random.meaning("he_normal")).isEqualTo("kernel HeNormal, bias RandomUniform");
        assertThat(random.meaning("normal"))
                .isEqualTo("gamma Constant, beta Zeros, moving_mean Zeros, moving_variance Ones");
        assertThat(drawn("own", "bias", 1)).containsOnly(0f);
        double squares = 0;
        float[] own = drawn("own", "kernel", 1);
        for (float number : own) {
            squares += number * number;
        }
        assertThat(Math.sqrt(squares / own.length)).isBetween(0.2, 0.6);
    }
}
