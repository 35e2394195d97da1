package org.convscope.ui.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class ComponentSlotTest {
    /** Counts how often it was told that the theme has changed. */
    private static final class Told extends JPanel {
        private int times;

        @Override
        public void updateUI() {
            super.updateUI();
            times++;
        }
    }

    @Test
    void whatIsNotSeenFollowsTheThemeToo() throws Exception {
        onEventThread(() -> {
            var never = new Told();
            var before = new Told();
            var now = new Told();
            var slot = new ComponentSlot(never);
            slot.put(before);
            slot.put(now);

            SwingUtilities.updateComponentTreeUI(slot);

            // once when it was made, and once when it came here, since it may have missed a change
            assertThat(never.times).isEqualTo(2);
            assertThat(before.times).isEqualTo(3);
            assertThat(now.times).isEqualTo(3);
            return slot;
        });
    }
}
