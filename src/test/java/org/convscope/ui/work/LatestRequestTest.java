package org.convscope.ui.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.swing.JComponent;
import javax.swing.JLayer;
import javax.swing.JPanel;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.TaskRunner;
import org.convscope.ui.canvas.BusyOverlay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatestRequestTest {
    /** Seconds; against hangs only. */
    private static final int PATIENCE = 60;

    /** What would be the event queue: run by the test itself. */
    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();

    private final TaskRunner tasks = new TaskRunner(deliveries::add, 1);
    private final List<String> log = new ArrayList<>();
    private final BusyOverlay busy = BusyOverlay.over(new JPanel());
    private final CountDownLatch go = new CountDownLatch(1);
    private final LatestRequest<String, String> request = new LatestRequest<>(
            tasks,
            Lane.ENGINE,
            "view",
            busy,
            (question, monitor) -> {
                go.await();
                monitor.checkCancelled();
                return question + "!";
            },
            LatestRequest.listener((question, answer) -> log.add(answer), sentence -> log.add("failed " + sentence)));

    @AfterEach
    void close() {
        go.countDown();
        tasks.close();
    }

    private void deliverNext() throws InterruptedException {
        Runnable delivery = deliveries.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(delivery).as("something to deliver").isNotNull();
        delivery.run();
    }

    @Test
    void whatTheUserCancelledIsSaidAndAClickAsksAgain() throws Exception {
        request.ask("maps", "Computing");
        tasks.jobs().forEach(Job::cancel);
        deliverNext();
        assertThat(busy.whyStopped()).contains("Cancelled. Click to do it after all.");
        go.countDown();
        click();
        assertThat(busy.whyStopped()).isEmpty();
        deliverNext();
        assertThat(log).containsExactly("maps!");
    }

    @Test
    void theSameQuestionIsAskedAgainAfterACancel() throws Exception {
        request.ask("maps", "Computing");
        tasks.jobs().forEach(Job::cancel);
        deliverNext();
        go.countDown();
        request.ask("maps", "Computing");
        deliverNext();
        assertThat(log).containsExactly("maps!");
        assertThat(busy.whyStopped()).isEmpty();
    }

    @Test
    void aQuestionThatReplacedACancelledOneIsAnswered() throws Exception {
        request.ask("old", "Computing");
        tasks.jobs().forEach(Job::cancel);
        request.ask("new", "Computing");
        deliverNext();
        go.countDown();
        deliverNext();
        assertThat(log).containsExactly("new!");
        assertThat(busy.whyStopped()).isEmpty();
    }

    @Test
    void aClickDoesAllAgainThatWasCancelledUnderOneVeil() throws Exception {
        var side = new LatestRequest<String, String>(
                tasks,
                Lane.ENGINE,
                "side",
                BusyOverlay.beside(busy),
                (question, monitor) -> question + "?",
                LatestRequest.listener(
                        (question, answer) -> log.add(answer), sentence -> log.add("failed " + sentence)));
        request.ask("maps", "Computing");
        side.ask("range", "Range");
        tasks.jobs().forEach(Job::cancel);
        deliverNext();
        deliverNext();
        assertThat(busy.whyStopped()).isPresent();
        go.countDown();
        click();
        assertThat(busy.whyStopped()).isEmpty();
        deliverNext();
        deliverNext();
        assertThat(log).containsExactly("maps!", "range?");
    }

    private void click() {
        JLayer<JComponent> layer = busy.component();
        assertThat(layer.getLayerEventMask()).isNotZero();
        var event = new MouseEvent(layer, MouseEvent.MOUSE_RELEASED, 0, 0, 1, 1, 1, false);
        busy.eventDispatched(event, layer);
        assertThat(event.isConsumed()).isTrue();
    }
}
