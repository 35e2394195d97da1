package org.convscope.ui.units;

import java.util.Optional;
import org.convscope.export.census.CensusCharts;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.render.NumberText;
import org.convscope.ui.dataset.DataSetWords;

/** What came of a census, in a line. */
final class UnitWords {
    private UnitWords() {}

    static String of(CountedUnits.Question question, Census census) {
        int all = question.counted().subject().listed().frames().frames().size();
        var text = new StringBuilder(NumberText.count(census.units().size())).append(" units over ");
        text.append(DataSetWords.frames(census.frames(), all));
        question.between().ifPresent(both -> census.comparison().ifPresent(comparison -> {
            text.append(", ").append(comparison.positives()).append(' ').append(both.positive());
            text.append(" and ").append(comparison.others()).append(' ').append(both.other());
            double chance = comparison.chance().largestArea();
            if (!Double.isNaN(chance)) {
                text.append(" · chance alone gives the best of so many an AUC of ")
                        .append(NumberText.text(chance, 3))
                        .append(", once in 20 above ")
                        .append(NumberText.text(comparison.chance().rarelyAbove(), 3));
            }
        }));
        if (!census.failed().isEmpty()) {
            text.append(" · ").append(census.failed().size()).append(" could not be counted");
        }
        return text.toString();
    }

    /** The unit that tells the categories apart best; empty where nothing is known of that. */
    static Optional<UnitCensus> strongest(Census census) {
        return CensusCharts.ranked(census).stream()
                .filter(unit -> !Double.isNaN(unit.area().area()))
                .findFirst();
    }
}
