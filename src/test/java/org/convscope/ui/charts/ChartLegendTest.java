package org.convscope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import com.formdev.flatlaf.FlatLightLaf;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.render.chart.ChartCurve;
import org.convscope.render.chart.CurveChart;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A legend leaves room for what it explains. */
class ChartLegendTest {
    @ParameterizedTest
    @CsvSource({"8, 170, 200, false", "8, 900, 200, true", "2, 300, 120, true", "2, 300, 40, false"})
    void itIsDrawnWhereItTakesAThirdOfTheHeightAtMost(int layers, int width, int height, boolean wanted)
            throws Exception {
        boolean isDrawn = onEventThread(() -> {
            FlatLightLaf.setup();
            List<ChartCurve> clouds = IntStream.range(0, layers)
                    .mapToObj(layer -> new ChartCurve("block" + layer, new double[] {0, 1}, new double[] {0, 1}))
                    .toList();
            var chart = new ChartPane("units");
            chart.setSize(1000, 1000);
            chart.show(theme -> CurveChart.scatter(theme, "", "x", "y", clouds));
            assertThat(chart.getChart().getLegend().isVisible()).isTrue();
            chart.setSize(width, height);
            return chart.getChart().getLegend().isVisible();
        });

        assertThat(isDrawn).isEqualTo(wanted);
    }
}
