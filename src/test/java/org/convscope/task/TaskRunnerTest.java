package org.convscope.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskRunnerTest {
    /** Seconds; against hangs only. */
    private static final int PATIENCE = 60;

    /** What would be the event queue: run by the test itself. */
    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();

    private final TaskRunner runner = new TaskRunner(deliveries::add, 2);
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void deliversOnceOnTheDeliveringThread() throws Exception {
        runner.submit(Lane.POOL, Owner.named("a"), "adding", monitor -> 1 + 1, log("sum"));
        deliverNext();
        assertThat(log).containsExactly("sum 2");
        assertThat(deliveries).isEmpty();
    }

    @Test
    void deliversAFailureToTheSameReceiver() throws Exception {
        Work<String> broken = monitor -> {
            throw new IllegalStateException("broken");
        };
        runner.submit(Lane.ENGINE, Owner.named("a"), "breaking", broken, log("x"));
        deliverNext();
        assertThat(log).containsExactly("x failed: broken");
    }

    @Test
    void aNewerRequestOfAnOwnerCancelsTheOlderOneButNobodyElses() throws Exception {
        Owner a = Owner.named("view");
        Owner b = Owner.named("view");
        var running = new CountDownLatch(1);
        Work<String> untilCancelled = monitor -> {
            running.countDown();
            while (true) {
                monitor.checkCancelled();
                Thread.onSpinWait();
            }
        };
        runner.submit(Lane.ENGINE, a, "old", untilCancelled, log("old"));
        running.await();
        runner.submit(Lane.ENGINE, b, "other", monitor -> "other", log("b"));
        runner.submit(Lane.ENGINE, a, "new", monitor -> "new", log("a"));
        deliverNext();
        deliverNext();
        assertThat(log).containsExactly("b other", "a new");
    }

    @Test
    void whatIsCancelledBeforeItsDeliveryIsNotDelivered() throws Exception {
        Job job = runner.submit(Lane.POOL, Owner.named("a"), "t", monitor -> "x", log("late"));
        Runnable delivery = deliveries.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(delivery).isNotNull();
        job.cancel();
        delivery.run();
        deliverNext();
        assertThat(log).containsExactly("late x", "late cancelled");
        assertThat(runner.jobs()).isEmpty();
    }

    @Test
    void nobodyIsToldThatAJobIsCancelledWhenSomethingElseIsAskedByThen() throws Exception {
        Owner owner = Owner.named("a");
        var started = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Work<String> waiting = monitor -> {
            started.countDown();
            go.await();
            return "old";
        };
        Job old = runner.submit(Lane.ENGINE, owner, "old", waiting, log("a"));
        started.await();
        old.cancel();
        runner.submit(Lane.ENGINE, owner, "new", monitor -> "new", log("b"));
        go.countDown();
        deliverNext();
        deliverNext();
        deliverNext();
        assertThat(log).containsExactlyInAnyOrder("late old", "b new");
    }

    @Test
    void workThatCancelsItselfIsTold() throws Exception {
        Work<String> work = monitor -> {
            throw new CancelledException();
        };
        runner.submit(Lane.POOL, Owner.named("a"), "t", work, log("a"));
        deliverNext();
        assertThat(log).containsExactly("a cancelled");
    }

    @Test
    void anErrorIsToldToo() throws Exception {
        Work<String> work = monitor -> {
            throw new AssertionError("no");
        };
        runner.submit(Lane.POOL, Owner.named("a"), "t", work, log("a"));
        deliverNext();
        assertThat(log).containsExactly("a failed: no");
        assertThat(runner.jobs()).isEmpty();
    }

    @Test
    void whatIsDoneStaysOpenUntilItIsDelivered() throws Exception {
        Owner owner = Owner.named("a");
        runner.submit(Lane.POOL, owner, "t", monitor -> "x", log("a"));
        Runnable delivery = deliveries.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(delivery).isNotNull();
        assertThat(runner.jobs()).extracting(Job::owner).containsExactly(owner);
        delivery.run();
        assertThat(runner.jobs()).isEmpty();
        assertThat(log).containsExactly("a x");
    }

    @Test
    void aNewerRequestCancelsAnOlderOneThatWaitsForItsDelivery() throws Exception {
        Owner owner = Owner.named("a");
        runner.submit(Lane.POOL, owner, "old", monitor -> "old", log("a"));
        Runnable delivery = deliveries.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(delivery).isNotNull();
        runner.submit(Lane.POOL, owner, "new", monitor -> "new", log("b"));
        delivery.run();
        deliverNext();
        assertThat(log).containsExactly("late old", "b new");
    }

    @Test
    void whatIsAskedAfterTheEndIsCancelled() {
        runner.close();
        Job job = runner.submit(Lane.POOL, Owner.named("a"), "t", monitor -> "x", log("late"));
        assertThat(job.isCancelled()).isTrue();
        assertThat(runner.jobs()).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void interactiveWorkGoesBetweenTheSlicesOfBackgroundWork() throws Exception {
        var census = new Census();
        census.begin();
        runner.submit(Lane.ENGINE, Owner.named("view"), "maps", monitor -> census.order.add("maps"), log("m"));
        census.goOn.countDown();
        deliverNext();
        deliverNext();
        assertThat(census.order).containsExactly("slice 0", "maps", "slice 1", "slice 2");
        assertThat(log).containsExactly("m true", "c census");
    }

    @Test
    void whatWasAskedDuringASliceGoesBeforeTheNextOneBackgroundWorkToo() throws Exception {
        var census = new Census();
        Job job = census.begin();
        assertThat(job.goesOn()).isFalse();
        runner.submit(
                Lane.ENGINE,
                Priority.BACKGROUND,
                Owner.named("inspector"),
                "prediction",
                monitor -> census.order.add("prediction, goes on " + job.goesOn()),
                log("p"));
        census.goOn.countDown();
        deliverNext();
        deliverNext();
        assertThat(census.order).containsExactly("slice 0", "prediction, goes on true", "slice 1", "slice 2");
    }

    @Test
    void listenersHearProgressAndThatNothingIsLeft() throws Exception {
        var said = new ArrayList<String>();
        runner.addListener(jobs -> said.add(jobs.stream()
                .map(job -> job.message() + " " + job.fraction())
                .toList()
                .toString()));
        var go = new CountDownLatch(1);
        Work<String> work = monitor -> {
            monitor.progress("block 3", 0.5);
            go.await();
            return "done";
        };
        runner.submit(Lane.ENGINE, Owner.named("a"), "maps", work, log("r"));
        while (!said.contains("[block 3 0.5]")) {
            deliverNext();
        }
        go.countDown();
        while (!said.contains("[]") || log.isEmpty()) {
            deliverNext();
        }
        assertThat(log).containsExactly("r done");
    }

    @Test
    void aCancelledMonitorEndsTheWorkWithoutAWord() throws Exception {
        var started = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Owner owner = Owner.named("a");
        Work<String> work = monitor -> {
            started.countDown();
            try {
                while (true) {
                    monitor.checkCancelled();
                    Thread.onSpinWait();
                }
            } finally {
                ended.countDown();
            }
        };
        runner.submit(Lane.ENGINE, owner, "t", work, log("never"));
        started.await();
        runner.cancel(owner);
        assertThat(ended.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        // behind it in the same lane: what the first had to say comes before
        runner.submit(Lane.ENGINE, Owner.named("b"), "t", monitor -> "said", log("marker"));
        deliverNext();
        assertThat(log).containsExactly("marker said");
        assertThat(deliveries).isEmpty();
    }

    private void deliverNext() throws InterruptedException {
        Runnable delivery = deliveries.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(delivery).as("something to deliver").isNotNull();
        delivery.run();
    }

    private <T> OutcomeReceiver<T> log(String name) {
        return new OutcomeReceiver<>() {
            @Override
            public void done(T result) {
                log.add(name + " " + result);
            }

            @Override
            public void failed(Throwable cause) {
                log.add(name + " failed: " + cause.getMessage());
            }

            @Override
            public void late(T result) {
                log.add("late " + result);
            }

            @Override
            public void cancelled() {
                log.add(name + " cancelled");
            }
        };
    }

    /** Background work in three slices, the first of which waits. */
    private final class Census implements SlicedWork<String> {
        private final BlockingQueue<String> order = new LinkedBlockingQueue<>();
        private final CountDownLatch firstSlice = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private int slice;

        /** Until its first slice runs. */
        private Job begin() throws InterruptedException {
            Job job = runner.submitSliced(
                    Lane.ENGINE, Priority.BACKGROUND, Owner.named("census"), "census", this, log("c"));
            firstSlice.await();
            return job;
        }

        @Override
        public Optional<String> next(TaskMonitor monitor) throws InterruptedException {
            order.add("slice " + slice);
            firstSlice.countDown();
            goOn.await();
            return ++slice == 3 ? Optional.of("census") : Optional.empty();
        }
    }
}
