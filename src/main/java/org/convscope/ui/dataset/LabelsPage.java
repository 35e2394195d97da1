package org.convscope.ui.dataset;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import org.convscope.dataset.Column;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.LabelCount;
import org.convscope.render.chart.BarChart;
import org.convscope.render.chart.MatrixChart;
import org.convscope.ui.look.ScrolledColumn;
import org.jfree.chart.ChartMouseEvent;
import org.jfree.chart.ChartMouseListener;
import org.jfree.chart.entity.CategoryItemEntity;
import org.jfree.data.category.CategoryDataset;

/** How many frames carry each label, and which labels go together. */
final class LabelsPage {
    private static final int MOST_LABELS = 60;
    private static final int CELL = 46;

    private final ChartPane counts = new ChartPane("Frames with each label");
    private final ChartPane correlations = new ChartPane("Correlation of labels");
    private final ScrolledColumn column = new ScrolledColumn(
            new MigLayout("insets 4lp 6lp 6lp 6lp, gap 4lp, wrap 1, fillx, hidemode 3", "[0:0,grow,fill]"), 24);
    private final JScrollPane scroll = new JScrollPane(column);
    private List<LabelCount> shown = List.of();
    private DataSet dataSet;

    /**
     * @param filter gets the condition of a bar that was clicked
     */
    LabelsPage(DataSet empty, Consumer<String> filter) {
        dataSet = empty;
        scroll.setBorder(null);
        column.add(counts);
        column.add(correlations);
        counts.setToolTipText("Click a bar to see its frames");
        counts.addChartMouseListener(new ChartMouseListener() {
            @Override
            public void chartMouseClicked(ChartMouseEvent event) {
                if (event.getEntity() instanceof CategoryItemEntity bar) {
                    CategoryDataset data = bar.getDataset();
                    int index = data.getColumnIndex(bar.getColumnKey());
                    filter.accept(condition(dataSet.columns(), shown.get(index).label()));
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

    void show(Slice slice) {
        dataSet = slice.dataSet();
        shown = slice.counts().stream().limit(MOST_LABELS).toList();
        List<String> names = shown.stream().map(LabelCount::label).toList();
        long[] numbers = shown.stream().mapToLong(LabelCount::frames).toArray();
        counts.setVisible(!names.isEmpty());
        correlations.setVisible(!names.isEmpty() && slice.correlations().names().size() <= MOST_LABELS);
        counts.show(theme -> BarChart.counts(theme, "Frames with each label", names, numbers));
        correlations.show(theme -> MatrixChart.correlation(
                theme,
                "Correlation of labels",
                slice.correlations().names(),
                slice.correlations().values()));
        int labels = slice.correlations().names().size();
        boolean upright = names.stream().mapToInt(String::length).max().orElse(0) * names.size() <= 160;
        int barsHigh = upright ? 230 : 60 + 24 * names.size();
        counts.setPreferredSize(UIScale.scale(new Dimension(200, barsHigh)));
        correlations.setPreferredSize(UIScale.scale(new Dimension(200, 110 + CELL * labels)));
        column.revalidate();
    }

    /** What a bar stands for, as a filter. */
    static String condition(List<Column> columns, String label) {
        for (Column column : columns) {
            if (column.kind() == Column.Kind.CLASS && column.classes().contains(label)) {
                return column.name() + "=" + label;
            }
            if (column.name().equals(label)) {
                return label + (column.kind() == Column.Kind.BINARY ? "=1" : ">0");
            }
        }
        throw new IllegalArgumentException(label);
    }

    void redraw() {
        counts.redraw();
        correlations.redraw();
    }

    ChartPane counts() {
        return counts;
    }

    ChartPane correlations() {
        return correlations;
    }
}
