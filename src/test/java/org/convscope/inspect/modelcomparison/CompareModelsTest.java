package org.convscope.inspect.modelcomparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.modelcomparison.LayerDifference.Verdict;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.Activation;
import org.convscope.network.ArrayWeight;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class CompareModelsTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/cli");

    private static Network network(float... kernel) {
        return new TestNetwork()
                .input(4, 4, 1)
                .conv("c", Tensor.of(kernel, 1, kernel.length, 1, 1), Tensor.zeros(1))
                .build();
    }

    @Test
    void aDifferenceIsMeasuredAgainstTheLargerNorm() {
        List<LayerDifference> differences =
                new CompareModels().compare(network(3, 4), network(3, 3.5f), TaskMonitor.NONE);

        assertThat(differences).containsExactly(new LayerDifference("c", Verdict.DIFFERS, 3, 0.5, "kernel", 0.1));
        assertThat(new CompareModels().compare(network(3, 4), network(3), TaskMonitor.NONE))
                .extracting(LayerDifference::verdict)
                .containsExactly(Verdict.OTHER_SHAPE);
    }

    /** A layer's largest number may be of its bias, where no filter comes near it. */
    @Test
    void theLargestDifferenceSaysTheWeightThatItIsOf() {
        List<LayerDifference> differences =
                new CompareModels().compare(biased(0.97f, 1, 2), biased(0, 1, 2.0625f), TaskMonitor.NONE);

        assertThat(differences).singleElement().satisfies(one -> {
            assertThat((float) one.largest()).isEqualTo(0.97f);
            assertThat(one.largestWeight()).isEqualTo("bias");
        });
    }

    private static Network biased(float bias, float... kernel) {
        return new TestNetwork()
                .input(4, 4, 1)
                .conv("c", Tensor.of(kernel, 1, kernel.length, 1, 1), Tensor.of(new float[] {bias}, 1))
                .build();
    }

    @Test
    void aModelIsIdenticalToItselfAndSharesNothingWithAnother() {
        try (OpenModel small = KerasModels.open(FILES.resolve("small.h5"), Optional.empty());
                OpenModel other = KerasModels.open(FILES.resolve("lambda.h5"), Optional.empty())) {
            List<LayerDifference> same =
                    new CompareModels().compare(small.network(), small.network(), TaskMonitor.NONE);
            assertThat(same).hasSize(4).allSatisfy(one -> {
                assertThat(one.verdict()).isEqualTo(Verdict.IDENTICAL);
                assertThat(one.largest()).isZero();
            });
            List<LayerDifference> none =
                    new CompareModels().compare(small.network(), other.network(), TaskMonitor.NONE);
            assertThat(none).extracting(LayerDifference::verdict).containsOnly(Verdict.ONLY_FIRST, Verdict.ONLY_SECOND);
        }
    }

    /** The names of such weights are those that the file gives, and differ from format to format. */
    @Test
    void weightsOfALayerThatIsNotComputedAreFoundByWhatTheyHold() {
        Network first = unavailable("forward/kernel", "backward/kernel");
        Network second = unavailable("1", "0");

        assertThat(new CompareModels().compare(first, second, TaskMonitor.NONE))
                .extracting(LayerDifference::verdict)
                .containsExactly(Verdict.IDENTICAL);
    }

    /** Two weights of one shape, (3, 4) and (5, 6), under two names; the greater name stands last. */
    private static Network unavailable(String name, String other) {
        List<Weight> weights = new ArrayList<>(List.of(held(name, 3, 4), held(other, 5, 6)));
        weights.sort(Comparator.comparing(Weight::name));
        LayerCall call = new LayerCall(
                "it",
                List.of("it"),
                0,
                "Own",
                LayerCall.Origin.LAYER,
                new Operation.Unavailable("it is Python code"),
                Activation.LINEAR,
                List.of(),
                new int[0],
                weights,
                true,
                LayerCall.Layout.CHANNELS_LAST);
        return new Network("", "", List.of(call), List.of(), List.of());
    }

    private static Weight held(String name, float... numbers) {
        return new ArrayWeight(name, Tensor.of(numbers, numbers.length));
    }
}
