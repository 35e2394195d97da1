package org.convscope.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.Rectangle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;

class WrappingRowTest {
    private final WrappingRow row = new WrappingRow();
    private final List<JPanel> controls = IntStream.range(0, 5)
            .mapToObj(i -> {
                var control = new JPanel();
                control.setPreferredSize(new Dimension(100, i == 2 ? 30 : 20));
                row.add(control);
                return control;
            })
            .toList();

    private void wide(int width) {
        row.setSize(width, 1);
        row.setSize(width, row.getPreferredSize().height);
        row.doLayout();
    }

    @Test
    void oneRowWhereThereIsRoom() {
        wide(1000);
        assertThat(row.getHeight()).isLessThan(60);
        assertThat(controls).extracting(one -> one.getY() + one.getHeight() / 2).containsOnly(row.getHeight() / 2);
    }

    @Test
    void nothingIsCutOffWhereThereIsNot() {
        wide(260);
        var inside = new Rectangle(0, 0, row.getWidth(), row.getHeight());
        for (Component one : controls) {
            assertThat(inside.contains(one.getBounds())).isTrue();
            for (Component other : controls) {
                assertThat(one != other && one.getBounds().intersects(other.getBounds()))
                        .isFalse();
            }
        }
    }

    @Test
    void aLongTextIsShortenedAndWidensNothing() {
        int least = row.getMinimumSize().width;
        row.add(new JLabel("a text that is much longer than any of the controls, and longer than the window is wide"));
        assertThat(row.getMinimumSize().width).isEqualTo(least);
    }
}
