package org.convscope.ui.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Component;
import java.awt.EventQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.TaskRunner;
import org.convscope.ui.ViewBench;
import org.junit.jupiter.api.Test;

class StatusBarTest {
    private static String status(StatusBar bar) {
        for (Component part : bar.component().getComponents()) {
            if (part instanceof JLabel label
                    && "Status".equals(label.getAccessibleContext().getAccessibleName())) {
                return label.getText();
            }
        }
        throw new AssertionError("no status");
    }

    private static boolean isBusy(StatusBar bar) {
        for (Component part : bar.component().getComponents()) {
            if (part instanceof JProgressBar) {
                return part.isVisible();
            }
        }
        throw new AssertionError("no progress");
    }

    /** Swing holds a timer that runs, and with it all that its listener knows. */
    @Test
    void aWindowThatIsGoneIsNotHeldByItsBar() throws Exception {
        WeakReference<Object> window = shownAndGone();
        for (int i = 0; i < 20 && !window.refersTo(null); i++) {
            System.gc();
            onEventThread(() -> true);
        }
        assertThat(window.refersTo(null)).isTrue();
    }

    private static WeakReference<Object> shownAndGone() throws Exception {
        try (var tasks = new TaskRunner(EventQueue::invokeLater, 1)) {
            return onEventThread(() -> {
                Object window = new Object();
                JComponent bar = new StatusBar(tasks, window::toString).component();
                bar.addNotify();
                bar.removeNotify();
                return new WeakReference<>(window);
            });
        }
    }

    @Test
    void whatIsSaidBesideOtherWorkStaysWhenThatIsDone() throws Exception {
        try (var bench = new ViewBench()) {
            StatusBar bar = onEventThread(() -> new StatusBar(bench.tasks(), () -> ""));
            var end = new CountDownLatch(1);
            onEventThread(() -> bench.tasks()
                    .submit(
                            Lane.POOL,
                            Owner.named("preview"),
                            "Drawing the preview",
                            monitor -> {
                                end.await();
                                return "";
                            },
                            new OutcomeReceiver<String>() {
                                @Override
                                public void done(String nothing) {}

                                @Override
                                public void failed(Throwable cause) {
                                    throw new AssertionError(cause);
                                }
                            }));
            onEventThread(() -> {
                bar.say("Written: /data/first.png");
                return bar;
            });
            bench.await(() -> isBusy(bar));
            end.countDown();
            bench.settle();
            bench.await(() -> !isBusy(bar));
            assertThat(onEventThread(() -> status(bar))).isEqualTo("Written: /data/first.png");
        }
    }

    @Test
    void whatHasBeenWrittenIsSaidAndStaysUntilSomethingElseIsDone() throws Exception {
        try (var bench = new ViewBench()) {
            StatusBar bar = onEventThread(() -> new StatusBar(bench.tasks(), () -> ""));
            onEventThread(() -> {
                bar.say("Written: /data/first.png");
                assertThat(status(bar)).isEqualTo("Written: /data/first.png");
                return bar;
            });
            var end = new CountDownLatch(1);
            onEventThread(() -> bench.tasks()
                    .submit(
                            Lane.POOL,
                            Owner.named("export"),
                            "Writing second.png",
                            monitor -> {
                                end.await();
                                return "/data/second.png";
                            },
                            new OutcomeReceiver<String>() {
                                @Override
                                public void done(String file) {
                                    bar.say("Written: " + file);
                                }

                                @Override
                                public void failed(Throwable cause) {
                                    throw new AssertionError(cause);
                                }
                            }));
            bench.await(() -> isBusy(bar));
            assertThat(onEventThread(() -> status(bar))).startsWith("Writing second.png");
            end.countDown();
            bench.settle();
            bench.await(() -> !isBusy(bar));
            assertThat(onEventThread(() -> status(bar))).isEqualTo("Written: /data/second.png");
        }
    }
}
