package org.convscope.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.TestNetworks;
import org.convscope.network.Activation;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.problem.ProblemException;
import org.convscope.train.AdamOptimizer.Moments;
import org.junit.jupiter.api.Test;

/** What a file of a training can say that is of no use. */
class TrainingStateTest {
    private static final String KEY = "out/kernel";
    private static final Network NETWORK = TestNetworks.of(List.of(
            TestNetworks.input("frame", 4),
            TestNetworks.call(
                    "out",
                    new Operation.Dense(3),
                    Activation.SOFTMAX,
                    List.of("frame"),
                    new int[] {3},
                    List.of(new TestNetworks.Held("kernel", Tensor.zeros(4, 3))))));

    private static TrainingState state(
            Map<String, float[]> weights, Map<String, float[]> best, Map<String, Moments> moments, int epoch) {
        return new TrainingState(weights, best, moments, List.of(new EpochMetrics(epoch, 1, 1, 1, 1)), 1);
    }

    private static Map<String, float[]> numbers(int count) {
        return Map.of(KEY, new float[count]);
    }

    private static void refused(TrainingState state) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> state.requireFits(NETWORK))
                .withMessageContaining("what is kept of the training");
    }

    @Test
    void aStateIsOfItsNetworkOrIsRefused() {
        Map<String, Moments> moments = Map.of(KEY, Moments.of(12));
        assertThatCode(() -> state(numbers(12), numbers(12), moments, 1).requireFits(NETWORK))
                .doesNotThrowAnyException();
        assertThatCode(() -> TrainingRun.begin(NETWORK).requireFits(NETWORK)).doesNotThrowAnyException();
        refused(state(numbers(11), numbers(12), moments, 1));
        refused(state(Map.of(), numbers(12), moments, 1));
        refused(state(numbers(12), numbers(13), moments, 1));
        refused(state(numbers(12), Map.of("other", new float[12]), moments, 1));
        refused(state(numbers(12), numbers(12), Map.of(KEY, Moments.of(3)), 1));
        refused(state(numbers(12), numbers(12), moments, 7));
    }
}
