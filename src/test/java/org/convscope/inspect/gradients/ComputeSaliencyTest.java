package org.convscope.inspect.gradients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.GradientMethod;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorInputs;
import org.convscope.network.Activation;
import org.convscope.network.Network;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds whatever the numbers are; those are held against Keras in {@link KerasSaliencyTest}. */
class ComputeSaliencyTest {
    private static final Path FILES = Path.of("src/test/resources/saliency");

    private final Engine engine = EngineFactory.start(BackendChoice.CPU);

    @AfterEach
    void close() {
        engine.close();
    }

    private static SaliencySettings settings(GradientMethod method) {
        return new SaliencySettings(method, Optional.empty(), 5, 1);
    }

    @ParameterizedTest
    @EnumSource(GradientMethod.class)
    void eachFrameIsByItself(GradientMethod method) {
        try (OpenModel model = KerasModels.open(FILES.resolve("heads.h5"), Optional.empty())) {
            List<Tensor> both = TensorInputs.read(FILES.resolve("heads_input.h5"), model.network());
            List<Tensor> second = List.of(frame(both.get(0), 1));
            Target target = new Target.OutputClass("quality", 2);
            Tensor together = map(new ComputeSaliency.Request(model.network(), both, target, settings(method)));
            Tensor alone = map(new ComputeSaliency.Request(model.network(), second, target, settings(method)));

            float largest = 0;
            for (float value : alone.data()) {
                largest = Math.max(largest, Math.abs(value));
            }
            assertThat(frame(together, 1).data()).containsExactly(alone.data(), within(1e-5f * largest));
        }
    }

    private Tensor map(ComputeSaliency.Request request) {
        return new ComputeSaliency(engine)
                .compute(request, TaskMonitor.NONE)
                .maps()
                .values()
                .iterator()
                .next();
    }

    private static Tensor frame(Tensor frames, int frame) {
        Tensor one = frames.slice(frame);
        int[] shape = frames.shape();
        shape[0] = 1;
        return one.reshaped(shape);
    }

    /**
     * Softmax and sigmoid of what comes before them are what the model itself gives: in a nested model, in a layer of their own, under
     * mixed precision, at each step, before a layer that only moves numbers, over several axes.
     */
    @ParameterizedTest
    @CsvSource({
        "nested, SOFTMAX, 3",
        "mixed, SOFTMAX, 4",
        "turned, SIGMOID, 1",
        "each_step, SOFTMAX, 2",
        "all_together, SOFTMAX, 16",
        "hard, HARD_SIGMOID_2, 1"
    })
    void aClassIsTheNumberBeforeItsActivation(String output, Activation.Kind kind, int together) {
        try (OpenModel model = KerasModels.open(FILES.resolve("ways.h5"), Optional.empty())) {
            List<Tensor> inputs = List.of(ramp(1, 6, 6, 1), ramp(1, 3, 4));
            TargetObjective objective = new Target.OutputClass(output, 1).in(model.network());
            Tensor before = run(objective.network(), inputs, objective.call());
            Tensor after = run(model.network(), inputs, objective.call());

            // over several axes, what belongs together is one channel of all positions
            float[] sorted = together == 16 ? channelsFirst(before) : before.data();
            float[] expected = together == 16 ? channelsFirst(after) : after.data();
            assertThat(activated(sorted, kind, together)).containsExactly(expected, within(1e-5f));
        }
    }

