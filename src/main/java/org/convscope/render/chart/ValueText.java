package org.convscope.render.chart;

import java.util.function.DoubleFunction;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.data.category.CategoryDataset;

/** The number of a bar as text. */
record ValueText(DoubleFunction<String> text) implements CategoryItemLabelGenerator {
    @Override
    public String generateRowLabel(CategoryDataset data, int row) {
        return data.getRowKey(row).toString();
    }

    @Override
    public String generateColumnLabel(CategoryDataset data, int column) {
        return data.getColumnKey(column).toString();
    }

    @Override
    public String generateLabel(CategoryDataset data, int row, int column) {
        return text.apply(data.getValue(row, column).doubleValue());
    }
}
