package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.TrainingMode;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Dropout, in inference and in training. */
class DropoutTest {
    private static final PresentEngines ENGINES = new PresentEngines();
    private static final int[] SHAPE = {40, 50, 5};
    private static final int FRAMES = 2;

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    private static Network network(double rate, int... sharedAxes) {
        return TestNetworks.of(List.of(
                TestNetworks.input("input", SHAPE),
                TestNetworks.call(
                        "layer",
                        new Operation.Dropout(rate, sharedAxes),
                        Activation.LINEAR,
                        List.of("input"),
                        SHAPE,
                        List.of())));
    }

    private static Tensor ones() {
        float[] ones = new float[FRAMES * 40 * 50 * 5];
        Arrays.fill(ones, 1);
        return Tensor.of(ones, FRAMES, 40, 50, 5);
    }

    private static float[] run(Engine engine, Network network) {
        Tensor output = engine.run(network, List.of(ones()), List.of("layer"), TaskMonitor.NONE)
                .get("layer");
        return Objects.requireNonNull(output).data();
    }

    private static Network trained(long seed, double rate, int... sharedAxes) {
        return TrainingMode.of(network(rate, sharedAxes), seed).network();
    }

    @TestFactory
    Stream<DynamicTest> inInferenceNothingIsDropped() {
        return ENGINES.each(
                List.of(0.3), rate -> "rate " + rate, (engine, rate) -> assertThat(run(engine, network(rate)))
                        .containsOnly(1));
    }

    @TestFactory
    Stream<DynamicTest> theShareIsDroppedAndTheRestIsScaledSoThatTheMeanStays() {
        return ENGINES.each(List.of(0.1, 0.5, 0.8), rate -> "rate " + rate, (engine, rate) -> {
            float[] output = run(engine, trained(3, rate));
            float kept = (float) (1 / (1 - rate));
            assertThat(output).containsOnly(0, kept);
            double dropped = 0;
            for (float number : output) {
                dropped += number == 0 ? 1 : 0;
            }
            // five standard deviations of so many draws
            double spread = 5 * Math.sqrt(rate * (1 - rate) / output.length);
            assertThat(dropped / output.length).isCloseTo(rate, Offset.offset(spread));
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsDroppedFollowsFromTheSeedAlone() {
        return ENGINES.each(List.of(7L), seed -> "seed " + seed, (engine, seed) -> {
            Network network = trained(seed, 0.5);
            float[] output = run(engine, network);
            var mask = (Operation.DropoutMask) network.call("layer").operation();
            var draws = new SplittableRandom(mask.seed());
            for (float number : output) {
                assertThat(number).isEqualTo(draws.nextDouble() < 0.5 ? 0 : 2);
            }
            assertThat(run(engine, trained(seed, 0.5))).isEqualTo(output);
            assertThat(run(engine, trained(seed + 1, 0.5))).isNotEqualTo(output);
        });
    }

    @TestFactory
    Stream<DynamicTest> whatSharesAnAxisIsDroppedTogether() {
        return ENGINES.each(List.of(0.5), rate -> "rate " + rate, (engine, rate) -> {
            float[] output = run(engine, trained(1, rate, 1, 2));
            for (int i = 0; i < output.length; i++) {
                int frame = i / (40 * 50 * 5);
                assertThat(output[i]).isEqualTo(output[frame * 40 * 50 * 5 + i % 5]);
            }
            assertThat(output).contains(0, 2);
        });
    }

    private static float[] gradient(Engine engine, Network network, long seed) {
        var request = new GradientRequest(Map.of("layer", OutputGradient.fixed(ones())), Set.of("input"), Set.of());
        Gradients gradients = engine.gradients(network, List.of(ones()), request.withSeed(seed), TaskMonitor.NONE);
        return Objects.requireNonNull(gradients.inputs().get("input")).data();
    }

    @TestFactory
    Stream<DynamicTest> aRunsOwnSeedDropsOtherNumbersOfTheSameNetwork() {
        return ENGINES.each(List.of(new int[0], new int[] {1, 2}), Arrays::toString, (engine, shared) -> {
            Network network = trained(5, 0.5, shared);
            float[] first = gradient(engine, network, 1);
            assertThat(gradient(engine, network, 2)).isNotEqualTo(first);
            assertThat(gradient(engine, network, 1)).isEqualTo(first);
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsDroppedFollowsFromTheRunsSeedToo() {
        return ENGINES.each(List.of(1L, -9L), seed -> "seed " + seed, (engine, seed) -> {
            Network network = trained(5, 0.5);
            var mask = (Operation.DropoutMask) network.call("layer").operation();
            var draws = new SplittableRandom(mask.seed(seed));
            for (float number : gradient(engine, network, seed)) {
                assertThat(number).isEqualTo(draws.nextDouble() < 0.5 ? 0 : 2);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> theGradientGoesThroughWhatIsKept() {
        return ENGINES.each(List.of(0.5), rate -> "rate " + rate, (engine, rate) -> {
            Network network = trained(2, rate);
            Gradients gradients = engine.gradients(
                    network,
                    List.of(ones()),
                    new GradientRequest(Map.of("layer", OutputGradient.fixed(ones())), Set.of("input"), Set.of()),
                    TaskMonitor.NONE);
            assertThat(Objects.requireNonNull(gradients.inputs().get("input")).data())
                    .isEqualTo(run(engine, network));
        });
    }
}
