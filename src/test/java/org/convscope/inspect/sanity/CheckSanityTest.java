package org.convscope.inspect.sanity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.GradientMethod;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.gradients.ComputeSaliency;
import org.convscope.inspect.gradients.SaliencyMaps;
import org.convscope.inspect.gradients.SaliencySettings;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorInputs;
import org.convscope.keras.weights.InitializedWeight;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckSanityTest {
    private static final Path FILES = Path.of("src/test/resources/saliency");
    private static final Target TARGET = new Target.OutputClass("out", 1);

    private static OpenModel open(String name) {
        return KerasModels.open(FILES.resolve(name + ".h5"), Optional.empty());
    }

    private static ComputeSaliency.Request request(OpenModel model, String name, GradientMethod method) {
        return new ComputeSaliency.Request(
                model.network(),
                TensorInputs.read(FILES.resolve(name + "_input.h5"), model.network()),
                TARGET,
                new SaliencySettings(method, Optional.empty(), 4, 7));
    }

    private static List<CheckSanity.Step> check(Engine engine, ComputeSaliency.Request request) {
        SaliencyMaps saliency = new ComputeSaliency(engine).compute(request, TaskMonitor.NONE);
        List<CheckSanity.Step> steps = new ArrayList<>();
        new CheckSanity(engine).check(request, saliency, steps::add, TaskMonitor.NONE);
        return steps;
    }

    @Test
    void layersGetRandomWeightsFromTheTargetDown() {
        try (OpenModel model = open("residual");
                Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            List<CheckSanity.Step> steps = check(engine, request(model, "residual", GradientMethod.GRADCAM));

            assertThat(steps)
                    .extracting(CheckSanity.Step::layer)
                    .containsExactly("out", "b_conv", "a_conv", "stem_bn", "stem");
            for (CheckSanity.Step step : steps) {
                assertThat(step.maps()).hasSize(CheckSanity.SEEDS);
                assertThat(step.correlations()).containsOnlyKeys("relu");
                for (double[] frame : Objects.requireNonNull(step.correlations().get("relu"))) {
                    assertThat(frame).hasSize(CheckSanity.SEEDS);
                    assertThat(Arrays.stream(frame).allMatch(one -> Double.isNaN(one) || one < 0.9999))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theSameBitsTwiceAndTheNetworkStaysAsItIs() {
        try (OpenModel model = open("inputs");
                Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            ComputeSaliency.Request request = request(model, "inputs", GradientMethod.GRADIENT);
            SaliencyMaps before = new ComputeSaliency(engine).compute(request, TaskMonitor.NONE);
            List<CheckSanity.Step> first = check(engine, request);
            List<CheckSanity.Step> second = check(engine, request);
            SaliencyMaps after = new ComputeSaliency(engine).compute(request, TaskMonitor.NONE);

            assertThat(first.get(0).correlations()).containsOnlyKeys("frame", "settings");
            for (int i = 0; i < first.size(); i++) {
                for (int seed = 0; seed < CheckSanity.SEEDS; seed++) {
                    assertThat(data(first.get(i).maps().get(seed).get("frame")))
                            .containsExactly(data(second.get(i).maps().get(seed).get("frame")));
                }
            }
            assertThat(data(after.maps().get("frame")))
                    .containsExactly(data(before.maps().get("frame")));
        }
    }

    private static float[] data(@Nullable Tensor tensor) {
        return Objects.requireNonNull(tensor).data();
    }

    @Test
    void withoutInitialisersWeightsKeepTheirSpreadAndThoseOfANormalisationTheirNumbers() {
        try (OpenModel model = open("residual")) {
            Network network = model.network()
                    .mapped(call -> call.withWeights(call.weights().stream()
                            .map(CheckSanityTest::withoutInitializer)
                            .toList()));
            Network random = new RandomWeights(network).in(List.of("a_conv", "stem_bn"), 3);

            Weight kernel = random.call("a_conv").weight("kernel").orElseThrow();
            double[] own = moments(network.call("a_conv").weight("kernel").orElseThrow());
            double[] made = moments(kernel);
            assertThat(made[1]).isCloseTo(own[1], within(0.2 * own[1]));
            assertThat(made[0]).isCloseTo(0, within(0.2 * own[1]));
            assertThat(kernel.readRows(1, 2)).containsExactly(slice(kernel.read(), 1));
            assertThat(random.call("b_conv").weights())
                    .isEqualTo(network.call("b_conv").weights());
            float[] variance = random.call("stem_bn")
                    .weight("moving_variance")
                    .orElseThrow()
                    .read()
                    .data();
            assertThat(variance)
                    .containsExactlyInAnyOrder(network.call("stem_bn")
                            .weight("moving_variance")
                            .orElseThrow()
                            .read()
                            .data());
            Network other = new RandomWeights(network).in(List.of("a_conv"), 4);
            assertThat(other.call("a_conv")
                            .weight("kernel")
                            .orElseThrow()
                            .read()
                            .data())
                    .isNotEqualTo(kernel.read().data());
        }
    }

    private static Weight withoutInitializer(Weight weight) {
        return weight instanceof InitializedWeight known ? known.weight() : weight;
    }

    private static float[] slice(Tensor tensor, int row) {
        return tensor.slice(row).data();
    }

    /** Mean and standard deviation. */
    private static double[] moments(Weight weight) {
        float[] numbers = weight.read().data();
        double sum = 0;
        double squares = 0;
        for (float number : numbers) {
            sum += number;
            squares += (double) number * number;
        }
        double mean = sum / numbers.length;
        return new double[] {mean, Math.sqrt(squares / numbers.length - mean * mean)};
    }
}
