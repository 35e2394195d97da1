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
import org.convscope.ui.canvas.Veil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskerTest {
    /** Seconds; against hangs only. */
    private static final int PATIENCE = 60;

    /** What would be the event queue: run by the test itself. */
    private final BlockingQueue<Runnable> deliveries = new LinkedBlockingQueue<>();

    private final TaskRunner tasks = new TaskRunner(deliveries::add, 1);
    private final List<String> log = new ArrayList<>();
    private final Veil veil = Veil.over(new JPanel());
    private final CountDownLatch go = new CountDownLatch(1);
    private final Asker<String, String> asker = new Asker<>(
            tasks,
            Lane.ENGINE,
            "view",
            veil,
            (question, monitor) -> {
                go.await();
                monitor.checkCancelled();
                return question + "!";
            },
            Asker.listener((question, answer) -> log.add(answer), sentence -> log.add("failed " + sentence)));

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
        asker.ask("maps", "Computing");
        tasks.jobs().forEach(Job::cancel);
        deliverNext();
        assertThat(veil.whyStopped()).contains("Cancelled. Click to do it after all.");
        go.countDown();
        click();
        assertThat(veil.whyStopped()).isEmpty();
        deliverNext();
        assertThat(log).containsExactly("maps!");
    }

    @Test
    void theSameQuestionIsAskedAgainAfterACancel() throws Exception {
        asker.ask("maps", "Computing");
        tasks.jobs().forEach(Job::cancel);
        deliverNext();
        go.countDown();
        asker.ask("maps", "Computing");
        deliverNext();
        assertThat(log).containsExactly("maps!");
        assertThat(veil.whyStopped()).isEmpty();
    }

    @Test
    void aQuestionThatReplacedACancelledOneIsAnswered() throws Exception {
        asker.ask("old", "Computing");
        tasks.jobs().forEach(Job::cancel);
        asker.ask("new", "Computing");
        deliverNext();
        go.countDown();
        deliverNext();
        assertThat(log).containsExactly("new!");
        assertThat(veil.whyStopped()).isEmpty();
    }

    @Test
    void aClickDoesAllAgainThatWasCancelledUnderOneVeil() throws Exception {
        var side = new Asker<String, String>(
                tasks,
                Lane.ENGINE,
                "side",
                Veil.beside(veil),
                (question, monitor) -> question + "?",
                Asker.listener((question, answer) -> log.add(answer), sentence -> log.add("failed " + sentence)));
        asker.ask("maps", "Computing");
        side.ask("range", "Range");
        tasks.jobs().forEach(Job::cancel);
        deliverNext();
        deliverNext();
        assertThat(veil.whyStopped()).isPresent();
        go.countDown();
        click();
        assertThat(veil.whyStopped()).isEmpty();
        deliverNext();
        deliverNext();
        assertThat(log).containsExactly("maps!", "range?");
    }

    private void click() {
        JLayer<JComponent> layer = veil.component();
        assertThat(layer.getLayerEventMask()).isNotZero();
        var event = new MouseEvent(layer, MouseEvent.MOUSE_RELEASED, 0, 0, 1, 1, 1, false);
        veil.eventDispatched(event, layer);
        assertThat(event.isConsumed()).isTrue();
    }
}
