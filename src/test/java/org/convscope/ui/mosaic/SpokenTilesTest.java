package org.convscope.ui.mosaic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.accessibility.AccessibleContext;
import org.convscope.array.Range;
import org.convscope.array.Tensor;
import org.convscope.render.colour.ColourMapping;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicColours;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.render.mosaic.TileMark;
import org.junit.jupiter.api.Test;

/** What a screen reader finds in a mosaic. */
class SpokenTilesTest {
    /** Units 16 to 19: one that varies, one of zeros, one of sevens, one that is told to be like unit 3. */
    private static Mosaic tiles() {
        float[] values = new float[2 * 2 * 20];
        for (int i = 0; i < 4; i++) {
            values[i * 20 + 16] = i;
            values[i * 20 + 18] = 7;
            values[i * 20 + 19] = -i;
        }
        MosaicSource source = MosaicSource.ofMaps(Tensor.of(values, 2, 2, 20), new int[] {16, 17, 18, 19})
                .marked(unit -> unit == 19 ? Optional.of(TileMark.nearIdentical(3)) : Optional.empty());
        return Mosaic.of(source, TileGrid.of(2, 2), Mosaic.Gaps.DRAWN, RowOrigin.UPPER);
    }

    @Test
    void everyTileHasAUnitAndWhatIsWrongWithIt() throws Exception {
        List<String> names = onEventThread(() -> {
            var mosaic = new MosaicCanvas("maps");
            mosaic.show(tiles(), new MosaicColours(Collections.nCopies(4, new Range(0, 7)), ColourMapping.DEFAULT, 0));
            AccessibleContext canvas = mosaic.canvas().getAccessibleContext();
            return IntStream.range(0, canvas.getAccessibleChildrenCount())
                    .mapToObj(i ->
                            canvas.getAccessibleChild(i).getAccessibleContext().getAccessibleName())
                    .toList();
        });
        assertThat(names)
                .containsExactly(
                        "unit 16", "unit 17, dead", "unit 18, constant, all 7", "unit 19, nearly the same as unit 3");
    }

    @Test
    void theSelectedTileIsAnnounced() throws Exception {
        String said = onEventThread(() -> {
            var mosaic = new MosaicCanvas("maps");
            mosaic.show(tiles(), new MosaicColours(Collections.nCopies(4, new Range(0, 7)), ColourMapping.DEFAULT, 0));
            mosaic.select(OptionalInt.of(17));
            return mosaic.canvas().getAccessibleContext().getAccessibleDescription();
        });
        assertThat(said).isEqualTo("unit 17, dead");
    }

    @Test
    void anEmptyMosaicHasNoTilesAndSaysWhy() throws Exception {
        AccessibleContext canvas = onEventThread(() -> {
            var mosaic = new MosaicCanvas("maps");
            mosaic.clear("Open a model.");
            return mosaic.canvas().getAccessibleContext();
        });
        assertThat(canvas.getAccessibleChildrenCount()).isZero();
        assertThat(canvas.getAccessibleDescription()).isEqualTo("Open a model.");
    }
}
