package org.convscope.ui.modelcomparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.EventQueue;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Curve;
import org.convscope.render.colour.ColourMapping;
import org.junit.jupiter.api.Test;

class ScaleBarTest {
    /** Columns of the bar, painted that wide, in which something is coloured. */
    private static int[] colouredColumns(int width) throws Exception {
        var drawn = new BufferedImage(width, 30, BufferedImage.TYPE_INT_RGB);
        EventQueue.invokeAndWait(() -> {
            var bar = new ScaleBar();
            bar.show("", new Range(-0.0273, 0.0273), new ColourMapping(Curve.LINEAR, ColourMap.RDBU));
            bar.setSize(width, drawn.getHeight());
            var g = drawn.createGraphics();
            bar.paint(g);
            g.dispose();
        });
        return IntStream.range(0, width)
                .filter(x -> Arrays.stream(drawn.getRGB(x, 0, 1, drawn.getHeight(), null, 0, 1))
                        .anyMatch(rgb -> Math.abs((rgb >> 16 & 0xFF) - (rgb & 0xFF)) > 90))
                .toArray();
    }

    @Test
    void noBandIsPaintedOverTheNumbersWhereThereIsNoRoomForOne() throws Exception {
        assertThat(colouredColumns(400)).isNotEmpty();
        assertThat(colouredColumns(80)).isEmpty();
    }
}
