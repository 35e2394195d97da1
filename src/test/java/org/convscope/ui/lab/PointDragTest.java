package org.convscope.ui.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.convscope.ui.ViewBench.onEventThread;

import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.convscope.render.chart.ChartCurve;
import org.convscope.render.chart.NeuronChart;
import org.convscope.ui.charts.ChartPane;
import org.convscope.workspace.LabNeuron;
import org.junit.jupiter.api.Test;

class PointDragTest {
    @Test
    void tellsWhereThePointIsToStand() throws Exception {
        List<Double> wanted = new ArrayList<>();
        onEventThread(() -> {
            var chart = new ChartPane("A curve");
            PointDrag.in(chart, wanted::add);
            drag(chart, InputEvent.BUTTON1_DOWN_MASK, 50); // nothing is drawn yet
            var curve = new ChartCurve("linear", new double[] {-35, 35}, new double[] {-35, 35});
            chart.show(theme -> NeuronChart.of(theme, "", curve, 0, 0));
            chart.setSize(700, 300);
            chart.paint(new BufferedImage(700, 300, BufferedImage.TYPE_INT_RGB).getGraphics());
            Rectangle2D area = chart.getScreenDataArea();
            drag(chart, InputEvent.BUTTON3_DOWN_MASK, area.getCenterX());
            drag(chart, InputEvent.BUTTON1_DOWN_MASK, area.getX() + area.getWidth() * 0.6);
            return true;
        });
        assertThat(wanted).singleElement().satisfies(place -> assertThat(place).isCloseTo(7, within(0.1)));
    }

    private static void drag(ChartPane chart, int button, double x) {
        chart.dispatchEvent(new MouseEvent(
                chart,
                MouseEvent.MOUSE_DRAGGED,
                0,
                button,
                (int) Math.round(x),
                100,
                0,
                false,
                button == InputEvent.BUTTON1_DOWN_MASK ? MouseEvent.BUTTON1 : MouseEvent.BUTTON3));
    }

    @Test
    void theBiasMakesTheSumAsFarAsItReaches() {
        LabNeuron neuron = LabNeuron.DEFAULT.x1(2).w2(-1);
        assertThat(neuron.sum(2.34).bias()).isEqualTo(1.3);
        assertThat(neuron.sum(30).bias()).isEqualTo(LabNeuron.MOST_WEIGHT);
        assertThat(neuron.sum(-30).bias()).isEqualTo(-LabNeuron.MOST_WEIGHT);
    }
}
