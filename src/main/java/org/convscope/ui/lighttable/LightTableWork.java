package org.convscope.ui.lighttable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.MapFlatness;
import org.convscope.array.Range;
import org.convscope.choice.TileLayout;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.SortUnits;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.inspect.maps.ValueSample;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.frame.ShownFrame;
import org.convscope.ui.mosaic.TileSet;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.NetworkInputs;

/** Answers the light table's questions; runs in the engine's lane. */
final class LightTableWork {
    private final ViewContext context;

    LightTableWork(ViewContext context) {
        this.context = context;
    }

    LightTable table(LightTableQuestion question, TaskMonitor monitor) {
        List<LayerMaps> all = new ArrayList<>();
        List<NetworkInput> inputs = new ArrayList<>();
        for (FrameSource frame : question.frames()) {
            monitor.progress(
                    "Maps of " + frame.name(),
                    all.size() / (double) question.frames().size());
            NetworkInput input = NetworkInputs.of(
                    context, question.model().network(), question.model().preprocessing(), frame);
            inputs.add(input);
            all.add(new ComputeMaps(context.engine().get(), context.maps())
                    .compute(
                            new ComputeMaps.Request(
                                    question.model().network(), List.of(input), List.of(question.layer())),
                            monitor)
                    .get(0));
        }
        int leading = question.reference().map(question.frames()::indexOf).orElse(0);
        // one order for all, that of the reference: the same unit lies in the same place everywhere
        List<Integer> order =
                SortUnits.of(question.order(), all.get(Math.max(0, leading)).statistics());
        int size = question.layout() == TileLayout.FOUR_BY_EIGHT || question.layout() == TileLayout.EIGHT_BY_FOUR
                ? 32
                : 64;
        UnitPage page = UnitPage.of(order, question.page(), size);
        int[] units = page.units().stream().mapToInt(Integer::intValue).toArray();
        TileGrid grid =
                switch (question.layout()) {
                    case SQUARE -> TileGrid.square(units.length);
                    case FOUR_BY_EIGHT -> TileGrid.of(4, 8);
                    case EIGHT_BY_FOUR -> TileGrid.of(8, 4);
                    case SIXTEEN_A_ROW -> TileGrid.perRow(16, units.length);
                };
        List<LightTable.Column> columns = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            monitor.checkCancelled();
            FrameSource source = question.frames().get(i);
            LayerMaps maps = all.get(i);
            Optional<TileSet> differenceTiles = question.reference().isPresent() && i != leading
                    ? minus(maps, all.get(leading), units).map(tiles -> tiles(tiles, grid))
                    : Optional.empty();
            columns.add(new LightTable.Column(
                    source,
                    inputs.get(i).category(),
                    ShownFrame.of(context.frames().load(source)),
                    tiles(MosaicSource.ofMaps(maps.values(), units).with(maps.flatness()), grid),
                    differenceTiles,
                    IntStream.of(units)
                            .mapToObj(unit -> maps.unitEnds(unit, question.limits()))
                            .toList(),
                    maps.range(),
                    maps.dead().size()));
        }
        ColourEnds differences = question.reference().isPresent()
                ? differences(all, Math.max(0, leading), question.limits())
                : ColourEnds.NONE;
        List<String> categories =
                columns.stream().map(LightTable.Column::category).distinct().toList();
        columns.sort(Comparator.comparingInt(column -> categories.indexOf(column.category())));
        return new LightTable(
                question.model(),
                question.layer(),
                columns,
                page,
                question.limits(),
                ends(all, question.limits()),
                differences);
    }

    private static ColourEnds ends(List<LayerMaps> all, ColourLimits limits) {
        var sample = new ValueSample(
                all.stream().mapToLong(maps -> maps.values().size()).sum(), ValueSample.OF_LAYER);
        Range range = Range.EMPTY;
        for (LayerMaps maps : all) {
            sample.add(maps.values().data(), 0, 1);
            range = range.union(maps.range());
        }
        return sample.ends(limits, range);
    }

    /** Around zero, over all units of the layer, so that another page has the same. */
    private static ColourEnds differences(List<LayerMaps> all, int leading, ColourLimits limits) {
        LayerMaps leader = all.get(leading);
        float[] reference = leader.values().data();
        List<float[]> others = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i != leading
                    && Arrays.equals(
                            all.get(i).values().shape(), leader.values().shape())) {
                others.add(all.get(i).values().data());
            }
        }
        var sample = new ValueSample((long) others.size() * reference.length, ValueSample.OF_LAYER);
        Range range = Range.EMPTY;
        for (float[] other : others) {
            sample.addDifference(other, reference);
            range = range.union(ValueSample.rangeOfDifference(other, reference));
        }
        ColourEnds ends = sample.ends(limits, range);
        return ends.range().isEmpty() ? ends : ends.at(ends.range().symmetric());
    }

    private static TileSet tiles(MosaicSource source, TileGrid grid) {
        return TileSet.of(source, grid, TileSet.Gaps.DRAWN, RowOrigin.UPPER);
    }

    /** The chosen units of one frame minus those of another; empty where sizes differ. */
    static Optional<MosaicSource> minus(LayerMaps maps, LayerMaps other, int... units) {
        return Arrays.equals(maps.values().shape(), other.values().shape())
                ? Optional.of(MosaicSource.ofDifference(maps.values(), other.values(), units)
                        .with(MapFlatness.of(maps.range().union(other.range()))))
                : Optional.empty();
    }
}
