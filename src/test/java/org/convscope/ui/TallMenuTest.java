package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Dimension;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.junit.jupiter.api.Test;

class TallMenuTest {
    private final JPopupMenu popup = new JPopupMenu();

    private void fit(int height) {
        TallMenu.fit(popup, new Dimension(2000, height));
        popup.setSize(popup.getPreferredSize());
        popup.doLayout();
    }

    @Test
    void aMenuThatIsTallerThanTheScreenHasColumnsInItsOrder() {
        IntStream.range(0, 30).forEach(i -> popup.add(new JMenuItem("entry " + i)));
        fit(5000);
        int whole = popup.getHeight();
        assertThat(columns()).isEqualTo(1);

        fit(whole * 2 / 3);
        assertThat(popup.getHeight()).isLessThanOrEqualTo(whole * 2 / 3);
        assertThat(columns()).isEqualTo(2);
        Component first = popup.getComponent(0);
        assertThat(popup.getComponent(1).getX()).isEqualTo(first.getX());
        assertThat(popup.getComponent(29).getX()).isGreaterThan(first.getX());

        fit(5000);
        assertThat(columns()).isEqualTo(1);
    }

    private long columns() {
        return Arrays.stream(popup.getComponents())
                .map(Component::getX)
                .distinct()
                .count();
    }
}
