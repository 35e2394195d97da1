package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.network.Network;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    /** The real one, which counts. */
    private static final class Watched implements Engine {
        private final Engine engine = EngineFactory.start(BackendChoice.CPU);
        private final Set<Network> held = new HashSet<>();
        private int runs;
        private int gradients;

        @Override
        public BackendReport backend() {
            return engine.backend();
        }

        @Override
        public void run(
                Network network, List<Tensor> inputs, Collection<String> wanted, Sink sink, TaskMonitor monitor) {
            engine.run(network, inputs, wanted, sink, monitor);
            held.add(network);
            runs++;
        }

        @Override
        public Gradients gradients(Network network, List<Tensor> inputs, GradientRequest request, TaskMonitor monitor) {
            gradients++;
            return engine.gradients(network, inputs, request, monitor);
        }

        @Override
        public long heldBytes() {
            return engine.heldBytes();
        }

        @Override
        public void release(Network network) {
            held.remove(network);
            engine.release(network);
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    @Test
    void eachRoundIsASliceAndNothingIsHeldAfterTheLast() {
        try (Watched engine = new Watched()) {
            var warmUp = new WarmUp(() -> engine);
            assertThat(warmUp.next(TaskMonitor.NONE)).isEmpty();
            assertThat(engine.held).hasSize(1);
            Optional<Integer> rounds = Optional.empty();
            while (rounds.isEmpty()) {
                rounds = warmUp.next(TaskMonitor.NONE);
            }
            assertThat(rounds).contains(engine.runs).contains(engine.gradients);
            assertThat(engine.held).isEmpty();
        }
    }

    @Test
    void aCancelEndsIt() {
        try (Watched engine = new Watched()) {
            var warmUp = new WarmUp(() -> engine);
            TaskMonitor cancelled = TaskMonitor.cancelledWhen(() -> true);
            assertThatThrownBy(() -> warmUp.next(cancelled)).isInstanceOf(CancelledException.class);
        }
    }
}
