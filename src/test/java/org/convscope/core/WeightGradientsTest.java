package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The gradients by their weights of layers against those of Keras 2.15; the file comes from
 * src/test/scripts/make_weight_gradient_golden.py.
 */
class WeightGradientsTest {
    private static final double TOLERANCE = 1e-3;

    private static final PresentEngines ENGINES = new PresentEngines();

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    @TestFactory
    Stream<DynamicTest> equalThoseOfKeras() throws IOException {
        return ENGINES.each(
                cases(), Case::name, (engine, one) -> assertClose(gradients(engine, one), one.gradients()));
    }

    private static Map<String, Tensor> gradients(Engine engine, Case one) {
        GradientRequest request = GradientRequest.byWeights(
                Map.of("layer", OutputGradient.fixed(one.seed())), List.of("layer"));
        Map<String, Tensor> byName = new LinkedHashMap<>();
        engine.gradients(one.network(), List.of(one.input()), request, TaskMonitor.NONE)
                .weights()
                .forEach((name, tensor) -> byName.put(name.weight(), tensor));
        return byName;
    }

    private static void assertClose(Map<String, Tensor> mine, Map<String, Tensor> keras) {
        assertThat(mine.keySet()).isEqualTo(keras.keySet());
        keras.forEach((name, tensor) ->
                GoldenCases.assertClose(Objects.requireNonNull(mine.get(name)), tensor, TOLERANCE));
    }

    private record Case(String name, Network network, Tensor input, Tensor seed, Map<String, Tensor> gradients) {}

    private static List<Case> cases() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(WeightGradientsTest.class.getResourceAsStream("/core/weight_gradients.json")),
                StandardCharsets.UTF_8)) {
            JsonArray all = JsonParser.parseReader(reader).getAsJsonArray();
            return StreamSupport.stream(all.spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .map(WeightGradientsTest::parsed)
                    .toList();
        }
    }

    private static Case parsed(JsonObject json) {
        Tensor input = GoldenCases.tensor(json.getAsJsonObject("input"));
        Tensor seed = GoldenCases.tensor(json.getAsJsonObject("seed"));
        List<Weight> weights = new ArrayList<>();
        named(json.getAsJsonArray("weights"))
                .forEach((name, tensor) -> weights.add(new TestNetworks.Held(name, tensor)));
        Activation activation = Activation.of(
                Activation.Kind.valueOf(json.get("activation").getAsString()));
        Network network = TestNetworks.of(List.of(
                TestNetworks.input("input", GoldenCases.withoutBatch(input)),
                TestNetworks.call(
                        "layer",
                        GoldenCases.operation(json),
                        activation,
                        List.of("input"),
                        GoldenCases.withoutBatch(seed),
                        weights)));
        return new Case(
                json.get("name").getAsString(), network, input, seed, named(json.getAsJsonArray("gradients")));
    }

    private static Map<String, Tensor> named(JsonArray array) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (JsonElement element : array) {
            JsonObject object = element.getAsJsonObject();
            named.put(object.get("name").getAsString(), GoldenCases.tensor(object));
        }
        return named;
    }
}
