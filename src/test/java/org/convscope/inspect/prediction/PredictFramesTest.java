package org.convscope.inspect.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.CancelledException;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.TaskMonitor;
import org.convscope.task.TaskRunner;
import org.junit.jupiter.api.Test;

class PredictFramesTest {
    private final Network network =
            new TestNetwork().input(1, 1, 1).flatten("f").dense("out", 2).build();
    private final FakeEngine engine = new FakeEngine().with("out", Tensor.of(new float[] {1, 0.5f}, 1, 2));
    private final List<LabelledFrame> frames = IntStream.range(0, 4)
            .mapToObj(i -> new LabelledFrame(FrameSource.of(Path.of("frame" + i)), "frame" + i, List.of((double) i)))
            .toList();
    private final List<ProblemException> told = new ArrayList<>();

    private PredictFrames.Request request() {
        return new PredictFrames.Request(
                network, List.of(), List.of(LabelColumn.of("0", LabelColumn.Kind.CONTINUOUS)), frames);
    }

    /** The frame's number is its only pixel; frame 2 is damaged. */
    private static NetworkInput input(LabelledFrame frame) {
        float number = frame.values().get(0).floatValue();
        if (number == 2) {
            throw Problem.inFile(frame.name(), "is damaged").asException();
        }
        return new NetworkInput(frame.name(), "", "", List.of(Tensor.of(new float[] {number}, 1, 1, 1, 1)));
    }

    @Test
    void oneFrameASliceAndADamagedOneDoesNotEndIt() {
        var work = new PredictFrames(() -> engine, PredictFramesTest::input, request(), told::add);

        assertThat(work.next(TaskMonitor.NONE)).isEmpty();
        assertThat(engine.computed).hasSize(1);
        DataSetPredictions predictions = work.all(TaskMonitor.NONE);
        assertThat(predictions.rows())
                .extracting(row -> row.frame().name())
                .containsExactly("frame0", "frame1", "frame3");
        assertThat(predictions.rows().get(2).values()).containsExactly(3, 1.5f);
        assertThat(predictions
                        .prediction(predictions.rows().get(1))
                        .outputs()
                        .get(0)
                        .scores())
                .extracting(Prediction.Score::value)
                .containsExactly(1.0, 0.5);
        assertThat(predictions.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.problem().sentence()).contains("frame2", "is damaged"));
        assertThat(told).hasSize(1);
    }

    @Test
    void rowsCanBeFilteredByTheFramesLabels() {
        DataSetPredictions all =
                new PredictFrames(() -> engine, PredictFramesTest::input, request(), told::add).all(TaskMonitor.NONE);

        assertThat(all.filter(frame -> frame.values().get(0) >= 2).rows())
                .extracting(row -> row.frame().name())
                .containsExactly("frame3");
    }

    @Test
    void cancellingEndsItBeforeTheNextFrame() {
        TaskMonitor cancelled = TaskMonitor.cancelledWhen(() -> true);
        var work = new PredictFrames(() -> engine, PredictFramesTest::input, request(), told::add);

        assertThatThrownBy(() -> work.next(cancelled)).isInstanceOf(CancelledException.class);
        assertThat(engine.computed).isEmpty();
    }

    /** A click asks for maps at once and for the inspector's prediction after them; both go before the next frame. */
    @Test
    void aClickIsAnsweredBeforeTheNextFrameOfTheDataSet() throws Exception {
        BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();
        BlockingQueue<String> order = new LinkedBlockingQueue<>();
        var firstFrame = new CountDownLatch(1);
        var clicked = new CountDownLatch(1);
        try (var runner = new TaskRunner(deliveries::add, 1)) {
            var work = new PredictFrames(
                    () -> {
                        order.add("computing");
                        return engine;
                    },
                    frame -> {
                        firstFrame.countDown();
                        awaitUninterrupted(clicked);
                        return input(frame);
                    },
                    request(),
                    told::add);
            runner.submitSliced(
                    Lane.ENGINE, Priority.BACKGROUND, Owner.named("data set"), "all", work, toLog(order, "all done"));
            firstFrame.await();
            runner.submit(
                    Lane.ENGINE,
                    Priority.BACKGROUND,
                    Owner.named("inspector"),
                    "prediction",
                    monitor -> order.add("prediction"),
                    toLog(order, ""));
            runner.submit(Lane.ENGINE, Owner.named("maps"), "maps", monitor -> order.add("maps"), toLog(order, ""));
            clicked.countDown();
            while (!order.contains("all done")) {
                Runnable delivery = deliveries.poll(60, TimeUnit.SECONDS);
                assertThat(delivery).as("something delivered").isNotNull();
                delivery.run();
            }
        }
        assertThat(order.stream().filter(entry -> !entry.isEmpty()))
                .containsExactly("computing", "maps", "prediction", "computing", "computing", "all done");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> OutcomeReceiver<T> toLog(BlockingQueue<String> log, String entry) {
        return new OutcomeReceiver<>() {
            @Override
            public void done(T result) {
                log.add(entry);
            }

            @Override
            public void failed(Throwable cause) {
                log.add(cause.toString());
            }
        };
    }
}
