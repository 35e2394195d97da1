package org.convscope.ui.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.event.ComponentEvent;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import org.junit.jupiter.api.Test;

class SplitTurnTest {
    private final JPanel first = new JPanel();
    private final JPanel second = new JPanel();
    private final JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, first, second);

    private void wide(int width) {
        split.setSize(width, 400);
        split.dispatchEvent(new ComponentEvent(split, ComponentEvent.COMPONENT_RESIZED));
        split.doLayout();
    }

    @Test
    void whatHasNoRoomBesideStandsBelow() throws Exception {
        onEventThread(() -> {
            first.setPreferredSize(new Dimension(300, 200));
            second.setPreferredSize(new Dimension(100, 100));
            split.setBorder(BorderFactory.createEmptyBorder());
            SplitTurn.follow(split, 500);
            int beside = UIScale.scale(500);

            wide(beside);
            assertThat(second.getX()).isGreaterThan(first.getX());
            assertThat(first.getHeight()).isEqualTo(second.getHeight());

            wide(beside - 1);
            assertThat(second.getY()).isGreaterThanOrEqualTo(first.getHeight());
            assertThat(first.getWidth()).isEqualTo(beside - 1).isEqualTo(second.getWidth());
            assertThat(first.getHeight()).isGreaterThan(100);

            wide(beside + 200);
            assertThat(second.getX()).isGreaterThanOrEqualTo(first.getWidth());
            assertThat(first.getWidth()).isGreaterThan(200);
            return split;
        });
    }
}
