package org.convscope.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
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
import org.assertj.core.data.Offset;
import org.convscope.array.Tensor;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Losses and their gradients against those of Keras 2.15; the file comes from src/test/scripts/make_loss_golden.py. */
class LossTest {
    private static final double TOLERANCE = 1e-5;

    @TestFactory
    Stream<DynamicTest> lossesEqualThoseOfKeras() throws IOException {
        return cases().map(json -> DynamicTest.dynamicTest(json.get("name").getAsString(), () -> {
            double value = json.get("value").getAsDouble();
            assertThat(loss(json).mean(tensor(json, "output")))
                    .isCloseTo(value, Offset.offset(TOLERANCE * Math.max(1, value)));
        }));
    }

    @TestFactory
    Stream<DynamicTest> gradientsEqualThoseOfKeras() throws IOException {
        return cases().map(json -> DynamicTest.dynamicTest(json.get("name").getAsString(), () -> {
            Tensor keras = tensor(json, "gradient");
            Tensor mine = loss(json).meanGradient(tensor(json, "output"));
            assertThat(mine.shape()).isEqualTo(keras.shape());
            double largest = 0.01;
            for (float number : keras.data()) {
                largest = Math.max(largest, Math.abs(number));
            }
            for (int i = 0; i < keras.size(); i++) {
                assertThat(mine.data()[i]).describedAs("number %d", i).isCloseTo(keras.data()[i], Offset.offset((float)
                        (1e-4 * largest)));
            }
        }));
    }

    @Test
    void aWeighedSumHasTheSumOfTheRowsSlopes() {
        var loss = new SquaredError(Tensor.of(new float[] {0, 0, 0, 0}, 2, 2));
        Tensor output = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
        assertThat(loss.values(output)).containsExactly(2.5, 12.5);
        assertThat(loss.gradient(output, new double[] {1, 0.5}).data()).containsExactly(1, 2, 1.5f, 2);
    }

    @Test
    void targetsThatDoNotFitTheOutputAreRefused() {
        Tensor output = Tensor.of(new float[] {0.5f, 0.5f, 0.5f, 0.5f}, 2, 2);
        assertThatThrownBy(() -> new SparseCrossEntropy(List.of(0, 2), Loss.Scores.PROBABILITIES).mean(output))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a target is a class that the output does not have");
        assertThatThrownBy(() -> new SparseCrossEntropy(List.of(0), Loss.Scores.PROBABILITIES).mean(output))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the targets are not as many as the outputs");
        assertThatThrownBy(() -> new SquaredError(Tensor.zeros(2, 3)).mean(output))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the targets are not as long as the outputs");
    }

    private static Loss loss(JsonObject json) {
        Tensor targets = tensor(json, "targets");
        Loss.Scores scores = json.get("logits").getAsBoolean() ? Loss.Scores.LOGITS : Loss.Scores.PROBABILITIES;
        return switch (json.get("loss").getAsString()) {
            case "CategoricalCrossentropy" -> new CategoricalCrossEntropy(targets, scores);
            case "SparseCategoricalCrossentropy" -> {
                List<Integer> classes = new ArrayList<>();
                for (float target : targets.data()) {
                    classes.add((int) target);
                }
                yield new SparseCrossEntropy(classes, scores);
            }
            case "BinaryCrossentropy" -> new BinaryCrossEntropy(targets, scores);
            case "MeanSquaredError" -> new SquaredError(targets);
            default -> throw new IllegalArgumentException(json.get("loss").getAsString());
        };
    }

    private static Stream<JsonObject> cases() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(LossTest.class.getResourceAsStream("/core/losses.json")),
                StandardCharsets.UTF_8)) {
            return StreamSupport.stream(
                            JsonParser.parseReader(reader).getAsJsonArray().spliterator(), false)
                    .map(JsonElement::getAsJsonObject);
        }
    }

    private static Tensor tensor(JsonObject json, String name) {
        JsonObject object = json.getAsJsonObject(name);
        return Tensor.of(
                new Gson().fromJson(object.get("data"), float[].class),
                new Gson().fromJson(object.get("shape"), int[].class));
    }
}
