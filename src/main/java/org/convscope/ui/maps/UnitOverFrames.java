package org.convscope.ui.maps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.ColourEnds;
import org.convscope.array.Statistics;
import org.convscope.array.Tensor;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.render.mosaic.Mosaic;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.RowOrigin;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.NetworkInputs;

/** One unit of a layer on many frames; runs in the engine's lane. */
record UnitOverFrames(ViewContext context, ComputeMaps maps) {
    /** A map a frame; frames whose maps have another size than the first one's are left out, which is said. */
    LayerTiles tiles(MapsQuestion question, TaskMonitor monitor) {
        List<FrameSource> frames = question.over().frames();
        String layer = question.layers().get(0);
        List<FrameSource> shown = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        List<Statistics> statistics = new ArrayList<>();
        int[] shape = {};
        int unit = 0;
        for (FrameSource frame : frames) {
            monitor.checkCancelled();
            monitor.progress("Maps of " + frame.name(), values.size() / (double) frames.size());
            var request = new ComputeMaps.Request(
                    question.model().network(),
                    List.of(NetworkInputs.of(
                            context,
                            question.model().network(),
                            question.model().preprocessing(),
                            frame)),
                    List.of(layer));
            LayerMaps one = maps.compute(request, monitor.ofStep()).get(0);
            if (shown.isEmpty()) {
                shape = one.values().shape();
                unit = Math.min(one.units() - 1, question.enlarged().orElse(0));
            }
            if (Arrays.equals(shape, one.values().shape())) {
                shown.add(frame);
                values.add(one.map(unit));
                statistics.add(one.statistics().get(unit));
            }
        }
        var stacked =
                new LayerMaps(layer, "#" + unit, shape[0], shape[1], stacked(values, shape[0], shape[1]), statistics);
        String left = shown.size() == frames.size()
                ? ""
                : " · " + (frames.size() - shown.size()) + " of another size left out";
        return tiles(question, stacked, shown, "#" + unit + " on " + shown.size() + " frames" + left);
    }

    private static Tensor stacked(List<float[]> maps, int height, int width) {
        int frames = maps.size();
        float[] values = new float[height * width * frames];
        for (int frame = 0; frame < frames; frame++) {
            float[] map = maps.get(frame);
            for (int i = 0; i < map.length; i++) {
                values[i * frames + frame] = map[i];
            }
        }
        return Tensor.of(values, height, width, frames);
    }

    private static LayerTiles tiles(MapsQuestion question, LayerMaps stacked, List<FrameSource> frames, String said) {
        int[] indices = IntStream.range(0, frames.size()).toArray();
        List<Integer> order = Arrays.stream(indices).boxed().toList();
        Mosaic tiles = Mosaic.of(
                MosaicSource.ofMaps(stacked.values(), indices)
                        .with(stacked.flatness())
                        .titled(index -> frames.get(index).name()),
                TileGrid.page(question.layout(), frames.size()),
                Mosaic.Gaps.DRAWN,
                RowOrigin.UPPER);
        List<ColourEnds> each = order.stream()
                .map(index -> stacked.unitEnds(index, question.limits()))
                .toList();
        return new LayerTiles(
                stacked,
                frames,
                new UnitPage(question.over().number(), question.over().pages(), order),
                tiles,
                order,
                said,
                each,
                stacked.ends(question.limits()));
    }
}
