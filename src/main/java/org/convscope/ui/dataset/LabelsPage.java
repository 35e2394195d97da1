package org.convscope.ui.dataset;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.event.MouseWheelEvent;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelCount;
import org.convscope.dataset.LabelFilter;
import org.convscope.render.chart.BarChart;
import org.convscope.render.chart.MatrixChart;
import org.convscope.ui.charts.ChartPane;
import org.convscope.ui.component.ScrolledColumn;
import org.convscope.ui.component.UserEvents;
import org.jfree.chart.ChartMouseEvent;
import org.jfree.chart.ChartMouseListener;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.CategoryItemEntity;
import org.jfree.data.category.CategoryDataset;

/** How many frames carry each label, and which labels go together. */
final class LabelsPage {
    private static final int MOST_LABELS = 60;
    /** Room for a correlation's number. */
    private static final int CELL = 40;

    private static final int NAMES = 110;
    private static final int UPRIGHT = 270;
    private static final int BAR = 24;
    /** Around and between the two charts. */
    private static final int MARGINS = 14;

    private final ChartPane counts = new ChartPane("Frames with each label");
    private final ChartPane correlations = new ChartPane("Correlation of labels");
    private final JScrollPane correlationsScroll = new Across(correlations);
    private final ScrolledColumn column = new ScrolledColumn(
            new MigLayout("insets 4lp 6lp 6lp 6lp, gap 4lp, wrap 1, fillx, hidemode 3", "[0:0,grow,fill]"), 24);
    private final JScrollPane scroll = new JScrollPane(column);
    private List<LabelColumn> columns = List.of();
    private int numberOfLabels;
    private int correlated;

    /**
     * @param filter gets the condition of a bar that was clicked
     */
    LabelsPage(Consumer<String> filter) {
        scroll.setBorder(BorderFactory.createEmptyBorder());
        column.add(counts);
        column.add(correlationsScroll);
        UserEvents.onResize(scroll, this::fit);
        counts.setToolTipText("Click a bar to see its frames");
        counts.addChartMouseListener(new ChartMouseListener() {
            @Override
            public void chartMouseClicked(ChartMouseEvent event) {
                if (event.getEntity() instanceof CategoryItemEntity bar) {
                    CategoryDataset data = bar.getDataset();
                    int index = data.getColumnIndex(bar.getColumnKey());
                    filter.accept(LabelFilter.counted(columns).get(index));
                }
            }

            @Override
            public void chartMouseMoved(ChartMouseEvent event) {
                // nothing follows the pointer
            }
        });
    }

    JComponent component() {
        return scroll;
    }

    void show(DataSetSlice slice) {
        columns = slice.dataSet().columns();
        List<LabelCount> shown = slice.counts().stream().limit(MOST_LABELS).toList();
        List<String> names = shown.stream().map(LabelCount::label).toList();
        long[] numbers = shown.stream().mapToLong(LabelCount::frames).toArray();
        counts.setVisible(!names.isEmpty());
        correlationsScroll.setVisible(
                !names.isEmpty() && slice.correlations().names().size() <= MOST_LABELS);
        counts.show(theme -> BarChart.counts(theme, "Frames with each label", names, numbers));
        correlations.show(theme -> MatrixChart.correlation(
                theme,
                "Correlation of labels",
                slice.correlations().names(),
                slice.correlations().values()));
        numberOfLabels = names.size();
        correlated = slice.correlations().names().size();
        fit();
    }

    /** In the size of the text, and of the room there is. */
    private void fit() {
        JFreeChart bars = counts.getChart();
        if (bars == null) {
            return;
        }
        boolean upright = bars.getCategoryPlot().getOrientation().isVertical();
        int barsHigh = upright ? UPRIGHT : NAMES + BAR * numberOfLabels;
        counts.setPreferredSize(UIScale.scale(new Dimension(200, barsHigh)));
        int side = UIScale.scale(NAMES + CELL * correlated);
        Dimension seen = scroll.getViewport().getSize();
        // what the bars leave, but not higher than wide
        int room = Math.min(seen.width, seen.height - UIScale.scale(barsHigh + MARGINS));
        correlations.setPreferredSize(new Dimension(side, seen.width < side ? side : Math.max(side, room)));
        correlations.revalidate(); // the scroll pane around it remembers the size before
    }

    void redraw() {
        counts.redraw();
        correlations.redraw();
        fit();
    }

    ChartPane counts() {
        return counts;
    }

    ChartPane correlations() {
        return correlations;
    }

    /** Scrolls from side to side where there is no room; the wheel turns the page. */
    private static final class Across extends JScrollPane {
        Across(JComponent view) {
            super(view, VERTICAL_SCROLLBAR_NEVER, HORIZONTAL_SCROLLBAR_AS_NEEDED);
            setBorder(BorderFactory.createEmptyBorder());
        }

        @Override
        protected void processMouseWheelEvent(MouseWheelEvent event) {
            if (event.isShiftDown()) {
                super.processMouseWheelEvent(event);
            } else {
                getParent().dispatchEvent(SwingUtilities.convertMouseEvent(this, event, getParent()));
            }
        }
    }
}
