package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class EngineTest {
    private final EngineChoice choice;
    private final Engine engine;

    EngineTest(EngineChoice choice) {
        this.choice = choice;
        this.engine = EngineFactory.start(BackendChoice.CPU, choice);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** A weight whose file is gone. */
    private record Gone(String name, int[] shape) implements Weight {
        @Override
        public Tensor read() {
            throw Problem.of("the file is gone").asException();
        }

        @Override
        public float[] readRows(long from, long to) {
            throw Problem.of("the file is gone").asException();
        }
    }

    private static LayerCall convolution(String id, String input, int side, int in, int filters) {
        var operation = new Operation.Convolution(
                filters, new int[] {3, 3}, new int[] {1, 1}, Padding.SAME, new int[] {1, 1}, 1);
        List<Weight> weights =
                List.of(new TestNetworks.Held("kernel", VggBench.random(new Random(filters), 1, 3, 3, in, filters)));
        return TestNetworks.call(
                id, operation, Activation.LINEAR, List.of(input), new int[] {side, side, filters}, weights);
    }

    private static LayerCall relu(String id, String input, int side, int units) {
        return TestNetworks.call(
                id,
                new Operation.Activate(),
                Activation.RELU,
                List.of(input),
                new int[] {side, side, units},
                List.of());
    }

    private static LayerCall dense(String id, String input, Weight kernel) {
        int units = kernel.shape()[1];
        return TestNetworks.call(
                id, new Operation.Dense(units), Activation.LINEAR, List.of(input), new int[] {units}, List.of(kernel));
    }

    private static LayerCall flatten(String id, String input, int size) {
        return TestNetworks.call(
                id, new Operation.Flatten(), Activation.LINEAR, List.of(input), new int[] {size}, List.of());
    }

    private static Network small() {
        return TestNetworks.of(List.of(
                TestNetworks.input("frame", 6, 6, 1),
                convolution("conv", "frame", 6, 1, 4),
                relu("relu", "conv", 6, 4),
                flatten("flat", "relu", 144),
                dense("lost", "flat", new Gone("kernel", new int[] {144, 3}))));
    }

    private static Tensor frame() {
        return VggBench.random(new Random(5), 1, 1, 6, 6, 1);
    }

    @Test
    void computesOnlyWhatWantedLayersNeed() {
        assertThat(engine.run(small(), List.of(frame()), List.of("relu"), TaskMonitor.NONE))
                .containsOnlyKeys("relu");
        assertThatThrownBy(() -> engine.run(small(), List.of(frame()), List.of("lost"), TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessage("layer 'lost': the file is gone.");
    }

    /** Work may have been asked for while its model was open, and get its turn after that was closed. */
    @Test
    void whatIsReleasedBeforeAnythingIsLoadedLeavesNothingBehindEither() {
        Network network = small();
        engine.release(network);
        engine.run(network, List.of(frame()), List.of("relu"), TaskMonitor.NONE);
        assertThat(engine.heldBytes()).isZero();

        Network open = small();
        engine.run(open, List.of(frame()), List.of("relu"), TaskMonitor.NONE);
        assertThat(engine.heldBytes()).as("the open one's").isPositive();
        engine.release(open);
        assertThat(engine.heldBytes()).isZero();
    }

    @Test
    void deliversInOrderOfExecution() {
        List<String> order = new ArrayList<>();
        engine.run(
                small(),
                List.of(frame()),
                List.of("flat", "conv", "frame", "relu"),
                (id, output) -> order.add(id),
                TaskMonitor.NONE);
        assertThat(order).containsExactly("frame", "conv", "relu", "flat");
    }

    @Test
    void whatComesBeforeALayerThatFailsIsDelivered() {
        List<String> delivered = new ArrayList<>();
        assertThatThrownBy(() -> engine.run(
                        small(),
                        List.of(frame()),
                        List.of("conv", "relu", "lost"),
                        (id, output) -> delivered.add(id),
                        TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class);
        assertThat(delivered).containsExactly("conv", "relu");
    }

    /** DL4J's own executor shows a convolution's output after the activation that follows it. */
    @Test
    void workingInPlaceDoesNotReachWantedOutputs() {
        Network network = small();
        var both = engine.run(network, List.of(frame()), List.of("conv", "relu"), TaskMonitor.NONE);
        float[] conv = java.util.Objects.requireNonNull(both.get("conv")).data();
        float[] relu = java.util.Objects.requireNonNull(both.get("relu")).data();
        boolean negative = false;
        for (int i = 0; i < conv.length; i++) {
            negative |= conv[i] < 0;
            assertThat(relu[i]).isEqualTo(Math.max(0, conv[i]));
        }
        assertThat(negative).isTrue();
    }

    private ThrowableAssert.ThrowingCallable running(Operation operation, int... shape) {
        Network network = TestNetworks.of(List.of(
                TestNetworks.input("frame", 6, 6, 1),
                TestNetworks.call("one", operation, Activation.LINEAR, List.of("frame"), shape, List.of())));
        return () -> engine.run(network, List.of(frame()), List.of("one"), TaskMonitor.NONE);
    }

    @Test
    void anOutputThatNoArrayHoldsIsRefusedBeforeItIsMade() {
        int[] border = {1_000_000_000, 1_000_000_000};
        assertThatThrownBy(running(new Operation.ZeroPadding(border, border), 2_000_000_006, 2_000_000_006, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("more numbers than one array holds");
    }

    @Test
    void aPoolingWindowWithoutEndIsRefused() {
        int[] size = {1_000_000_000, 1_000_000_000};
        for (Operation.Reduction reduction : Operation.Reduction.values()) {
            assertThatThrownBy(running(new Operation.Pooling(reduction, size, new int[] {1, 1}, Padding.SAME), 6, 6, 1))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("far longer than what it moves along");
        }
    }

    @Test
    void anInputOfTheWrongShapeIsNotDelivered() {
        List<String> delivered = new ArrayList<>();
        assertThatThrownBy(() -> engine.run(
                        small(),
                        List.of(Tensor.zeros(1, 6, 5, 1)),
                        List.of("frame", "conv"),
                        (id, output) -> delivered.add(id),
                        TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("does not have the shape");
        assertThat(delivered).isEmpty();
    }

    /** Whoever asked is gone: the gradient must not hold up others until its end. */
    @Test
    void aGradientWhoseCallerIsInterruptedStops() throws InterruptedException {
        var left = new CountDownLatch(1);
        var steps = new AtomicInteger();
        Thread caller = Thread.currentThread();
        TaskMonitor monitor = new TaskMonitor() {
            @Override
            public void progress(String message, double fraction) {
                steps.incrementAndGet();
                caller.interrupt();
                awaitQuietly(left);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };

        assertThatThrownBy(() ->
                        engine.inputGradients(small(), List.of(frame()), "relu", Tensor.zeros(1, 6, 6, 4), monitor))
                .isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        left.countDown();
        assertThat(engine.run(small(), List.of(frame()), List.of("conv"), TaskMonitor.NONE))
                .containsOnlyKeys("conv");
        assertThat(steps).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void sameInputGivesSameBits() {
        Network network = VggBench.vgg(32);
        Tensor frame = VggBench.random(new Random(1), 1, 1, 32, 32, 1);
        float[] first = last(network, frame);
        assertThat(last(network, frame)).isEqualTo(first);
    }

    private float[] last(Network network, Tensor frame) {
        return java.util.Objects.requireNonNull(
                        engine.run(network, List.of(frame), List.of("block5_conv3"), TaskMonitor.NONE)
                                .get("block5_conv3"))
                .data();
    }

    @Test
    void denseKernelsReadInPartsGiveTheSame() {
        Tensor kernel = VggBench.random(new Random(9), 1, 144, 30_000);
        Network network = TestNetworks.of(List.of(
                TestNetworks.input("frame", 6, 6, 4),
                flatten("flat", "frame", 144),
                dense("fc", "flat", new TestNetworks.Held("kernel", kernel))));
        Tensor frames = VggBench.random(new Random(8), 1, 2, 6, 6, 4);
        Tensor seed = VggBench.random(new Random(7), 1, 2, 30_000);
        try (Engine poor = EngineFactory.start(BackendChoice.CPU, choice, 1000, 0)) {
            assertClose(
                    poor.run(network, List.of(frames), List.of("fc"), TaskMonitor.NONE)
                            .get("fc"),
                    engine.run(network, List.of(frames), List.of("fc"), TaskMonitor.NONE)
                            .get("fc"));
            assertClose(
                    poor.inputGradients(network, List.of(frames), "fc", seed, TaskMonitor.NONE)
                            .get(0),
                    engine.inputGradients(network, List.of(frames), "fc", seed, TaskMonitor.NONE)
                            .get(0));
        }
    }

    private static void assertClose(
            @org.jspecify.annotations.Nullable Tensor a, @org.jspecify.annotations.Nullable Tensor b) {
        float[] x = java.util.Objects.requireNonNull(a).data();
        float[] y = java.util.Objects.requireNonNull(b).data();
        assertThat(x).hasSameSizeAs(y);
        float largest = 1;
        for (float number : y) {
            largest = Math.max(largest, Math.abs(number));
        }
        for (int i = 0; i < x.length; i++) {
            assertThat(Math.abs(x[i] - y[i])).isLessThan(1e-5f * largest);
        }
    }

    @Test
    void cancelTakesEffectBeforeTheNextLayer() {
        var asked = new AtomicInteger();
        TaskMonitor monitor = new TaskMonitor() {
            @Override
            public void progress(String message, double fraction) {
                asked.incrementAndGet();
            }

            @Override
            public boolean isCancelled() {
                return asked.get() >= 1;
            }
        };
        assertThatThrownBy(() -> engine.run(small(), List.of(frame()), List.of("flat"), monitor))
                .isInstanceOf(CancelledException.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatASinkThrowsEndsTheRun() {
        assertThatThrownBy(() -> engine.run(
                        small(),
                        List.of(frame()),
                        List.of("conv", "relu", "flat"),
                        (id, output) -> {
                            throw new IllegalStateException("full");
                        },
                        TaskMonitor.NONE))
                .hasMessage("full");
        assertThat(engine.run(small(), List.of(frame()), List.of("relu"), TaskMonitor.NONE))
                .isNotEmpty();
    }

    @Test
    void saysWhatIsWrongWithAnInput() {
        Tensor small = VggBench.random(new Random(5), 1, 1, 5, 6, 1);
        assertThatThrownBy(() -> engine.run(small(), List.of(small), List.of("conv"), TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessage("input 'frame': the input does not have the shape that the model takes"
                        + " (expected (6, 6, 1) a frame, found (1, 5, 6, 1)).");
        assertThatThrownBy(() -> engine.run(small(), List.of(frame()), List.of("nose"), TaskMonitor.NONE))
                .hasMessage("there is no layer 'nose'.");
    }

    @Test
    void channelsAreScaledByTheirOwnNumber() {
        Network network = TestNetworks.of(List.of(
                TestNetworks.input("frame", 1, 2, 2),
                TestNetworks.call(
                        "scale",
                        new Operation.ChannelScale(),
                        Activation.LINEAR,
                        List.of("frame"),
                        new int[] {1, 2, 2},
                        List.of(new TestNetworks.Held("gamma", Tensor.of(new float[] {2, -3}, 2))))));
        Tensor frame = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
        Tensor output = engine.run(network, List.of(frame), List.of("scale"), TaskMonitor.NONE)
                .get("scale");
        assertThat(java.util.Objects.requireNonNull(output).data()).containsExactly(2, -6, 6, -12);
        assertThat(engine.inputGradients(network, List.of(frame), "scale", frame, TaskMonitor.NONE)
                        .get(0)
                        .data())
                .containsExactly(2, -6, 6, -12);
    }

    @Test
    void aWeightOfTheWrongShapeNeverReachesNativeCode() {
        var operation =
                new Operation.Convolution(4, new int[] {3, 3}, new int[] {1, 1}, Padding.SAME, new int[] {1, 1}, 1);
        List<Weight> weights = List.of(new TestNetworks.Held("kernel", Tensor.zeros(3, 3, 2, 4)));
        Network network = TestNetworks.of(List.of(
                TestNetworks.input("frame", 6, 6, 1),
                TestNetworks.call(
                        "conv", operation, Activation.LINEAR, List.of("frame"), new int[] {6, 6, 4}, weights)));
        assertThatThrownBy(() -> engine.run(network, List.of(frame()), List.of("conv"), TaskMonitor.NONE))
                .hasMessage("layer 'conv': its weight kernel has the wrong shape"
                        + " (expected (3, 3, 1, 4), found (3, 3, 2, 4)).");
    }
}
