package org.convscope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Histogram;
import org.convscope.array.Range;
import org.convscope.render.chart.ChartTheme;
import org.convscope.render.chart.HistogramChart;
import org.convscope.ui.theme.ThemeLook;
import org.junit.jupiter.api.Test;

/** Brushing and enlarging are two gestures on one chart. */
class ThemedChartTest {
    private final List<Optional<Range>> brushed = new ArrayList<>();

    private ThemedChart chart() {
        FlatLightLaf.setup();
        var chart = new ThemedChart("counts", ThemedChart.Axis.ACROSS);
        chart.onBrush(brushed::add);
        chart.setChart(HistogramChart.of(
                new ChartTheme(ThemeLook.palette()),
                "",
                Histogram.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 10}, 10),
                "counts",
                HistogramChart.CountScale.LINEAR,
                HistogramChart.BarLabels.NONE));
        chart.setSize(500, 300);
        // where the axes lie is known once it is painted
        var graphics = new BufferedImage(500, 300, BufferedImage.TYPE_INT_RGB).createGraphics();
        chart.paint(graphics);
        graphics.dispose();
        return chart;
    }

    private static org.jfree.data.Range across(ThemedChart chart) {
        return chart.getChart().getXYPlot().getDomainAxis().getRange();
    }

    private static org.jfree.data.Range up(ThemedChart chart) {
        return chart.getChart().getXYPlot().getRangeAxis().getRange();
    }

    /** From a quarter to the half of the data area. */
    private static void drag(ThemedChart chart, int modifiers) {
        Rectangle2D area = chart.getScreenDataArea();
        int from = (int) (area.getX() + area.getWidth() / 4);
        int to = (int) area.getCenterX();
        mouse(chart, MouseEvent.MOUSE_PRESSED, from, (int) area.getY() + 5, 1, modifiers);
        mouse(chart, MouseEvent.MOUSE_DRAGGED, to, (int) area.getCenterY(), 1, modifiers);
        mouse(chart, MouseEvent.MOUSE_RELEASED, to, (int) area.getCenterY(), 1, modifiers);
    }

    private static void mouse(ThemedChart chart, int id, int x, int y, int clicks, int modifiers) {
        chart.dispatchEvent(new MouseEvent(
                chart, id, 0, modifiers | InputEvent.BUTTON1_DOWN_MASK, x, y, clicks, false, MouseEvent.BUTTON1));
    }

    @Test
    void brushingLeavesTheAxesAsTheyAre() throws Exception {
        onEventThread(() -> {
            ThemedChart chart = chart();
            org.jfree.data.Range across = across(chart);
            org.jfree.data.Range up = up(chart);
            drag(chart, 0);
            assertThat(brushed).last().satisfies(brush -> assertThat(brush).isPresent());
            assertThat(across(chart)).isEqualTo(across);
            assertThat(up(chart)).isEqualTo(up);
            return chart;
        });
    }

    @Test
    void withShiftAPartIsEnlargedAndADoubleClickShowsAllAgain() throws Exception {
        onEventThread(() -> {
            ThemedChart chart = chart();
            org.jfree.data.Range all = across(chart);
            drag(chart, InputEvent.SHIFT_DOWN_MASK);
            assertThat(brushed).isEmpty();
            assertThat(across(chart).getLength()).isBetween(all.getLength() * 0.24, all.getLength() * 0.26);
            assertThat(across(chart).getUpperBound())
                    .isBetween(all.getCentralValue() - 0.1, all.getCentralValue() + 0.1);
            mouse(chart, MouseEvent.MOUSE_CLICKED, 200, 100, 2, 0);
            assertThat(across(chart)).isEqualTo(all);
            return chart;
        });
    }
}
