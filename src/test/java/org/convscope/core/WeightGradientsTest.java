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
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.TrainingMode;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The gradients by their weights of layers against those of Keras 2.15 and 3; the files come from
 * src/test/scripts/make_weight_gradient_golden.py.
 */
class WeightGradientsTest {
    private static final double OUTPUT_TOLERANCE = 3e-5;
    private static final double TOLERANCE = 1e-3;

    private static final PresentEngines ENGINES = new PresentEngines();

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    @TestFactory
    Stream<DynamicTest> equalThoseOfKeras() throws IOException {
        return ENGINES.each(cases(), Case::name, WeightGradientsTest::compare);
    }

    private static void compare(Engine engine, Case one) {
        Network network = one.training() == null
                ? one.network()
                : TrainingMode.of(one.network(), 1).network();
        Gradients gradients = engine.gradients(
                network,
                List.of(one.input()),
                new GradientRequest(
                        Map.of("layer", OutputGradient.fixed(one.seed())),
                        one.training() == null ? Set.of() : Set.of("input"),
                        Set.of("layer")),
                TaskMonitor.NONE);
        assertClose(gradients.weights(), one.gradients());
        InTraining training = one.training();
        if (training != null) {
            Tensor output = engine.run(network, List.of(one.input()), List.of("layer"), TaskMonitor.NONE)
                    .get("layer");
            GoldenCases.assertClose(Objects.requireNonNull(output), training.output(), OUTPUT_TOLERANCE);
            GoldenCases.assertClose(
                    Objects.requireNonNull(gradients.inputs().get("input")), training.inputGradient(), TOLERANCE);
            assertClose(gradients.averages(), training.averages());
        }
    }

    private static void assertClose(Map<WeightName, Tensor> mine, Map<String, Tensor> keras) {
        assertThat(mine.keySet()).extracting(WeightName::weight).containsExactlyInAnyOrderElementsOf(keras.keySet());
        keras.forEach((name, tensor) -> GoldenCases.assertClose(
                Objects.requireNonNull(mine.get(new WeightName("layer", name))), tensor, TOLERANCE));
    }

    private record Case(
            String name,
            Network network,
            Tensor input,
            Tensor seed,
            Map<String, Tensor> gradients,
            @Nullable InTraining training) {}

    private record InTraining(Tensor output, Tensor inputGradient, Map<String, Tensor> averages) {}

    private static List<Case> cases() throws IOException {
        List<Case> all = new ArrayList<>(cases("weight_gradients2"));
        all.addAll(cases("weight_gradients3"));
        return all;
    }

    private static List<Case> cases(String file) throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(WeightGradientsTest.class.getResourceAsStream("/core/" + file + ".json")),
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
        Activation activation =
                Activation.of(Activation.Kind.valueOf(json.get("activation").getAsString()));
        String version = json.get("version").getAsString();
        LayerCall layer = TestNetworks.call(
                "layer",
                GoldenCases.operation(json),
                activation,
                List.of("input"),
                GoldenCases.withoutBatch(seed),
                weights);
        Network network = new Network(
                "test",
                version,
                List.of(TestNetworks.input("input", GoldenCases.withoutBatch(input)), layer),
                List.of("input"),
                List.of("layer"));
        InTraining training = json.has("averages")
                ? new InTraining(
                        GoldenCases.tensor(json.getAsJsonObject("output")),
                        GoldenCases.tensor(json.getAsJsonObject("input_gradient")),
                        named(json.getAsJsonArray("averages")))
                : null;
        return new Case(
                json.get("name").getAsString() + ", Keras " + version,
                network,
                input,
                seed,
                named(json.getAsJsonArray("gradients")),
                training);
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
