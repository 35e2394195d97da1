package org.convscope.ui.maps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.Range;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.FrameInput;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.Page;
import org.convscope.inspect.maps.SharedRange;
import org.convscope.inspect.maps.ValueSample;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.render.mosaic.Grid;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.Origin;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.look.Shades;
import org.convscope.ui.mosaic.TileSet;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.Inputs;
import org.convscope.workspace.RangeScope;

/** Answers the view's questions; runs in the engine's lane. */
final class MapsWork {
    /**
     * A range beyond one layer and one frame.
     *
     * @param scope network or frames
     * @param frames the shown one for scope network, the compared ones for scope frames
     * @param layers for which ranges are wanted; not looked at for scope network
     * @param limits where the ends of the colour map stand
     */
    record RangeQuestion(
            Network network,
            Preprocessing preprocessing,
            RangeScope scope,
            List<FrameSource> frames,
            List<String> layers,
            Shades.Limits limits) {
        RangeQuestion {
            frames = List.copyOf(frames);
            layers = List.copyOf(layers);
        }
    }

    private static final int SAMPLE = 400_000;
    private static final int TILE_SAMPLE = 20_000;

    private final ViewContext context;

    MapsWork(ViewContext context) {
        this.context = context;
    }

    private ComputeMaps maps() {
        return new ComputeMaps(context.engine().get(), context.maps());
    }

    List<LayerTiles> tiles(MapsQuestion question, TaskMonitor monitor) {
        FrameInput input =
                Inputs.of(context, question.model().network(), question.model().preprocessing(), question.frame());
        List<LayerTiles> answer = new ArrayList<>();
        var request = new ComputeMaps.Request(question.model().network(), List.of(input), question.layers());
        for (LayerMaps maps : maps().compute(request, monitor)) {
            monitor.checkCancelled();
            monitor.progress("Drawing " + maps.layer(), -1);
            answer.add(tiles(maps, question));
        }
        return answer;
    }

    private static LayerTiles tiles(LayerMaps maps, MapsQuestion question) {
        List<Integer> order = question.order().sort(maps.statistics());
        Page page = question.enlarged().isPresent()
                ? new Page(
                        0,
                        1,
                        List.of(Math.min(maps.units() - 1, question.enlarged().getAsInt())))
                : Page.of(order, question.page(), MapsPlan.pageSize(question.layout()));
        int[] units = page.units().stream().mapToInt(Integer::intValue).toArray();
        Grid grid = question.enlarged().isPresent() ? Grid.of(1, 1) : MapsPlan.grid(question.layout(), units.length);
        TileSet tiles = TileSet.of(
                MosaicSource.ofMaps(maps.values(), units),
                grid,
                question.enlarged().isPresent() ? TileSet.Gaps.NONE : TileSet.Gaps.DRAWN,
                Origin.UPPER);
        if (question.limits() == Shades.Limits.EXTREMES) {
            return new LayerTiles(maps, page, tiles, order, tiles.tileRanges(), maps.range());
        }
        List<Range> each = new ArrayList<>();
        for (int unit : units) {
            each.add(limits(maps, unit));
        }
        return new LayerTiles(maps, page, tiles, order, each, limits(maps));
    }

    private static Range limits(LayerMaps maps, int unit) {
        var sample = new ValueSample((long) maps.height() * maps.width(), TILE_SAMPLE);
        sample.add(maps.values().data(), unit, maps.units());
        return sample.limits();
    }

    /** Percentiles over all units of a layer. */
    static Range limits(LayerMaps maps) {
        var sample = new ValueSample(maps.values().size(), SAMPLE);
        sample.add(maps.values().data(), 0, 1);
        return sample.limits();
    }

    /** Ranges by layer; under scope network all layers have the same. */
    Map<String, Range> ranges(RangeQuestion question, TaskMonitor monitor) {
        var shared = new SharedRange(maps());
        List<FrameInput> inputs = new ArrayList<>();
        for (FrameSource frame : question.frames()) {
            inputs.add(Inputs.of(context, question.network(), question.preprocessing(), frame));
        }
        Map<String, Range> ranges = new LinkedHashMap<>();
        if (question.limits() == Shades.Limits.PERCENTILES) {
            return percentiles(question, inputs, monitor);
        }
        if (question.scope() == RangeScope.NETWORK) {
            Range all = shared.overNetwork(question.network(), inputs.get(0), monitor);
            question.layers().forEach(layer -> ranges.put(layer, all));
        } else {
            for (String layer : question.layers()) {
                ranges.put(layer, shared.overFrames(question.network(), inputs, layer, monitor));
            }
        }
        return ranges;
    }

    private Map<String, Range> percentiles(RangeQuestion question, List<FrameInput> inputs, TaskMonitor monitor) {
        Map<String, Range> ranges = new LinkedHashMap<>();
        if (question.scope() == RangeScope.NETWORK) {
            List<String> all = question.network().convolutions().stream()
                    .map(LayerCall::id)
                    .filter(id -> question.network().unavailable(id).isEmpty())
                    .toList();
            Range range = percentiles(question.network(), inputs, all, monitor);
            question.layers().forEach(layer -> ranges.put(layer, range));
        } else {
            for (String layer : question.layers()) {
                ranges.put(layer, percentiles(question.network(), inputs, List.of(layer), monitor));
            }
        }
        return ranges;
    }

    private Range percentiles(Network network, List<FrameInput> inputs, List<String> layers, TaskMonitor monitor) {
        long total = 0;
        for (String layer : layers) {
            long size = 1;
            for (int length : network.call(layer).outputShape()) {
                size *= Math.max(1, length);
            }
            total += size * inputs.size();
        }
        var sample = new ValueSample(total, SAMPLE);
        maps().stream(
                new ComputeMaps.Request(network, inputs, layers),
                one -> sample.add(one.values().data(), 0, 1),
                monitor);
        return sample.limits();
    }
}
