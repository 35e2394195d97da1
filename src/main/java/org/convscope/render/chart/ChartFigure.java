package org.convscope.render.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.convscope.render.paper.PaperFigure;
import org.jfree.chart.JFreeChart;

/**
 * A chart on paper, in any width with its height in proportion.
 *
 * @param width that suits it: a font of size 12 is 12 high
 * @param suited height at that width
 */
public record ChartFigure(JFreeChart chart, double width, double suited) implements PaperFigure {
    @Override
    public double height(double wide) {
        return wide * suited / width;
    }

    @Override
    public void paint(Graphics2D g, double wide, double pixels) {
        chart.draw(g, new Rectangle2D.Double(0, 0, wide, height(wide)));
    }
}
