package org.convscope.inspect.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.verify.VerifiedLayer.Verdict;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class VerifyLayersTest {
    private static final Tensor OUTPUT = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
    private static final List<Tensor> ONE = List.of(Tensor.of(new float[] {1, 1}, 1, 1, 2, 1));

    private static VerifyLayers.Result audit(Network network, Map<String, Tensor> reference) {
        FakeEngine engine = new FakeEngine().with("c", OUTPUT).with("d", OUTPUT);
        return new VerifyLayers(engine)
                .compare(
                        new VerifyLayers.Request(
                                network, ONE, List.of(), id -> Optional.ofNullable(reference.get(id)), 1e-4),
                        TaskMonitor.NONE);
    }

    private static Network network() {
        return new TestNetwork().input(1, 2, 1).conv("c", 2, 1).conv("d", 2, 1).build();
    }

    @Test
    void equalOutputsAgree() {
        VerifyLayers.Result result = audit(network(), Map.of("c", OUTPUT, "d", OUTPUT));

        assertThat(result.passed()).isTrue();
        assertThat(result.rows()).extracting(VerifiedLayer::verdict).containsExactly(Verdict.AGREES, Verdict.AGREES);
        assertThat(result.rows().get(0).shape()).isEqualTo("(1, 1, 2, 2)");
        assertThat(result.rows().get(0).error()).isZero();
    }

    @Test
    void theErrorIsMeasuredAgainstTheLayersMagnitude() {
        Tensor off = Tensor.of(new float[] {1, 2, 3, 4.5f}, 1, 1, 2, 2);
        VerifyLayers.Result result = audit(network(), Map.of("c", OUTPUT, "d", off));

        assertThat(result.passed()).isFalse();
        assertThat(result.rows().get(1).verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(result.rows().get(1).error()).isEqualTo(0.5 / 4.5);
        Tensor tiny = Tensor.of(new float[] {0.001f}, 1);
        assertThat(VerifyLayers.error(Tensor.zeros(1), tiny)).isCloseTo(0.1, offset(1e-6));
    }

    @Test
    void notANumberNeverAgreesWithANumber() {
        Tensor nan = Tensor.of(new float[] {1, 2, Float.NaN, 4}, 1, 1, 2, 2);

        assertThat(VerifyLayers.error(nan, OUTPUT)).isInfinite();
        assertThat(VerifyLayers.error(OUTPUT, nan)).isInfinite();
        assertThat(VerifyLayers.error(nan, nan)).isZero();
    }

    @Test
    void whatIsNoNumberIsSaidOfTheSideThatHasIt() {
        Tensor nan = Tensor.of(new float[] {1, 2, Float.NaN, Float.NaN}, 1, 1, 2, 2);
        VerifiedLayer row = audit(network(), Map.of("c", nan)).rows().get(0);

        assertThat(row.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(row.remark()).isEqualTo("NaN or infinite are 2 of 4 values in the reference and 0 here");
    }

    @Test
    void whatTheReferenceHasAndTheModelHasNotIsSaid() {
        VerifyLayers.Result result =
                audit(network(), Map.of("c", OUTPUT, "d", OUTPUT)).withUnknown(network(), List.of("c", "dense_9", "d"));

        assertThat(result.rows().get(result.rows().size() - 1))
                .extracting(VerifiedLayer::layer, VerifiedLayer::verdict)
                .containsExactly("dense_9", Verdict.NOT_IN_MODEL);
        assertThat(result.layers()).isEqualTo(2);
        assertThat(result.passed()).isTrue();
    }

    @Test
    void otherShapesAndMissingLayersAreSaid() {
        VerifyLayers.Result result = audit(network(), Map.of("c", OUTPUT.reshaped(1, 2, 2, 1)));

        assertThat(result.rows())
                .extracting(VerifiedLayer::verdict)
                .containsExactly(Verdict.OTHER_SHAPE, Verdict.NO_REFERENCE);
        assertThat(result.rows().get(0).remark()).contains("(1, 2, 2, 1)");
        assertThat(result.passed()).isFalse();
    }

    @Test
    void whatCannotBeComputedIsSaidWithItsReason() {
        Network lambda = new TestNetwork()
                .input(1, 2, 1)
                .conv("c", 2, 1)
                .lambda("lambda")
                .build();
        VerifyLayers.Result result = audit(lambda, Map.of("c", OUTPUT));

        assertThat(result.rows().get(1).verdict()).isEqualTo(Verdict.NOT_COMPUTED);
        assertThat(result.rows().get(1).remark()).contains("Python");
        assertThat(result.passed()).isTrue();
    }

    /** Nothing wrong is shown where nothing is computed; but a reference of other layers says nothing. */
    @Test
    void whatIsNotComputedAtAllDoesNotFail() {
        Network lambda = new TestNetwork().input(1, 2, 1).lambda("lambda").build();

        assertThat(audit(lambda, Map.of("lambda", OUTPUT)).passed()).isTrue();
        assertThat(audit(network(), Map.of("other", OUTPUT)).passed()).isFalse();
    }

    /** A split of two calls: the reference has the second part of each under the layer's name, the part and the call. */
    @Test
    void furtherOutputsOfKnownLayersAreNotCalledUnknown() {
        VerifyLayers.Result result = audit(network(), Map.of("c", OUTPUT, "d", OUTPUT));

        assertThat(result.withUnknown(network(), List.of("c:1", "c:1#0", "e", "e:1"))
                        .rows())
                .filteredOn(row -> row.verdict() == Verdict.NOT_IN_MODEL)
                .extracting(VerifiedLayer::layer)
                .containsExactly("e", "e:1");
    }

    @Test
    void aChannelsFirstModelIsComparedInItsOwnOrder() {
        Network network =
                new TestNetwork().channelsFirst().input(1, 2, 1).conv("c", 2, 1).build();
        // (N, H, W, C) 1,2 | 3,4 is (N, C, H, W) 1,3 | 2,4
        VerifyLayers.Result result = audit(network, Map.of("c", Tensor.of(new float[] {1, 3, 2, 4}, 1, 2, 1, 2)));

        assertThat(result.passed()).isTrue();
    }
}