    private static Tensor ramp(int... shape) {
        float[] numbers = new float[Math.toIntExact(Tensor.sizeOf(shape))];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (i * 7 % 11) / 5f - 1;
        }
        return Tensor.of(numbers, shape);
    }

    private Tensor run(Network network, List<Tensor> inputs, String output) {
        Map<String, Tensor> outputs = engine.run(network, inputs, List.of(output), TaskMonitor.NONE);
        return Objects.requireNonNull(outputs.get(output));
    }

    private static float[] channelsFirst(Tensor tensor) {
        int channels = tensor.length(-1);
        int positions = tensor.size() / channels;
        float[] numbers = new float[tensor.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i % channels * positions + i / channels] = tensor.data()[i];
        }
        return numbers;
    }

    private static float[] activated(float[] before, Activation.Kind kind, int together) {
        float[] numbers = before.clone();
        for (int first = 0; first < numbers.length; first += together) {
            double sum = 0;
            for (int i = first; i < first + together; i++) {
                numbers[i] = switch (kind) {
                    case SIGMOID -> (float) (1 / (1 + Math.exp(-numbers[i])));
                    case HARD_SIGMOID_2 -> Math.max(0, Math.min(1, 0.2f * numbers[i] + 0.5f));
                    default -> (float) Math.exp(numbers[i]);
                };
                sum += numbers[i];
            }
            for (int i = first; i < first + together && kind == Activation.Kind.SOFTMAX; i++) {
                numbers[i] /= (float) sum;
            }
        }
        return numbers;
    }

    @Test
    void isCancelledBetweenBatches() {
        try (OpenModel model = KerasModels.open(FILES.resolve("heads.h5"), Optional.empty())) {
            List<Tensor> inputs = TensorInputs.read(FILES.resolve("heads_input.h5"), model.network());
            var request = new ComputeSaliency.Request(
                    model.network(),
                    inputs,
                    new Target.OutputClass("size", 0),
                    new SaliencySettings(GradientMethod.SMOOTHGRAD, Optional.empty(), 1000, 0));
            AtomicInteger asked = new AtomicInteger();
            TaskMonitor monitor = TaskMonitor.cancelledWhen(() -> asked.incrementAndGet() > 20);

            assertThatThrownBy(() -> new ComputeSaliency(engine).compute(request, monitor))
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void inputsThatDoNotFitAreRefusedByName() {
        try (OpenModel model = KerasModels.open(FILES.resolve("inputs.h5"), Optional.empty())) {
            Target target = new Target.OutputClass("out", 0);
            List<Tensor> one = List.of(Tensor.zeros(1, 10, 9, 1));
            List<Tensor> wrong = List.of(Tensor.zeros(1, 10, 8, 1), Tensor.zeros(1, 5));
            List<Tensor> uneven = List.of(Tensor.zeros(1, 10, 9, 1), Tensor.zeros(2, 5));
            List<Tensor> none = List.of(Tensor.zeros(0, 10, 9, 1), Tensor.zeros(0, 5));
            for (Map.Entry<String, List<Tensor>> each : Map.of(
                            "the model takes 2 inputs", one,
                            "input 'frame': the input does not have the shape", wrong,
                            "input 'frame': the input holds no frame", none,
                            "the inputs do not have as many frames each", uneven)
                    .entrySet()) {
                var request = new ComputeSaliency.Request(
                        model.network(), each.getValue(), target, settings(GradientMethod.GRADIENT));
                assertThatThrownBy(() -> new ComputeSaliency(engine).compute(request, TaskMonitor.NONE))
                        .hasMessageStartingWith(each.getKey());
            }
        }
    }

    /** A ReLU that is never on gives no gradient, and no number that is none. */
    @Test
    void whereThereIsNoGradientTheMapsAreZero() {
        try (OpenModel model = KerasModels.open(FILES.resolve("masks.h5"), Optional.empty())) {
            List<Tensor> zeros = List.of(Tensor.zeros(1, 8, 10, 1));
            for (GradientMethod method : GradientMethod.values()) {
                Tensor map = map(
                        new ComputeSaliency.Request(model.network(), zeros, new Target.Unit("a", 0), settings(method)));
                assertThat(Arrays.stream(toDoubles(map)).allMatch(Double::isFinite))
                        .describedAs(method.word())
                        .isTrue();
            }
        }
    }

    private static double[] toDoubles(Tensor tensor) {
        double[] numbers = new double[tensor.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tensor.data()[i];
        }
        return numbers;
    }
}
