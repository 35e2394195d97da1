package org.convscope.ui.units;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.export.census.CensusCharts;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.ui.charts.ChartPane;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jspecify.annotations.Nullable;

/** A point a unit; a click chooses the nearest. */
final class ScatterPane extends ChartPane {
    private static final double NEAR = 14;

    private transient @Nullable Census census;

    /**
     * @param chosen takes the unit that the user clicked on
     */
    ScatterPane(Consumer<UnitCensus> chosen) {
        super("Units: area under the ROC curve over mean");
        setName("units-scatter");
        setToolTipText("Click a point to choose the unit");
        addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                nearest(event.getPoint()).ifPresent(chosen);
            }
        });
    }

    void show(Census newCensus, Optional<UnitCensus> ringed) {
        census = newCensus;
        show(theme -> new CensusCharts(theme).scatter(newCensus, ringed));
    }

    private Optional<UnitCensus> nearest(Point2D at) {
        Census shown = census;
        JFreeChart chart = getChart();
        Rectangle2D area = getScreenDataArea();
        if (shown == null || chart == null || area == null) {
            return Optional.empty();
        }
        XYPlot plot = chart.getXYPlot();
        UnitCensus best = null;
        double least = NEAR;
        for (UnitCensus unit : shown.units()) {
            double[] point = CensusCharts.point(shown, unit);
            double x = plot.getDomainAxis().valueToJava2D(point[0], area, plot.getDomainAxisEdge());
            double y = plot.getRangeAxis().valueToJava2D(point[1], area, plot.getRangeAxisEdge());
            double away = at.distance(x, y);
            if (away < least) {
                least = away;
                best = unit;
            }
        }
        return Optional.ofNullable(best);
    }
}
