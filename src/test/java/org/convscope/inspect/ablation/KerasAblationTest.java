package org.convscope.inspect.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorInputs;
import org.convscope.network.Network;
import org.convscope.network.SwitchedOff;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against Keras, whose layers give a number in some channels; the files come from src/test/scripts/make_ablation_golden.py. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class KerasAblationTest {
    private static final Path FILES = Path.of("src/test/resources/ablation");
    private static final Path MODELS = Path.of("src/test/resources/saliency");

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

    /** Outputs of the network in which these units give the value. */
    private record Case(String model, String layer, int[] units, double value, double[][][] outputs) {
        SwitchedOff off() {
            var values = new TreeMap<Integer, Double>();
            for (int unit : units) {
                values.put(unit, value);
            }
            return new SwitchedOff(layer, values);
        }
    }

    /** What the first output has before its activation, of the whole and without each unit. */
    private record Ranking(String model, String layer, String output, double[][] logits, double[][][] without) {}

    private static Stream<JsonElement> of(String key) throws IOException {
        JsonObject all = JsonParser.parseString(Files.readString(FILES.resolve("ablation.json")))
                .getAsJsonObject();
        return all.getAsJsonArray(key).asList().stream();
    }

    static Stream<Case> cases() throws IOException {
        return of("cases").map(one -> new Gson().fromJson(one, Case.class));
    }

    static Stream<Ranking> rankings() throws IOException {
        return of("rankings").map(one -> new Gson().fromJson(one, Ranking.class));
    }

    private static Path folder(String model) {
        return model.equals("shared") ? FILES : MODELS;
    }

    private static OpenModel open(String model) {
        return KerasModels.open(folder(model).resolve(model + ".h5"), Optional.empty());
    }

    private static List<Tensor> inputs(Network network, String model) {
        return TensorInputs.read(folder(model).resolve(model + "_input.h5"), network);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatComesAfterIsWhatKerasGives(Case one) {
        try (OpenModel open = open(one.model())) {
            Network network = open.network();
            Network without = SwitchedOff.in(network, List.of(one.off()));
            Map<String, Tensor> outputs =
                    engine.run(without, inputs(network, one.model()), network.outputs(), TaskMonitor.NONE);
            for (int output = 0; output < one.outputs().length; output++) {
                Tensor found =
                        Objects.requireNonNull(outputs.get(network.outputs().get(output)));
                for (int frame = 0; frame < found.length(0); frame++) {
                    same(found.slice(frame).data(), one.outputs()[output][frame]);
                }
            }
        }
    }

    private static void same(float[] found, double[] expected) {
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i]).isCloseTo(expected[i], within(2e-5));
        }
    }

    @ParameterizedTest
    @MethodSource("rankings")
    void eachUnitByItselfGoesOnFromTheLayer(Ranking one) {
        try (OpenModel open = open(one.model())) {
            Network network = open.network();
            var objective = new Target.OutputClass(one.output(), 0).in(network);
            List<Tensor> all = inputs(network, one.model());
            try (var units = new UnitByUnit(engine, objective, one.layer(), new double[one.without().length])) {
                for (int frame = 0; frame < one.logits().length; frame++) {
                    int at = frame;
                    List<Tensor> alone = all.stream()
                            .map(input -> {
                                int[] shape = input.shape();
                                shape[0] = 1;
                                return input.slice(at).reshaped(shape);
                            })
                            .toList();
                    Map<String, Tensor> outputs =
                            new HashMap<>(engine.run(objective.network(), alone, units.given(), TaskMonitor.NONE));
                    UnitByUnit.Logits logits = units.of(outputs, TaskMonitor.NONE);
                    same(logits.logits(), one.logits()[frame]);
                    for (int unit = 0; unit < one.without().length; unit++) {
                        same(logits.without()[unit], one.without()[unit][frame]);
                    }
                }
            }
        }
    }

    private static void same(double[] found, double[] expected) {
        assertThat(found).hasSize(expected.length);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(2e-5));
        }
    }

    @Test
    void mapsWithoutNumbersAreHiddenWhereAllUnitsAreSwitchedOff() {
        Path file = Path.of("src/test/resources/org/convscope/inspect/census/census.h5");
        try (OpenModel open = KerasModels.open(file, Optional.empty())) {
            Network network = open.network();
            float[] pixels = new float[24 * 24];
            pixels[100] = Float.POSITIVE_INFINITY;
            List<Tensor> frame = List.of(Tensor.of(pixels, 1, 24, 24, 1));
            Network without = SwitchedOff.in(network, List.of(SwitchedOff.toZero("conv1", List.of(0, 1, 2, 3))));

            assertThat(numbers(network, frame)).contains(Float.NaN);
            List<Tensor> dark = List.of(Tensor.of(new float[24 * 24], 1, 24, 24, 1));
            assertThat(numbers(without, frame))
                    .usingComparatorWithPrecision(1e-5f)
                    .containsExactly(numbers(without, dark));
        }
    }

    private float[] numbers(Network network, List<Tensor> frame) {
        Map<String, Tensor> outputs = engine.run(network, frame, List.of("quality"), TaskMonitor.NONE);
        return Objects.requireNonNull(outputs.get("quality")).data();
    }
}
