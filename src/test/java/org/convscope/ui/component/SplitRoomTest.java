package org.convscope.ui.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.Dimension;
import java.awt.event.ComponentEvent;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import org.junit.jupiter.api.Test;

class SplitRoomTest {
    private final JPanel above = new JPanel();
    private final JPanel below = new JPanel();
    private final JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, above, below);

    private void high(int height) {
        split.setSize(300, height);
        split.dispatchEvent(new ComponentEvent(split, ComponentEvent.COMPONENT_RESIZED));
        split.doLayout();
    }

    @Test
    void aDividerThatNobodyMovedStaysWhereThereIsRoom() throws Exception {
        onEventThread(() -> {
            var tall = new JPanel();
            tall.setPreferredSize(new Dimension(300, 400));
            var unmoved = new JSplitPane(JSplitPane.VERTICAL_SPLIT, tall, new JPanel());
            SplitRoom.keep(unmoved, 80);
            unmoved.setSize(300, 810);
            unmoved.doLayout();
            assertThat(unmoved.getDividerLocation()).isNegative();
            unmoved.dispatchEvent(new ComponentEvent(unmoved, ComponentEvent.COMPONENT_RESIZED));
            unmoved.doLayout();
            assertThat(tall.getHeight()).isGreaterThan(300);
            return unmoved;
        });
    }

    @Test
    void bothPartsKeepTheirLeastHeight() throws Exception {
        onEventThread(() -> {
            split.setResizeWeight(0.5);
            below.setMinimumSize(new Dimension(0, 150));
            SplitRoom.keep(split, 80);
            split.setSize(300, 800);
            split.doLayout();
            split.setDividerLocation(500);
            high(800);
            assertThat(split.getDividerLocation()).isEqualTo(500);

            below.setMinimumSize(new Dimension(0, 400));
            high(800);
            assertThat(below.getHeight()).isGreaterThanOrEqualTo(400);

            split.setDividerLocation(5);
            high(700);
            assertThat(above.getHeight()).isGreaterThanOrEqualTo(80);
            return split;
        });
    }
}
