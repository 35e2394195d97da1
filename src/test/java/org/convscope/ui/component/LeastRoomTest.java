package org.convscope.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class LeastRoomTest {
    private static LeastRoom laidOut(int width, int height) {
        var room = new LeastRoom(new JPanel(), () -> new Dimension(200, 300));
        room.setSize(width, height);
        for (int i = 0; i < 3; i++) {
            layOut(room);
        }
        return room;
    }

    private static void layOut(Component part) {
        part.doLayout();
        if (part instanceof Container container) {
            for (Component inside : container.getComponents()) {
                layOut(inside);
            }
        }
    }

    @Test
    void aBarForTheHeightIsNoReasonForOneForTheWidth() {
        LeastRoom room = laidOut(205, 200);
        assertThat(room.getVerticalScrollBar().isVisible()).isTrue();
        assertThat(room.getHorizontalScrollBar().isVisible()).isFalse();
    }

    @Test
    void anotherThemeGivesItNoBorder() {
        LeastRoom room = laidOut(205, 200);
        SwingUtilities.updateComponentTreeUI(room);
        assertThat(room.getInsets()).isEqualTo(new Insets(0, 0, 0, 0));
    }

    @Test
    void whatIsNarrowerThanItsContentHasOne() {
        assertThat(laidOut(150, 400).getHorizontalScrollBar().isVisible()).isTrue();
        assertThat(laidOut(250, 400).getHorizontalScrollBar().isVisible()).isFalse();
    }
}
