package org.convscope.render.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.convscope.choice.ColourMap;
import org.convscope.render.Palette;
import org.junit.jupiter.api.Test;

class TileSheetTest {
    private static final int LEAST = 72;

    private final Palette large = Palette.dark(new Font(Font.SANS_SERIF, Font.PLAIN, 26));
    private final Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    private final TileSheet sheet = new TileSheet(Collections.nCopies(6, "#53\nnorm 0.21"))
            .row(
                    "map",
                    ColourMap.VIRIDIS,
                    Collections.nCopies(6, new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB)),
                    List.of("0 … 1370", "0 … 4600", "0 … 10300", "0 … 7890", "692 … 5100", "0 … 4290"));

    @Test
    void sixColumnsOfLargeTextFitWithShorterLines() {
        assertThat(sheet.fits(g, large, 900, LEAST)).isFalse();
        TileSheet narrow = sheet.narrow();
        assertThat(narrow.fits(g, large, 900, LEAST)).isTrue();
        assertThat(narrow.columns()).isEqualTo(6);
        int side = narrow.sideWithin(g, large, new Dimension(900, 2000), LEAST);
        assertThat(narrow.size(g, large, side).width).isLessThanOrEqualTo(900);
        assertThat(side).isGreaterThanOrEqualTo(LEAST);
    }

    @Test
    void theEndsOfColoursAreCloserTogetherWhereItIsNarrow() {
        var weights = new TileSheet(List.of("#1"))
                .row(
                        "weights",
                        new TileSheet.Key(ColourMap.RDBU, "−0.149", "0.149"),
                        List.of(new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB)));
        int ends = g.getFontMetrics(large.font()).stringWidth("−0.149 0.149");
        int side = 100;
        assertThat(weights.narrow().columnLeft(g, large, side, 0))
                .isLessThan(weights.columnLeft(g, large, side, 0))
                .isGreaterThan(ends);
    }

    @Test
    void itsLinesAreHigherByWhatStandsBelow() {
        int side = 100;
        assertThat(sheet.narrow().size(g, large, side).height)
                .isGreaterThan(sheet.size(g, large, side).height + large.font().getSize());
    }
}
