package org.convscope.ui.maps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.choice.RangeScope;
import org.convscope.frame.FrameSource;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.lighttable.GroupDifference;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.SharedRange;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.network.Network;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.NetworkInputs;

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
            ColourLimits limits) {
        RangeQuestion {
            frames = List.copyOf(frames);
            layers = List.copyOf(layers);
        }
    }

    private final ViewContext context;

    MapsWork(ViewContext context) {
        this.context = context;
    }

    private ComputeMaps maps() {
        return new ComputeMaps(context.engine().get(), context.maps());
    }

    List<LayerTiles> tiles(MapsQuestion question, TaskMonitor monitor) {
        if (!question.over().isEmpty()) {
            return List.of(new UnitOverFrames(context, maps()).tiles(question, monitor));
        }
        NetworkInput input = NetworkInputs.of(
                context, question.model().network(), question.model().preprocessing(), question.frame());
        List<LayerTiles> answer = new ArrayList<>();
        var request = new ComputeMaps.Request(question.model().network(), List.of(input), question.layers());
        for (LayerMaps maps : maps().compute(request, monitor)) {
            monitor.checkCancelled();
            monitor.progress("Drawing " + maps.layer(), -1);
            answer.add(tiles(
                    maps, question, ShownOrder.of(maps, question, () -> compared(maps.layer(), question, monitor))));
        }
        return answer;
    }

    private static LayerTiles tiles(LayerMaps maps, MapsQuestion question, ShownOrder order) {
        UnitPage page = question.enlarged().isPresent()
                ? new UnitPage(
                        0,
                        1,
                        List.of(Math.min(maps.units() - 1, question.enlarged().getAsInt())))
                : UnitPage.of(order.units(), question.page(), question.layout().pageSize());
        int[] units = page.units().stream().mapToInt(Integer::intValue).toArray();
        TileGrid grid =
                question.enlarged().isPresent() ? TileGrid.of(1, 1) : TileGrid.page(question.layout(), units.length);
        Mosaic tiles = Mosaic.of(
                MosaicSource.ofMaps(maps.values(), units).with(maps.flatness()),
                grid,
                question.enlarged().isPresent() ? Mosaic.Gaps.NONE : Mosaic.Gaps.DRAWN,
                RowOrigin.UPPER);
        List<ColourEnds> each = new ArrayList<>();
        for (int unit : units) {
            each.add(maps.unitEnds(unit, question.limits()));
        }
        return new LayerTiles(
                maps, List.of(), page, tiles, order.units(), order.said(), each, maps.ends(question.limits()));
    }

    /** How far each unit's means lie apart between the groups on the light table. */
    private List<Double> compared(String layer, MapsQuestion question, TaskMonitor monitor) {
        var difference = new GroupDifference();
        for (FrameSource frame : question.by().frames()) {
            monitor.checkCancelled();
            monitor.progress("Comparing " + frame.name(), -1);
            NetworkInput input = NetworkInputs.of(
                    context, question.model().network(), question.model().preprocessing(), frame);
            var request = new ComputeMaps.Request(question.model().network(), List.of(input), List.of(layer));
            difference.add(
                    input.category(),
                    maps().compute(request, monitor.ofStep()).get(0).statistics());
        }
        return difference.distances();
    }

    /** Ends by layer; under scope network all layers have the same. */
    Map<String, ColourEnds> ranges(RangeQuestion question, TaskMonitor monitor) {
        var shared = new SharedRange(maps());
        List<NetworkInput> inputs = new ArrayList<>();
        for (FrameSource frame : question.frames()) {
            inputs.add(NetworkInputs.of(context, question.network(), question.preprocessing(), frame));
        }
        Map<String, ColourEnds> ranges = new LinkedHashMap<>();
        if (question.scope() == RangeScope.NETWORK) {
            ColourEnds all = shared.overNetwork(question.network(), inputs.get(0), question.limits(), monitor);
            question.layers().forEach(layer -> ranges.put(layer, all));
        } else {
            for (String layer : question.layers()) {
                ranges.put(layer, shared.overFrames(question.network(), inputs, layer, question.limits(), monitor));
            }
        }
        return ranges;
    }
}
