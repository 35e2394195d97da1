package org.convscope.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;

class BusyOverlayTest {
    /** Swing holds a timer that runs, and with it the window. */
    @Test
    void theRingTurnsOnlyWhereItCanBeSeen() throws Exception {
        onEventThread(() -> {
            BusyOverlay overlay = BusyOverlay.over(new JPanel());
            overlay.busy("Computing");
            overlay.component().addNotify();
            overlay.drop();
            overlay.turn();
            assertThat(overlay.isTurning()).isTrue();

            overlay.component().removeNotify();
            overlay.turn();
            assertThat(overlay.isTurning()).isFalse();

            overlay.component().addNotify();
            overlay.component().setSize(100, 100);
            Graphics2D graphics = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB).createGraphics();
            overlay.component().paint(graphics);
            graphics.dispose();
            assertThat(overlay.isTurning()).isTrue();
            overlay.done();
            assertThat(overlay.isTurning()).isFalse();
            return overlay;
        });
    }
}
