package org.convscope.render.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPosition;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.CategoryLabelWidthType;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.text.TextBlockAnchor;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** Names below bars are level where all fit side by side, slanted where not; beside bars they may take some width. */
final class NameAxis extends CategoryAxis {
    private static final float LARGEST_SHARE = 0.42f;
    private static final CategoryLabelPositions LEVEL = wideLeft(CategoryLabelPositions.STANDARD);
    private static final CategoryLabelPositions SLANTED = wideLeft(CategoryLabelPositions.UP_45);

    private boolean arranging;

    NameAxis() {
        setCategoryLabelPositions(LEVEL);
        setMaximumCategoryLabelLines(2);
    }

    @Override
    public List<?> refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
        if (RectangleEdge.isTopOrBottom(edge)) {
            arranging = true;
            boolean level = fitSideBySide(g, area);
            setCategoryLabelPositions(level ? LEVEL : SLANTED);
            setMaximumCategoryLabelWidthRatio(level ? 0 : 10);
            arranging = false;
        }
        return super.refreshTicks(g, state, area, edge);
    }

    // turning labels while drawing must not ask for another drawing
    @Override
    protected void fireChangeEvent() {
        if (!arranging) {
            super.fireChangeEvent();
        }
    }

    private boolean fitSideBySide(Graphics2D g, Rectangle2D area) {
        FontMetrics metrics = g.getFontMetrics(getTickLabelFont());
        List<?> names = ((CategoryPlot) getPlot()).getCategories();
        double pitch = area.getWidth() * (1 - getLowerMargin() - getUpperMargin()) / Math.max(1, names.size());
        // half the margin between the bars stays free between the names
        double room = pitch * (1 - getCategoryMargin() / 2);
        return names.stream().allMatch(name -> metrics.stringWidth(name.toString()) <= room);
    }

    private static CategoryLabelPositions wideLeft(CategoryLabelPositions positions) {
        return CategoryLabelPositions.replaceLeftPosition(
                positions,
                new CategoryLabelPosition(
                        RectangleAnchor.RIGHT,
                        TextBlockAnchor.CENTER_RIGHT,
                        TextAnchor.CENTER,
                        0,
                        CategoryLabelWidthType.RANGE,
                        LARGEST_SHARE));
    }
}
