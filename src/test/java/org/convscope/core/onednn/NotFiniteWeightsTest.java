package org.convscope.core.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.TestNetworks;
import org.convscope.core.plan.PlanExecutor;
import org.convscope.core.plan.StepObserver;
import org.convscope.network.Activation;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A weight that is not finite shows in the maps whenever it is read. */
@EnabledIf("org.convscope.core.onednn.NativeLibrary#isAvailable")
class NotFiniteWeightsTest {
    private static final long ROOM = 1 << 20;

    private static PlanExecutor executor(long weightBytes) {
        return new PlanExecutor(new OneDnnEngine(weightBytes, ROOM, StepObserver.NONE));
    }

    private static Network network() {
        var kernel = new TestNetworks.Held("kernel", Tensor.of(new float[] {Float.NaN, 1, 2, 3, 4, 5}, 3, 2));
        return TestNetworks.of(List.of(
                TestNetworks.input("frame", 3),
                TestNetworks.call(
                        "dense",
                        new Operation.Dense(2),
                        Activation.RELU,
                        List.of("frame"),
                        new int[] {2},
                        List.of(kernel))));
    }

    private static float[] output(PlanExecutor executor, Network network, TaskMonitor monitor) {
        List<Tensor> outputs = new ArrayList<>();
        executor.run(
                network,
                List.of(Tensor.of(new float[] {0, 1, 2}, 1, 3)),
                List.of("dense"),
                (id, output) -> outputs.add(output),
                monitor);
        assertThat(outputs).hasSize(1);
        return outputs.get(0).data();
    }

    /** Room for none: read while it runs, in parts; for too little: read while it runs; for all: read ahead. */
    @ParameterizedTest
    @ValueSource(longs = {4, 100, ROOM})
    void whereverThereIsRoom(long weightBytes) {
        try (PlanExecutor executor = executor(weightBytes)) {
            Network network = network();
            for (int run = 0; run < 2; run++) {
                assertThat(output(executor, network, TaskMonitor.NONE)).containsExactly(Float.NaN, 13f);
            }
        }
    }

    @Test
    void afterARunThatWasCancelledBeforeItWasRead() {
        TaskMonitor cancelled = new TaskMonitor() {
            @Override
            public void progress(String message, double fraction) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        try (PlanExecutor executor = executor(ROOM)) {
            Network network = network();
            assertThatThrownBy(() -> output(executor, network, cancelled)).isInstanceOf(CancelledException.class);
            assertThat(output(executor, network, TaskMonitor.NONE)).containsExactly(Float.NaN, 13f);
        }
    }
}
