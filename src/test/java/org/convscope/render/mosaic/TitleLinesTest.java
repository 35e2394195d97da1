package org.convscope.render.mosaic;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TitleLinesTest {
    private static FontMetrics metrics() {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = g.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        g.dispose();
        return metrics;
    }

    @Test
    void noWordIsCutAndNothingIsLeftOut() {
        String title = "block3_conv3, 3 x 3 x 64 x 64, input channel 0 of 64";
        List<String> lines = TitleLines.of(title, metrics(), 140);

        assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> metrics().stringWidth(line) <= 140);
        assertThat(String.join(" ", lines)).isEqualTo(title);
    }

    @Test
    void aWordLongerThanALineGoesOnOnTheNext() {
        String word = "a_layer_with_a_name_that_never_ends_and_has_no_spaces";
        List<String> lines = TitleLines.of(word, metrics(), 100);

        assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> metrics().stringWidth(line) <= 100);
        assertThat(String.join("", lines)).isEqualTo(word);
    }
}
