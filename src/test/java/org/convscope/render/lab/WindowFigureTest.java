package org.convscope.render.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.render.Palette;
import org.convscope.render.lab.WindowFigure.Shown;
import org.junit.jupiter.api.Test;

class WindowFigureTest {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 400;

    /** The colours of the right half: a result from black to white, the window at its first place. */
    private static Set<Integer> result(Shown shown) {
        float[] values = new float[16];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        var plane = new WindowFigure.Plane("", Tensor.of(values, 4, 4), new Range(0, 15));
        var figure = new WindowFigure(
                plane,
                plane,
                0,
                new WindowFigure.Window(0, 0, 1, 1, 1),
                new WindowFigure.Under(List.of(0.0), List.of(), List.of(), -1, ""),
                shown);
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        Palette palette = Palette.dark();
        g.setColor(palette.background());
        g.fillRect(0, 0, WIDTH, HEIGHT);
        figure.paint(g, palette, WIDTH, HEIGHT);
        g.dispose();
        Set<Integer> colours = new HashSet<>();
        for (int y = 40; y < HEIGHT / 2; y++) {
            for (int x = WIDTH / 2 + 10; x < WIDTH; x++) {
                colours.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return colours;
    }

    @Test
    void theWholeResultIsSeenInItsOwnColours() {
        assertThat(result(Shown.ALL)).contains(0xFFFFFF, 0x777777);
    }

    @Test
    void whileItIsPlayedWhatComesLaterIsNotThereYet() {
        assertThat(result(Shown.SO_FAR)).doesNotContain(0xFFFFFF, 0x777777);
    }
}
