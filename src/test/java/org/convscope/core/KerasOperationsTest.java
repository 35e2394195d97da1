package org.convscope.core;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against what Keras 2.15 and 3 compute; the files come from src/test/scripts/make_core_golden.py. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class KerasOperationsTest {
    private static final double OUTPUT_TOLERANCE = 3e-5;
    private static final double GRADIENT_TOLERANCE = 1e-3;
    private final Engine engine;

    KerasOperationsTest(EngineChoice choice) {
        this.engine = EngineFactory.start(BackendChoice.CPU, choice);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @TestFactory
    Stream<DynamicTest> outputsEqualKeras() throws IOException {
        return cases().map(c -> DynamicTest.dynamicTest(c.name(), () -> {
            Tensor output = engine.run(c.network(), c.inputs(), List.of("layer"), TaskMonitor.NONE)
                    .get("layer");
            GoldenCases.assertClose(Objects.requireNonNull(output), c.output(), OUTPUT_TOLERANCE);
        }));
    }

    @TestFactory
    Stream<DynamicTest> inputGradientsEqualKeras() throws IOException {
        return cases().filter(c -> !c.gradients().isEmpty())
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    List<Tensor> gradients =
                            engine.inputGradients(c.network(), c.inputs(), "layer", c.seed(), TaskMonitor.NONE);
                    for (int i = 0; i < gradients.size(); i++) {
                        GoldenCases.assertClose(gradients.get(i), c.gradients().get(i), GRADIENT_TOLERANCE);
                    }
                }));
    }

    private record Case(
            String name, Network network, List<Tensor> inputs, Tensor output, Tensor seed, List<Tensor> gradients) {}

    private static Stream<Case> cases() throws IOException {
        return Stream.concat(read("keras2"), read("keras3"));
    }

    private static Stream<Case> read(String file) throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(KerasOperationsTest.class.getResourceAsStream("/core/" + file + ".json")),
                StandardCharsets.UTF_8)) {
            JsonArray all = JsonParser.parseReader(reader).getAsJsonArray();
            return StreamSupport.stream(all.spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .map(json -> parsed(file, json));
        }
    }

    private static Case parsed(String file, JsonObject json) {
        List<Tensor> inputs = GoldenCases.tensors(json.getAsJsonArray("inputs"));
        Tensor output = GoldenCases.tensor(json.getAsJsonObject("output"));
        List<Weight> weights = new ArrayList<>();
        for (JsonElement weight : json.getAsJsonArray("weights")) {
            JsonObject object = weight.getAsJsonObject();
            weights.add(new TestNetworks.Held(object.get("name").getAsString(), GoldenCases.tensor(object)));
        }
        List<LayerCall> calls = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            calls.add(TestNetworks.input("input" + i, GoldenCases.withoutBatch(inputs.get(i))));
        }
        List<String> ids = calls.stream().map(LayerCall::id).toList();
        calls.add(TestNetworks.call(
                "layer",
                GoldenCases.operation(json),
                activation(json.getAsJsonObject("activation")),
                ids,
                GoldenCases.withoutBatch(output),
                weights));
        return new Case(
                file + ": " + json.get("name").getAsString(),
                TestNetworks.of(calls),
                inputs,
                output,
                GoldenCases.tensor(json.getAsJsonObject("seed")),
                GoldenCases.tensors(json.getAsJsonArray("gradients")));
    }

    private static Activation activation(JsonObject json) {
        return new Activation(
                Activation.Kind.valueOf(json.get("kind").getAsString()),
                json.get("alpha").getAsDouble(),
                json.has("max") ? json.get("max").getAsDouble() : Double.POSITIVE_INFINITY,
                json.get("threshold").getAsDouble());
    }
}
