package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import org.junit.jupiter.api.Test;

class WindowFrameTest {
    @Test
    void aLargeScreenGetsALargeWindowAndASmallOneIsFilled() {
        assertThat(WindowFrame.firstSize(new Dimension(1280, 770))).isEqualTo(new Dimension(1280, 770));
        assertThat(WindowFrame.firstSize(new Dimension(1366, 900))).isEqualTo(new Dimension(1297, 855));
        assertThat(WindowFrame.firstSize(new Dimension(1920, 1050))).isEqualTo(new Dimension(1800, 997));
        assertThat(WindowFrame.firstSize(new Dimension(3840, 2100))).isEqualTo(new Dimension(1800, 1120));
    }
}
