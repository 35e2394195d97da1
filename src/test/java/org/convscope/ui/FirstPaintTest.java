package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.window.WindowRobot.onEventThread;

import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.swing.JLabel;
import org.junit.jupiter.api.Test;

class FirstPaintTest {
    private final FirstPaint first = new FirstPaint(new JLabel("content"));
    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);

    private void count() {
        done.incrementAndGet();
        reached.countDown();
    }

    private void paint() {
        first.component().setSize(20, 10);
        first.component().paint(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB).createGraphics());
    }

    @Test
    void isDoneOnceAndAfterThePaintingEvent() throws Exception {
        onEventThread(() -> {
            first.then(this::count);
            assertThat(done).hasValue(0);
            paint();
            paint();
            assertThat(done).hasValue(0);
            return true;
        });
        EventQueue.invokeAndWait(() -> assertThat(done).hasValue(1));
    }

    @Test
    void isDoneWhereNobodySeesIt() throws Exception {
        onEventThread(() -> {
            first.then(this::count);
            return true;
        });
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
    }
}
