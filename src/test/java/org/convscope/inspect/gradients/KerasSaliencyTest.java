package org.convscope.inspect.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.choice.GradientMethod;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.keras.TensorInputs;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every method against GradientTape and numpy; the files come from src/test/scripts/make_saliency_golden.py. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class KerasSaliencyTest {
    private static final Path FILES = Path.of("src/test/resources/saliency");
    private static final double TOLERANCE = 1e-4;

    @Parameter
    private EngineChoice choice = EngineChoice.AUTO;

    private Engine engine = EngineFactory.start(BackendChoice.CPU, EngineChoice.AUTO);

    @BeforeEach
    void start() {
        engine.close();
        engine = EngineFactory.start(BackendChoice.CPU, choice);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private record Case(
            String model,
            String method,
            int steps,
            long seed,
            String dataset,
            String output,
            Integer index,
            String layer,
            Integer unit,
            String at,
            String map,
            double[] values,
            double[] completeness) {
        Target target() {
            return output == null ? new Target.Unit(layer, unit) : new Target.OutputClass(output, index);
        }

        SaliencySettings settings() {
            return new SaliencySettings(
                    Stream.of(GradientMethod.values())
                            .filter(one -> one.word().equals(method))
                            .findFirst()
                            .orElseThrow(),
                    Optional.ofNullable(at),
                    steps,
                    seed);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s of %s in %s", method, target().text(), model);
        }
    }

    private static List<Case> cases(String model) throws IOException {
        JsonElement all = JsonParser.parseString(Files.readString(FILES.resolve("saliency.json")));
        return all.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(KerasSaliencyTest::named)
                .filter(one -> one.model().equals(model))
                .toList();
    }

    private static Case named(JsonObject json) {
        json.add("index", json.get("class"));
        return new Gson().fromJson(json, Case.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"residual", "heads", "inputs", "masks"})
    void everyMapEqualsKeras(String name) throws IOException {
        Map<String, Tensor> golden = TensorFile.readAll(FILES.resolve("saliency.h5"));
        try (OpenModel model = KerasModels.open(FILES.resolve(name + ".h5"), Optional.empty())) {
            List<Tensor> inputs = TensorInputs.read(FILES.resolve(name + "_input.h5"), model.network());
            for (Case one : cases(name)) {
                var request = new ComputeSaliency.Request(model.network(), inputs, one.target(), one.settings());
                SaliencyMaps mine = new ComputeSaliency(engine).compute(request, TaskMonitor.NONE);

                Map<String, Tensor> expected = new HashMap<>();
                golden.forEach((key, tensor) -> {
                    if (key.startsWith(one.dataset() + "/")) {
                        expected.put(key.substring(one.dataset().length() + 1), tensor);
                    }
                });
                assertThat(mine.maps()).describedAs("%s", one).hasSameSizeAs(expected);
                mine.maps().forEach((key, map) -> assertClose(map, Objects.requireNonNull(expected.get(key)), one));
                assertThat(mine.values()).describedAs("%s", one).containsExactly(one.values(), within(1e-5));
                if (one.completeness() != null) {
                    assertThat(mine.completeness().orElseThrow())
                            .describedAs("%s", one)
                            .containsExactly(one.completeness(), within(1e-4));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smoothgrad", "integrated", "gradcam++"})
    void theSameRequestGivesTheSameBits(String method) throws IOException {
        Case one = cases("heads").stream()
                .filter(each -> each.method().equals(method))
                .findFirst()
                .orElseThrow();
        assertThat(bits(one)).isEqualTo(bits(one));
    }

    private Map<String, List<Float>> bits(Case one) {
        Map<String, List<Float>> bits = new HashMap<>();
        try (OpenModel model = KerasModels.open(FILES.resolve("heads.h5"), Optional.empty())) {
            List<Tensor> inputs = TensorInputs.read(FILES.resolve("heads_input.h5"), model.network());
            new ComputeSaliency(engine)
                    .compute(
                            new ComputeSaliency.Request(model.network(), inputs, one.target(), one.settings()),
                            TaskMonitor.NONE)
                    .maps()
                    .forEach((key, map) -> bits.put(key, floats(map)));
        }
        return bits;
    }

    private static List<Float> floats(Tensor tensor) {
        List<Float> floats = new ArrayList<>();
        for (float value : tensor.data()) {
            floats.add(value);
        }
        return floats;
    }

    private static void assertClose(Tensor mine, Tensor keras, Case one) {
        assertThat(mine.shape()).describedAs("%s", one).isEqualTo(keras.shape());
        double magnitude = 0;
        for (float value : keras.data()) {
            magnitude = Math.max(magnitude, Math.abs(value));
        }
        for (int i = 0; i < keras.size(); i++) {
            assertThat((double) mine.data()[i])
                    .describedAs("%s: number %d", one, i)
                    .isCloseTo(keras.data()[i], within(TOLERANCE * magnitude));
        }
    }
}
