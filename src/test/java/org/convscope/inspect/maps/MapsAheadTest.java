package org.convscope.inspect.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.convscope.array.Tensor;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.network.Network;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class MapsAheadTest {
    private static final int BYTES = 2 * 2 * 4 * Float.BYTES;

    private final Network network =
            new TestNetwork().input(2, 2, 1).conv("first", 4, 3).build();
    private final FakeEngine engine = new FakeEngine().with("first", Tensor.zeros(1, 2, 2, 4));

    private ComputeMaps.Request request(String frame) {
        var input = new NetworkInput(frame, "raw", "", List.of(Tensor.of(new float[] {1, 0, 0, 0}, 1, 2, 2, 1)));
        return new ComputeMaps.Request(network, List.of(input), List.of("first"));
    }

    @Test
    void whatWasComputedAheadIsThere() {
        var compute = new ComputeMaps(engine, new MapCache(1 << 20));
        try (var ahead = new MapsAhead(compute, TaskMonitor.NONE)) {
            ahead.begin(request("a")).await();
            ahead.begin(request("b")).await();
            compute.compute(request("a"), TaskMonitor.NONE);
            compute.compute(request("b"), TaskMonitor.NONE);
        }
        assertThat(engine.computed).containsExactly("first", "first");
    }

    @Test
    void nothingIsComputedThatWouldNotBeKept() {
        var compute = new ComputeMaps(engine, new MapCache(2 * BYTES - 1));
        try (var ahead = new MapsAhead(compute, TaskMonitor.NONE)) {
            ahead.begin(request("a")).await();
        }
        assertThat(engine.computed).isEmpty();
    }

    @Test
    void whoAsksHearsWhatWentWrong() {
        var compute = new ComputeMaps(new FakeEngine(), new MapCache(1 << 20)); // which has no such output
        try (var ahead = new MapsAhead(compute, TaskMonitor.NONE)) {
            ahead.begin(request("a")).await();
            assertThatThrownBy(() -> compute.compute(request("a"), TaskMonitor.NONE))
                    .isInstanceOf(NullPointerException.class);
        }
    }

    @Test
    void itEndsWithTheWork() {
        var cancelled = new AtomicBoolean();
        var compute = new ComputeMaps(engine, new MapCache(1 << 20));
        try (var ahead = new MapsAhead(compute, TaskMonitor.cancelledWhen(cancelled::get))) {
            cancelled.set(true);
            ahead.begin(request("a")).await();
        }
        assertThat(engine.computed).isEmpty();
        assertThatThrownBy(() -> compute.compute(request("a"), TaskMonitor.cancelledWhen(() -> true)))
                .isInstanceOf(CancelledException.class);
    }
}
