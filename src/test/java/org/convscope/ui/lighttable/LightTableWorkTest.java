package org.convscope.ui.lighttable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convscope.array.Range;
import org.convscope.array.Statistics;
import org.convscope.array.Tensor;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.render.mosaic.MosaicSource;
import org.junit.jupiter.api.Test;

class LightTableWorkTest {
    private static LayerMaps maps(int width, float... values) {
        Statistics any = Statistics.of(0f);
        return new LayerMaps(
                "conv", "frame", 1, width, Tensor.of(values, 1, width, values.length / width), List.of(any, any));
    }

    @Test
    void differencesAreTakenUnitByUnit() {
        LayerMaps a = maps(2, 1, 2, 3, 4);
        LayerMaps b = maps(2, 10, 20, 30, 40);

        MosaicSource difference = LightTableWork.minus(b, a, 1);

        assertThat(difference.unit(0)).isEqualTo(1);
        assertThat(difference.value(0, 0, 0)).isEqualTo(18);
        assertThat(difference.value(0, 0, 1)).isEqualTo(36);
        assertThat(difference.range(0)).isEqualTo(new Range(18, 36));
    }
}
