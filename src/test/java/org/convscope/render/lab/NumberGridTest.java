package org.convscope.render.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.convscope.array.Range;
import org.convscope.choice.ColourMap;
import org.convscope.render.Palette;
import org.junit.jupiter.api.Test;

class NumberGridTest {
    private static final int CELL = 32;

    private static String title(int cell, Double... values) {
        return title(cell, 500, values);
    }

    private static String title(int cell, int room, Double... values) {
        double largest = List.of(values).stream()
                .filter(Double::isFinite)
                .mapToDouble(Math::abs)
                .max()
                .orElse(0);
        var grid = new NumberGrid("kernel", List.of(values), 2, new Range(-largest, largest), ColourMap.RDBU, -1);
        Graphics2D g = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB).createGraphics();
        String said = grid.title(g, Palette.light(), cell, room);
        grid.paint(g, Palette.light(), 0, 0, cell);
        g.dispose();
        return said;
    }

    @Test
    void smallNumbersAreMultiplesOfOnePowerOfTenRatherThanUnreadable() {
        assertThat(title(CELL, 0.00976, -0.0123, 0.0, 0.0344)).isEqualTo("kernel · 10⁻²");
        assertThat(title(CELL, 1230000.4, 4560000.7, 7890000.1, 1.0)).isEqualTo("kernel · 10⁶");
    }

    @Test
    void thePowerStaysWhereTheWordsHaveNoRoom() {
        assertThat(title(CELL, 60, 0.00976, -0.0123, 0.0, 0.0344)).isEqualTo("· 10⁻²");
    }

    @Test
    void whatCanBeReadStaysAsItIs() {
        assertThat(title(CELL, 1.0, -10.0, 0.0, 255.0)).isEqualTo("kernel");
        assertThat(title(CELL / 2, 61.4, 140.3, 0.0, 255.7)).isEqualTo("kernel");
        assertThat(title(4 * CELL, 0.00976, -0.0123, 0.0, 0.0344)).isEqualTo("kernel");
        assertThat(title(CELL, 0.0, Double.NaN, 0.0, 0.0)).isEqualTo("kernel");
    }
}
