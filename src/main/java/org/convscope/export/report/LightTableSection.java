package org.convscope.export.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convscope.array.ColourEnds;
import org.convscope.array.Tensor;
import org.convscope.choice.LightTableSize;
import org.convscope.choice.RangeScope;
import org.convscope.export.JsonText;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.blocks.LayerBlock;
import org.convscope.inspect.lighttable.CompareFrames;
import org.convscope.inspect.lighttable.CompareFrames.ChosenUnits;
import org.convscope.inspect.lighttable.GroupDifference;
import org.convscope.inspect.lighttable.UnitMaps;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.render.colour.ColourShading;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** The same units of each block for several frames, a column a frame, in one shared range. */
final class LightTableSection {
    private static final int UNITS = 6;
    private static final int MOST_TILE = 112;
    private static final int WIDTH = 1060;
    private static final int GAP = 3;
    private static final int TITLE = 15;

    private final ReportFolder folder;
    private final ReportFigures figures;
    private final ComputeMaps maps;
    private final ReportRequest request;

    LightTableSection(ReportFolder folder, ReportFigures figures, ComputeMaps maps, ReportRequest request) {
        this.folder = folder;
        this.figures = figures;
        this.maps = maps;
        this.request = request;
    }

    /** The first frame of each category, so many as can be compared; of one category alone its first frames. */
    static List<NetworkInput> chosen(List<NetworkInput> frames) {
        List<NetworkInput> firsts = firsts(frames);
        List<NetworkInput> chosen = firsts.size() > 1 ? firsts : frames;
        return chosen.subList(0, Math.min(chosen.size(), LightTableSize.MOST));
    }

    private static List<NetworkInput> firsts(List<NetworkInput> frames) {
        Map<String, NetworkInput> first = new LinkedHashMap<>();
        frames.forEach(input -> first.putIfAbsent(input.category(), input));
        return List.copyOf(first.values());
    }

    private static String leftOut(List<NetworkInput> all) {
        int categories = firsts(all).size();
        return categories <= LightTableSize.MOST
                ? ""
                : " Of " + categories + " categories these are the first " + LightTableSize.MOST
                        + ", as many as can be told apart side by side.";
    }

    /**
     * @param all the report's frames, of which some are {@link #chosen}: two or more
     */
    ReportPage.Section write(
            List<LayerBlock> blocks, List<NetworkInput> all, Map<String, @Nullable Object> json, TaskMonitor monitor) {
        List<NetworkInput> frames = chosen(all);
        Network network = request.model().network();
        var html = new StringBuilder();
        html.append(HtmlPieces.paragraph(
                "A row a unit, a column a frame, all in one range. Shown are the units whose means differ"
                        + " most between these frames." + leftOut(all)));
        List<Object> trees = new ArrayList<>();
        List<ReportPage.Part> parts = new ArrayList<>();
        for (LayerBlock block : blocks) {
            String layer = block.layer(request.settings().variant());
            if (network.unavailable(layer).isEmpty()) {
                monitor.progress("Comparing " + layer, (double) trees.size() / blocks.size());
                List<Integer> units = strongest(network, frames, layer, monitor);
                CompareFrames.Result<UnitMaps> result = new CompareFrames(maps)
                        .compare(
                                new CompareFrames.Request(
                                        network,
                                        frames,
                                        layer,
                                        new ChosenUnits(units),
                                        Optional.empty(),
                                        request.settings().shading().limits()),
                                monitor.ofStep());
                String id = "compare-" + folder.name(layer);
                html.append(HtmlPieces.heading(3, id, block.name() + ": " + layer));
                html.append(figure(layer, result));
                parts.add(new ReportPage.Part(id, layer));
                trees.add(tree(layer, result));
            }
        }
        json.put("comparison", trees);
        return new ReportPage.Section("comparison", "Light table", html.toString(), parts);
    }

    /** The units that differ most, in order of index. */
    private List<Integer> strongest(Network network, List<NetworkInput> frames, String layer, TaskMonitor monitor) {
        var difference = new GroupDifference();
        Map<String, String> categories = new LinkedHashMap<>();
        frames.forEach(frame -> categories.put(frame.name(), frame.category()));
        maps.stream(
                new ComputeMaps.Request(network, frames, List.of(layer)),
                one -> difference.add(categories.getOrDefault(one.frame(), ""), one.statistics()),
                monitor);
        return difference.largest(UNITS).stream().sorted().toList();
    }

    private String figure(String layer, CompareFrames.Result<UnitMaps> result) {
        List<UnitMaps> columns = result.columns();
        List<Integer> units = result.page().units();
        int height = columns.get(0).height();
        int width = columns.get(0).width();
        List<UnitMaps> same = columns.stream()
                .filter(column -> column.height() == height && column.width() == width)
                .toList();
        int tiles = units.size() * same.size();
        float[] values = new float[height * width * tiles];
        List<String> titles = new ArrayList<>();
        for (int row = 0; row < units.size(); row++) {
            for (int column = 0; column < same.size(); column++) {
                float[] map = same.get(column).maps().get(row);
                int tile = row * same.size() + column;
                for (int i = 0; i < map.length; i++) {
                    values[i * tiles + tile] = map[i];
                }
                titles.add("#" + units.get(row) + " · " + name(same.get(column)));
            }
        }
        MosaicSource source = MosaicSource.ofMaps(Tensor.of(values, height, width, tiles), MosaicSource.units(0, tiles))
                .with(result.flatness())
                .titled(titles::get);
        int room = Math.min(MOST_TILE, (WIDTH - 2 * GAP) / same.size() - GAP);
        MosaicGeometry geometry = MosaicGeometry.natural(TileGrid.of(units.size(), same.size()), source)
                .withGap(GAP)
                .withBorder(GAP)
                .withTitles(TITLE)
                .fitted(same.size() * (room + GAP) + GAP, units.size() * (room + GAP + TITLE) + GAP);
        ColourShading shading = request.settings().shading();
        ColourEnds ends = result.ends();
        Legend legend = new Legend(shading.mapping(ends.range()), RangeScope.FRAMES, ends, shading.limits(), layer, "");
        BufferedImage image = figures.mosaic(source, geometry, source.sharedRange(ends.range()), legend);
        String file = "comparison/" + folder.name(layer) + ".png";
        String frames = same.stream().map(UnitMaps::frame).collect(Collectors.joining(", "));
        folder.picture(
                file,
                image,
                folder.provenance()
                        .with("Layer", layer)
                        .with("Frames", frames)
                        .with(
                                "Content",
                                "units " + units.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                        .with(legend));
        return HtmlPieces.figure(
                file, image.getWidth(), image.getHeight(), "Comparison in " + layer, "Columns: " + frames + ".");
    }

    /** The frame's file without folder and ending; what comes behind them, an image's number, stays. */
    private static String name(UnitMaps column) {
        String frame = FrameSource.parse(column.frame()).name();
        return frame.replaceFirst("\\.[^.:]+(?=$|::)", "");
    }

    private static Map<String, @Nullable Object> tree(String layer, CompareFrames.Result<UnitMaps> result) {
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("layer", layer);
        tree.put("units", result.page().units());
        tree.put("min", JsonText.number((float) result.ends().values().min()));
        tree.put("max", JsonText.number((float) result.ends().values().max()));
        List<Object> columns = new ArrayList<>();
        for (UnitMaps column : result.columns()) {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("frame", column.frame());
            one.put("category", column.category());
            one.put(
                    "means",
                    column.statistics().stream()
                            .map(unit -> JsonText.number(unit.mean()))
                            .toList());
            columns.add(one);
        }
        tree.put("frames", columns);
        return tree;
    }
}
