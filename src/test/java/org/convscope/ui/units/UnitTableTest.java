package org.convscope.ui.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convscope.ui.ViewBench.onEventThread;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import org.convscope.inspect.census.AreaUnderRoc;
import org.convscope.inspect.census.UnitCensus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns sort as what they say, not as the letters of it. */
class UnitTableTest {
    private static UnitCensus unit(String layer, int unit, int sameAs, double low) {
        var area = new AreaUnderRoc(0.5, low, 0.9, 0.5);
        return new UnitCensus(layer, unit, 4, 1, 1, 0, false, OptionalInt.of(sameAs), area, 1);
    }

    @Test
    void unitsThatAreCountedBeginWithTheFirstAndASelectedOneIsScrolledToWhenItIsChosen() throws Exception {
        onEventThread(() -> {
            var units = new UnitTable(chosen -> {});
            var scroll = new JScrollPane(units.component());
            scroll.setSize(400, 200);
            scroll.doLayout();
            scroll.getViewport().doLayout();
            units.show(
                    IntStream.range(0, 100).mapToObj(i -> unit("conv", i, 0, 0)).toList());
            units.component().setSize(units.component().getPreferredSize());
            units.select("conv", 90);
            assertThat(scroll.getViewport().getViewPosition().y).isZero();
            units.reveal();
            assertThat(scroll.getViewport().getViewPosition().y).isPositive();
            return units;
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 0 2 1", "3, 1 0 2", "9, 2 0 1"})
    void layersAndUnitsSortByTheirNumbersAndIntervalsByTheirLowerEnd(int column, String wanted) throws Exception {
        JTable table = onEventThread(() -> {
            var units = new UnitTable(chosen -> {});
            units.show(List.of(unit("block2", 0, 9, 0.2), unit("block10", 1, 10, 1.5e-7), unit("block9", 2, 2, 0.3)));
            units.component().getRowSorter().toggleSortOrder(column);
            return units.component();
        });

        assertThat(IntStream.range(0, 3).mapToObj(row -> String.valueOf(table.getValueAt(row, 1))))
                .containsExactly(wanted.split(" "));
    }
}
