package org.convscope.inspect.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class FoldFramesTest {
    private static final int DAMAGED = 5;
    private static final int REFUSED = 7;

    private final Network network =
            new TestNetwork().input(1, 1, 1).flatten("f").dense("out", 2).build();
    private final FakeEngine engine = new FakeEngine().with("out", Tensor.of(new float[] {1, 0.5f}, 1, 2));
    private final List<LabelledFrame> frames = IntStream.range(0, 70)
            .mapToObj(i -> new LabelledFrame(FrameSource.of(Path.of("frame" + i)), "frame" + i, List.of((double) i)))
            .toList();
    private final List<ProblemException> told = new ArrayList<>();

    /** The first number of each frame's output, in order. */
    private static class FirstNumbers implements FrameAnalysis<List<Float>> {
        @Override
        public List<String> layers() {
            return List.of("out");
        }

        @Override
        public List<Float> none() {
            return List.of();
        }

        @Override
        public Observer<List<Float>> observe(LabelledFrame frame, NetworkInput input) {
            List<Float> seen = new ArrayList<>();
            return new Observer<>() {
                @Override
                public void output(String layer, Tensor output) {
                    assertThat(output.shape()).containsExactly(1, 2);
                    if (frame.values().get(0) == REFUSED) {
                        throw Problem.of("has no peak on this frame").asException();
                    }
                    seen.add(output.data()[0]);
                }

                @Override
                public List<Float> part() {
                    return List.copyOf(seen);
                }
            };
        }

        @Override
        public List<Float> merge(List<Float> first, List<Float> second) {
            List<Float> both = new ArrayList<>(first);
            both.addAll(second);
            return both;
        }
    }

    private static NetworkInput input(LabelledFrame frame) {
        float number = frame.values().get(0).floatValue();
        if (number == DAMAGED) {
            throw Problem.inFile(frame.name(), "is damaged").asException();
        }
        return new NetworkInput(frame.name(), "", "", List.of(Tensor.of(new float[] {number}, 1, 1, 1, 1)));
    }

    private FoldFrames<List<Float>> fold(BatchSize batch, Function<LabelledFrame, NetworkInput> inputs) {
        return new FoldFrames<>(
                () -> engine,
                inputs,
                new FoldFrames.Request("Looking at", network, frames, batch),
                new FirstNumbers(),
                told::add);
    }

    private static List<Float> expected() {
        return IntStream.range(0, 70)
                .filter(i -> i != DAMAGED && i != REFUSED)
                .mapToObj(i -> (float) i)
                .toList();
    }

    @Test
    void partsAreMergedInTheOrderOfTheFramesHoweverManyGoTogether() {
        FoldedFrames<List<Float>> alone =
                fold(BatchSize.ONE, FoldFramesTest::input).all(TaskMonitor.NONE);
        assertThat(engine.computed).hasSize(69);
        engine.computed.clear();
        FoldedFrames<List<Float>> together =
                fold(BatchSize.BY_MEMORY, FoldFramesTest::input).all(TaskMonitor.NONE);

        assertThat(engine.computed).hasSize(3);
        assertThat(alone.part()).isEqualTo(expected());
        assertThat(together).isEqualTo(alone);
    }

    private FoldFrames<List<Float>> besideEachOther() {
        return new FoldFrames<>(
                () -> engine,
                FoldFramesTest::input,
                new FoldFrames.Request("Looking at", network, frames, BatchSize.BY_MEMORY),
                new FirstNumbers() {
                    @Override
                    public boolean looksInPlace() {
                        return true;
                    }
                },
                told::add);
    }

    @Test
    void batchesBesideEachOtherAreMergedInTheirOrder() {
        var other = new FakeEngine().with("out", Tensor.of(new float[] {1, 0.5f}, 1, 2));
        engine.with(other);
        FoldedFrames<List<Float>> both = besideEachOther().all(TaskMonitor.NONE);

        // 32 frames each, then the rest by itself
        assertThat(engine.computed).hasSize(2);
        assertThat(other.computed).hasSize(1);
        assertThat(both.part()).isEqualTo(expected());
        assertThat(both.failures()).hasSize(2);
    }

    @Test
    void aFaultInTheBatchBesideEndsIt() {
        // it has no such output
        engine.with(new FakeEngine());

        assertThatThrownBy(() -> besideEachOther().next(TaskMonitor.NONE)).isInstanceOf(NullPointerException.class);
    }

    /** Every tenth is of another size; the first, which cannot be read, says nothing. */
    @Test
    void whereFramesMayBeOfAnySizeThoseLikeTheFirstGoTogetherAndTheOthersAlone() {
        Network free = new TestNetwork()
                .input(-1, -1, 1)
                .conv("conv", 2, 1)
                .relu("out")
                .build();
        engine.with("out", Tensor.of(new float[] {1, 0.5f}, 1, 2));
        var folded = new FoldFrames<>(
                        () -> engine,
                        frame -> {
                            int side = frame.values().get(0) % 10 == 9 ? 3 : 100;
                            float[] numbers = new float[side * side];
                            numbers[0] = input(frame).inputs().get(0).data()[0];
                            return new NetworkInput(
                                    frame.name(), "", "", List.of(Tensor.of(numbers, 1, side, side, 1)));
                        },
                        new FoldFrames.Request("Looking at", free, frames.subList(DAMAGED, 70), BatchSize.BY_MEMORY),
                        new FirstNumbers(),
                        told::add)
                .all(TaskMonitor.NONE);

        assertThat(folded.part()).isEqualTo(expected().subList(DAMAGED, 68));
        // 32 of the 57 like the first, then the rest; seven alone
        assertThat(engine.computed).hasSize(2 + 7);
    }

    @Test
    void framesThatCannotBeReadOrComputedAreNamedAndCountedInTheirOrder() {
        FoldedFrames<List<Float>> folded =
                fold(BatchSize.BY_MEMORY, FoldFramesTest::input).all(TaskMonitor.NONE);

        assertThat(folded.frames()).isEqualTo(68);
        assertThat(folded.failures())
                .extracting(failure -> failure.problem().sentence())
                .satisfiesExactly(
                        first -> assertThat(first).contains("frame5", "is damaged"),
                        second -> assertThat(second).contains("frame7", "has no peak"));
        assertThat(told)
                .extracting(ProblemException::getMessage)
                .satisfiesExactlyInAnyOrder(first -> assertThat(first).contains("frame5"), second -> assertThat(second)
                        .contains("frame7"));
        assertThat(told).hasSize(2);
    }

    /** The engine waits until a frame far ahead was read: reading goes on beside the computing. */
    @Test
    void framesAreReadWhileOthersAreComputed() {
        var ahead = new CountDownLatch(1);
        var work = new FoldFrames<>(
                () -> {
                    awaitUninterrupted(ahead);
                    return engine;
                },
                frame -> {
                    if (frame.name().equals("frame9")) {
                        ahead.countDown();
                    }
                    return input(frame);
                },
                new FoldFrames.Request("Looking at", network, frames, BatchSize.ONE),
                new FirstNumbers(),
                told::add);

        assertThat(work.all(TaskMonitor.NONE).part()).isEqualTo(expected());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatCameOfSeveralPartsIsMerged() {
        FoldedFrames<List<Float>> whole =
                fold(BatchSize.ONE, FoldFramesTest::input).all(TaskMonitor.NONE);
        List<FoldedFrames<List<Float>>> parts = new ArrayList<>();
        for (List<LabelledFrame> some : List.of(frames.subList(0, 6), frames.subList(6, 31), frames.subList(31, 70))) {
            parts.add(new FoldFrames<>(
                            () -> engine,
                            FoldFramesTest::input,
                            new FoldFrames.Request("Looking at", network, some, BatchSize.ONE),
                            new FirstNumbers(),
                            told::add)
                    .all(TaskMonitor.NONE));
        }

        var analysis = new FirstNumbers();
        assertThat(parts.get(0).merge(parts.get(1), analysis::merge).merge(parts.get(2), analysis::merge))
                .isEqualTo(whole);
        assertThat(parts.get(0).merge(parts.get(1).merge(parts.get(2), analysis::merge), analysis::merge))
                .isEqualTo(whole);
    }

    @Test
    void aCancelKeepsWhatCameOfTheFramesBefore() {
        var work = fold(BatchSize.ONE, FoldFramesTest::input);
        work.next(TaskMonitor.NONE);
        work.next(TaskMonitor.NONE);

        assertThatThrownBy(() -> work.next(TaskMonitor.cancelledWhen(() -> true)))
                .isInstanceOf(CancelledException.class);
        assertThat(work.soFar().part()).containsExactly(0f, 1f);
    }

    @Test
    void progressNamesTheFrameAndTheRate() {
        List<String> said = new ArrayList<>();
        fold(BatchSize.ONE, FoldFramesTest::input).all(new TaskMonitor() {
            @Override
            public void progress(String message, double fraction) {
                said.add(message);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        });

        assertThat(said).hasSizeBetween(69, 70);
        assertThat(said.get(0)).isEqualTo("Looking at 1 of 70: frame0");
        assertThat(said.get(2)).matches("Looking at 3 of 70, [0-9.]+ frames/s: frame2");
    }

    @Test
    void anErrorOfAReaderEndsIt() {
        var work = fold(BatchSize.ONE, frame -> {
            throw new IllegalStateException("a fault of the program");
        });

        assertThatThrownBy(() -> work.next(TaskMonitor.NONE)).hasMessage("a fault of the program");
    }
}
