package org.convscope.ui.units;

import com.formdev.flatlaf.util.UIScale;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.export.census.CensusCharts;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.render.NumberText;
import org.convscope.ui.charts.ChartPane;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;

/** A point a unit; a click chooses the nearest. */
final class ScatterPane extends ChartPane {
    private static final int NEAR = 14;
    private static final String CLICK = "Click a point to choose the unit";

    private transient List<CensusCharts.UnitPoint> points = List.of();

    /**
     * @param chosen takes the unit that the user clicked on
     */
    ScatterPane(Consumer<UnitCensus> chosen) {
        super("Units: area under the ROC curve over mean");
        setName("units-scatter");
        setToolTipText(CLICK);
        addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent event) {
                nearest(event.getPoint()).ifPresent(chosen);
            }
        });
    }

    void show(Census newCensus, Optional<UnitCensus> ringed) {
        points = CensusCharts.points(newCensus);
        show(theme -> new CensusCharts(theme).scatter(newCensus, ringed));
    }

    /** The unit under the pointer. */
    @Override
    public String getToolTipText(MouseEvent event) {
        return nearest(event.getPoint())
                .map(unit -> "unit " + unit.unit() + " of " + unit.layer() + ": " + numbers(unit))
                .orElse(CLICK);
    }

    private static String numbers(UnitCensus unit) {
        String mean = "mean " + NumberText.text(unit.mean(), 3);
        double area = unit.area().area();
        return Double.isNaN(area) ? mean : "AUC " + NumberText.text(area, 3) + ", " + mean;
    }

    private Optional<UnitCensus> nearest(Point2D at) {
        JFreeChart chart = getChart();
        Rectangle2D area = getScreenDataArea();
        if (chart == null || area == null) {
            return Optional.empty();
        }
        XYPlot plot = chart.getXYPlot();
        UnitCensus best = null;
        double least = UIScale.scale(NEAR);
        for (CensusCharts.UnitPoint point : points) {
            double x = plot.getDomainAxis().valueToJava2D(point.x(), area, plot.getDomainAxisEdge());
            double y = plot.getRangeAxis().valueToJava2D(point.y(), area, plot.getRangeAxisEdge());
            double away = at.distance(x, y);
            if (away < least) {
                least = away;
                best = point.unit();
            }
        }
        return Optional.ofNullable(best);
    }
}
