package org.convscope.inspect.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.choice.KernelPass;
import org.convscope.choice.NeuronActivation;
import org.convscope.choice.PoolingKind;
import org.convscope.choice.WindowPadding;
import org.junit.jupiter.api.Test;

/** What the lab shows is what Keras and scipy give for the same numbers: {@code src/test/scripts/make_lab_golden.py}. */
class KerasLabTest {
    private final JsonObject golden;

    KerasLabTest() throws Exception {
        golden = JsonParser.parseString(
                        Files.readString(Path.of("src/test/resources/org/convscope/inspect/lab/lab.json")))
                .getAsJsonObject();
    }

    private static List<Double> numbers(JsonArray array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(one -> numbers.add(one.getAsDouble()));
        return numbers;
    }

    private static float[] floats(List<Double> numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i).floatValue();
        }
        return floats;
    }

    @Test
    void windowsGiveWhatKerasGives() {
        Tensor picture = Tensor.of(
                floats(numbers(golden.getAsJsonArray("picture"))),
                golden.get("height").getAsInt(),
                golden.get("width").getAsInt());
        Set<String> kinds = new HashSet<>();
        for (JsonElement element : golden.getAsJsonArray("windows")) {
            JsonObject one = element.getAsJsonObject();
            int side = one.get("side").getAsInt();
            String kind = one.get("kind").getAsString();
            kinds.add(kind);
            var window = new SlideWindow(
                    picture,
                    rule(kind, side, numbers(one.getAsJsonArray("kernel"))),
                    new WindowMove(
                            one.get("stride").getAsInt(),
                            one.get("dilation").getAsInt(),
                            WindowPadding.valueOf(
                                    one.get("padding").getAsString().toUpperCase(Locale.ROOT))));
            assertThat(window.result().shape())
                    .as("%s", one)
                    .containsExactly(
                            one.get("rows").getAsInt(), one.get("columns").getAsInt());
            List<Double> expected = numbers(one.getAsJsonArray("result"));
            for (int place = 0; place < window.places(); place++) {
                assertThat((double) window.result().data()[place]).isCloseTo(expected.get(place), within(1e-3));
                assertThat(window.step(place).value()).isCloseTo(expected.get(place), within(1e-3));
            }
        }
        assertThat(kinds).containsExactlyInAnyOrder("correlation", "convolution", "max", "average");
    }

    private static WindowRule rule(String kind, int side, List<Double> kernel) {
        return switch (kind) {
            case "max" -> new WindowRule.Pooled(PoolingKind.MAX, side);
            case "average" -> new WindowRule.Pooled(PoolingKind.AVERAGE, side);
            default ->
                new WindowRule.Weighted(
                        new LabKernel(kind, side, side, kernel), KernelPass.valueOf(kind.toUpperCase(Locale.ROOT)));
        };
    }

    @Test
    void neuronsGiveWhatKerasGives() {
        Set<NeuronActivation> seen = new HashSet<>();
        for (JsonElement element : golden.getAsJsonArray("neurons")) {
            JsonObject one = element.getAsJsonObject();
            NeuronActivation activation = Arrays.stream(NeuronActivation.values())
                    .filter(value -> value.word().equals(one.get("activation").getAsString()))
                    .findFirst()
                    .orElseThrow();
            seen.add(activation);
            var neuron = new NeuronFormula(
                    one.get("x1").getAsDouble(),
                    one.get("x2").getAsDouble(),
                    one.get("w1").getAsDouble(),
                    one.get("w2").getAsDouble(),
                    one.get("bias").getAsDouble(),
                    activation);
            assertThat(neuron.sum()).isCloseTo(one.get("z").getAsDouble(), within(1e-9));
            assertThat(neuron.output()).as("%s", one).isCloseTo(one.get("y").getAsDouble(), within(1e-6));
        }
        assertThat(seen).containsExactlyInAnyOrder(NeuronActivation.values());
    }
}
