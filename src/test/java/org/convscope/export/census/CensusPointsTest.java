package org.convscope.export.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.convscope.inspect.census.AreaUnderRoc;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.UnitCensus;
import org.junit.jupiter.api.Test;

/** What a click in the scatter can choose is what is drawn there. */
class CensusPointsTest {
    private static UnitCensus unit(String layer, int unit, double mean) {
        return new UnitCensus(
                layer, unit, 4, mean, 9, 0.25 * unit, false, OptionalInt.empty(), new AreaUnderRoc(0.5, 0, 1, 1), 1);
    }

    private static Census census(List<UnitCensus> units) {
        return new Census(4, List.of(), units, List.of(), Optional.empty());
    }

    @Test
    void unitsOfLayersThatAreNotDrawnHaveNoPoint() {
        List<UnitCensus> units = IntStream.range(0, 10)
                .mapToObj(layer -> unit("conv" + layer, 0, 1))
                .toList();
        assertThat(CensusCharts.points(census(units)))
                .extracting(point -> point.unit().layer())
                .containsExactly("conv0", "conv1", "conv2", "conv3", "conv4", "conv5", "conv6", "conv7");
    }

    @Test
    void meansOfSeveralLayersAreSharesOfTheLargest() {
        List<CensusCharts.UnitPoint> points =
                CensusCharts.points(census(List.of(unit("a", 0, 2), unit("a", 1, -4), unit("b", 1, 3))));
        assertThat(points).extracting(CensusCharts.UnitPoint::y).containsExactly(0.5, -1.0, 1.0);
        assertThat(points).extracting(CensusCharts.UnitPoint::x).containsExactly(0.0, 0.25, 0.25);
    }
}
