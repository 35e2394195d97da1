package org.convscope.ui.lighttable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.array.MapFlatness;
import org.convscope.array.Statistics;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.lighttable.CategoryMeans;
import org.convscope.inspect.lighttable.CompareFrames;
import org.convscope.inspect.lighttable.GroupDifference;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.render.NumberText;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.frame.ShownFrame;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.NetworkInputs;
import org.convscope.workspace.LightTableSettings;

/** Answers the light table's questions; runs in the engine's lane. */
final class LightTableWork {
    private final ViewContext context;

    /** What a column is of. */
    private record Heading(String title, String category, Optional<LightTable.Shown> shown) {}

    LightTableWork(ViewContext context) {
        this.context = context;
    }

    LightTable table(LightTableQuestion question, TaskMonitor monitor) {
        Map<String, FrameSource> sources = new HashMap<>();
        List<NetworkInput> inputs = new ArrayList<>();
        for (FrameSource frame : question.frames()) {
            monitor.checkCancelled();
            NetworkInput input = NetworkInputs.of(
                    context, question.model().network(), question.model().preprocessing(), frame);
            inputs.add(input);
            sources.put(input.name(), frame);
        }
        var request = new CompareFrames.Request(
                question.model().network(),
                inputs,
                question.layer(),
                units(question),
                question.reference().map(FrameSource::toString),
                question.limits());
        var differing = new GroupDifference();
        var means = new CategoryMeans();
        List<LayerMaps> leader = new ArrayList<>();
        CompareFrames.Result<LightTable.Column> result = new CompareFrames(
                        new ComputeMaps(context.engine().get(), context.maps()))
                .compare(
                        request,
                        (frame, maps, units, reference) -> {
                            differing.add(frame.category(), maps.statistics());
                            if (question.means() == LightTableSettings.Means.SHOWN
                                    && !frame.category().isEmpty()) {
                                means.add(frame.category(), maps);
                            }
                            reference.filter(known -> leader.isEmpty()).ifPresent(leader::add);
                            FrameSource source = sources.getOrDefault(
                                    frame.name(), question.frames().get(0));
                            var shown = new LightTable.Shown(
                                    source, ShownFrame.of(context.frames().load(source)));
                            return column(
                                    question,
                                    new Heading(source.name(), frame.category(), Optional.of(shown)),
                                    maps,
                                    reference,
                                    indices(units));
                        },
                        monitor);
        monitor.checkCancelled();
        Map<String, LightTable.Column> ofCategories = new HashMap<>();
        for (CategoryMeans.Mean mean : means.means()) {
            Optional<LayerMaps> reference = leader.stream()
                    .filter(known -> Arrays.equals(
                            known.values().shape(), mean.maps().values().shape()))
                    .findFirst();
            ofCategories.put(
                    mean.category(),
                    column(
                            question,
                            new Heading("mean of " + mean.frames(), mean.category(), Optional.empty()),
                            mean.maps(),
                            reference,
                            indices(result.page().units())));
        }
        return new LightTable(
                question.model(),
                question.layer(),
                withMeans(result.columns(), ofCategories),
                result.page(),
                question.alone(),
                question.limits(),
                result.ends(),
                result.differences(),
                differing.largest(UnitOffers.MOST));
    }

    private static int[] indices(List<Integer> units) {
        return units.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Each mean behind the last frame of its category. */
    private static List<LightTable.Column> withMeans(
            List<LightTable.Column> frames, Map<String, LightTable.Column> means) {
        List<LightTable.Column> all = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            String category = frames.get(i).category();
            all.add(frames.get(i));
            boolean isLast =
                    i + 1 == frames.size() || !frames.get(i + 1).category().equals(category);
            if (isLast && means.containsKey(category)) {
                all.add(means.get(category));
            }
        }
        return all;
    }

    private static CompareFrames.UnitChoice units(LightTableQuestion question) {
        return question.alone().isPresent()
                ? new CompareFrames.ChosenUnits(List.of(question.alone().getAsInt()))
                : new CompareFrames.PageOfUnits(
                        question.order(), question.page(), question.layout().pageSize());
    }

    private static LightTable.Column column(
            LightTableQuestion question, Heading heading, LayerMaps maps, Optional<LayerMaps> reference, int... units) {
        TileGrid grid = TileGrid.page(question.layout(), units.length);
        Mosaic.Gaps gaps = question.alone().isPresent() ? Mosaic.Gaps.NONE : Mosaic.Gaps.DRAWN;
        return new LightTable.Column(
                heading.title(),
                heading.category(),
                heading.shown(),
                tiles(MosaicSource.ofMaps(maps.values(), units).with(maps.flatness()), grid, gaps),
                reference.map(other -> tiles(minus(maps, other, units), grid, gaps)),
                Arrays.stream(units)
                        .mapToObj(unit -> maps.unitEnds(unit, question.limits()))
                        .toList(),
                facts(maps, question.alone()));
    }

    private static String facts(LayerMaps maps, OptionalInt alone) {
        if (alone.isEmpty()) {
            return "max " + NumberText.text(maps.range().max(), 3) + " · "
                    + maps.dead().size() + " dead";
        }
        Statistics unit = maps.statistics().get(alone.getAsInt());
        return "mean " + NumberText.text(unit.mean(), 3) + " · max "
                + NumberText.text(unit.range().max(), 3);
    }

    private static Mosaic tiles(MosaicSource source, TileGrid grid, Mosaic.Gaps gaps) {
        return Mosaic.of(source, grid, gaps, RowOrigin.UPPER);
    }

    /** The chosen units of one frame minus those of another of the same size. */
    static MosaicSource minus(LayerMaps maps, LayerMaps other, int... units) {
        return MosaicSource.ofDifference(maps.values(), other.values(), units)
                .with(MapFlatness.of(maps.range().union(other.range())));
    }
}
