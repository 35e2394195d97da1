package org.convscope.ui.units;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.convscope.array.Range;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.census.UnitCensus;
import org.convscope.inspect.census.UnitResponses;
import org.convscope.ui.dataset.ResponseColumn;
import org.convscope.workspace.Navigation;
import org.convscope.workspace.WorkspaceModel;

/**
 * What the user does with a unit.
 *
 * @param counted what is shown
 * @param choosing takes the unit that was chosen
 */
record UnitActions(
        WorkspaceModel workspace,
        Supplier<Optional<CountedUnits>> counted,
        Consumer<UnitCensus> choosing,
        UnitsView.FilterTaker filtering)
        implements UnitsPane.Actions {
    /** As many as the light table holds, half of them the strongest. */
    private static final int ON_LIGHT_TABLE = 4;

    @Override
    public void chosen(UnitCensus unit) {
        choosing.accept(unit);
    }

    @Override
    public void opened(UnitDetail.Rank rank) {
        var frame = new CategorizedFrame(rank.peak().frame().source(), rank.categories());
        workspace.update(now -> Navigation.select(now, frame));
    }

    @Override
    public void lightTable(UnitResponses responses) {
        counted.get().ifPresent(now -> {
            List<CategorizedFrame> frames = Stream.concat(
                            responses.largestMean(ON_LIGHT_TABLE).stream(),
                            worstFirst(responses.smallestMean(ON_LIGHT_TABLE)).stream())
                    .distinct()
                    .map(index -> new CategorizedFrame(frames(now).get(index).source(), UnitDetail.words(now, index)))
                    .toList();
            workspace.update(before -> Navigation.sideBySide(before, frames));
        });
    }

    private static List<Integer> worstFirst(List<Integer> smallest) {
        List<Integer> turned = new ArrayList<>(smallest);
        Collections.reverse(turned);
        return turned;
    }

    private static List<LabelledFrame> frames(CountedUnits counted) {
        return counted.subject().listed().frames().frames();
    }

    @Override
    public void filter(UnitCensus unit, UnitResponses responses, Optional<Range> range) {
        counted.get().ifPresent(now -> {
            Map<FrameSource, Double> values = new LinkedHashMap<>();
            responses
                    .frames()
                    .forEach(one -> values.put(frames(now).get(one.index()).source(), one.mean()));
            filtering.filter(new ResponseColumn(unit.layer() + " #" + unit.unit(), values), range);
        });
    }
}
