package org.convscope.ui.modelcomparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convscope.inspect.modelcomparison.LayerDifference;
import org.convscope.inspect.modelcomparison.LayerDifference.Verdict;
import org.junit.jupiter.api.Test;

class LayerDifferenceTableModelTest {
    private static final LayerDifference FROZEN = new LayerDifference("block1_conv1", Verdict.IDENTICAL, 640, 0, "", 0);
    private static final LayerDifference TRAINED =
            new LayerDifference("block5_conv3", Verdict.DIFFERS, 2359808, 1, "bias", .25);
    private static final LayerDifference HEAD =
            new LayerDifference("head", Verdict.ONLY_SECOND, 10, Double.NaN, "", Double.NaN);

    @Test
    void theSummaryCountsEveryLayerOnce() {
        assertThat(new LayerDifferenceTableModel(List.of(FROZEN, TRAINED, HEAD)).summary())
                .isEqualTo("1 of 3 layers identical · 1 differ · 1 only in B");
        assertThat(new LayerDifferenceTableModel(List.of(FROZEN)).summary()).isEqualTo("1 of 1 layers identical");
    }

    @Test
    void numbersSortAsNumbersAndWhatWasNotComparedStaysEmpty() {
        var model = new LayerDifferenceTableModel(List.of(FROZEN, TRAINED, HEAD));

        assertThat(model.getColumnClass(LayerDifferenceTableModel.RELATIVE)).isEqualTo(Double.class);
        assertThat(model.largestRelative()).isEqualTo(0.25);
        assertThat(DifferenceBarRenderer.text(model.getValueAt(1, LayerDifferenceTableModel.PARAMETERS)))
                .isEqualTo("2,359,808");
        assertThat(DifferenceBarRenderer.text(model.getValueAt(0, LayerDifferenceTableModel.LARGEST)))
                .isEqualTo("0");
        assertThat(DifferenceBarRenderer.text(model.getValueAt(2, LayerDifferenceTableModel.RELATIVE)))
                .isEmpty();
        assertThat(model.getValueAt(2, 5)).isEqualTo("only in B");
    }

    /** Norm and largest are of different weights often: a bias's 0.25 is not taken for a filter's. */
    @Test
    void theLargestDifferenceNamesItsWeight() {
        var model = new LayerDifferenceTableModel(List.of(TRAINED, HEAD));

        assertThat(model.getColumnName(LayerDifferenceTableModel.LARGEST_WEIGHT))
                .isEqualTo("of");
        assertThat(model.getValueAt(0, LayerDifferenceTableModel.LARGEST_WEIGHT))
                .isEqualTo("bias");
        assertThat(model.getValueAt(1, LayerDifferenceTableModel.LARGEST_WEIGHT))
                .isEqualTo("");
        var filters = new FilterDifferenceTableModel();
        assertThat(filters.getColumnName(FilterDifferenceTableModel.LARGEST)).contains("Kernel");
    }
}
