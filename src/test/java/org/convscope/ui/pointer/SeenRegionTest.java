package org.convscope.ui.pointer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import org.convscope.input.CoordinateMap;
import org.convscope.inspect.receptive.ReceptiveField;
import org.convscope.inspect.receptive.ReceptiveFields;
import org.convscope.ui.TestModels;
import org.junit.jupiter.api.Test;

class SeenRegionTest {
    private final ReceptiveField field = new ReceptiveFields(TestModels.twoBlocks()).of("block2_conv1");
    private final CoordinateMap same = new CoordinateMap(0, 0, 8, 8, 8, 8);
    private final CoordinateMap cropped = new CoordinateMap(4, 0, 16, 16, 8, 8);

    @Test
    void aPlaceSeesARectangleOfTheFrame() {
        // 3x3, then 2x2 pooling, then 3x3: 8 pixels, 2 apart, the first from -3
        assertThat(SeenRegion.of(field, 1, 2, same)).contains(new Rectangle2D.Double(1, -1, 8, 8));
        assertThat(SeenRegion.of(field, 1, 2, cropped)).contains(new Rectangle2D.Double(6, -2, 16, 16));
        assertThat(SeenRegion.of(ReceptiveField.EVERYTHING, 0, 0, same)).isEmpty();
    }

    @Test
    void aPixelIsMarkedWhereTheFieldIsCentredOnIt() {
        assertThat(SeenRegion.nearest(field, 4, 4, same, 7, 0)).contains(new SeenRegion.Place(0, 3));
        assertThat(SeenRegion.nearest(field, 4, 4, same, 4, 2)).contains(new SeenRegion.Place(1, 2));
        assertThat(SeenRegion.nearest(field, 4, 4, cropped, 2, 5)).isEmpty();
    }
}
