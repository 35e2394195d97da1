package org.convscope.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class CutTextTest {
    private static FontMetrics metrics() {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = g.getFontMetrics(new Font(Font.MONOSPACED, Font.PLAIN, 12));
        g.dispose();
        return metrics;
    }

    @Test
    void asMuchAsFitsStandsBeforeAnEllipsis() {
        FontMetrics metrics = metrics();
        int character = metrics.charWidth('m');

        assertThat(CutText.of("block1_conv2", metrics, 12 * character)).isEqualTo("block1_conv2");
        assertThat(CutText.of("block1_conv2", metrics, 7 * character)).isEqualTo("block1…");
        assertThat(CutText.of("two words", metrics, 5 * character)).isEqualTo("two…");
        assertThat(CutText.of("block1_conv2", metrics, 1.5 * character)).isEmpty();
    }

    @Test
    void linesAreBrokenBetweenWordsAndTheLastOneIsCut() {
        FontMetrics metrics = metrics();
        int character = metrics.charWidth('m');

        assertThat(CutText.lines("maps of a layer", metrics, 15 * character, 2)).containsExactly("maps of a layer");
        assertThat(CutText.lines("maps of a layer", metrics, 9 * character, 2)).containsExactly("maps of a", "layer");
        assertThat(CutText.lines("maps of a layer", metrics, 6 * character, 2)).containsExactly("maps", "of a…");
        assertThat(CutText.lines("block1_conv2", metrics, 7 * character, 2)).containsExactly("block1…");
        assertThat(CutText.lines("", metrics, 7 * character, 2)).containsExactly("");
    }
}
