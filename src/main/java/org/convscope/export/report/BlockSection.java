package org.convscope.export.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.array.ColourEnds;
import org.convscope.array.ColourLimits;
import org.convscope.array.Statistics;
import org.convscope.choice.RangeScope;
import org.convscope.choice.UnitOrder;
import org.convscope.export.CsvTable;
import org.convscope.export.JsonText;
import org.convscope.export.Provenance;
import org.convscope.inspect.blocks.LayerBlock;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.LayerMaps;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.SharedRange;
import org.convscope.inspect.maps.SortUnits;
import org.convscope.inspect.maps.UnitPage;
import org.convscope.network.Network;
import org.convscope.render.NumberText;
import org.convscope.render.colour.Legend;
import org.convscope.render.mosaic.MosaicGeometry;
import org.convscope.render.mosaic.MosaicSource;
import org.convscope.render.mosaic.TileGrid;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** The first 64 units of each block for one frame, with a legend, and which of all units are dead or constant. */
final class BlockSection {
    private static final int TILE = 128;
    private static final int TITLE = 15;
    private static final int GAP = 3;

    private final ReportFolder folder;
    private final ReportFigures figures;
    private final ComputeMaps maps;
    private final ReportRequest request;
    private final List<LayerBlock> blocks;
    private final Map<String, ColourEnds> overFrames = new HashMap<>();

    BlockSection(
            ReportFolder folder,
            ReportFigures figures,
            ComputeMaps maps,
            ReportRequest request,
            List<LayerBlock> blocks) {
        this.folder = folder;
        this.figures = figures;
        this.maps = maps;
        this.request = request;
        this.blocks = blocks;
    }

    /** Finds the ranges over all frames, which scope "frames" wants before the first picture. */
    void prepare(List<NetworkInput> frames, TaskMonitor monitor) {
        if (request.settings().scope() == RangeScope.FRAMES) {
            Network network = request.model().network();
            for (LayerBlock block : blocks) {
                String layer = block.layer(request.settings().variant());
                overFrames.put(layer, new SharedRange(maps).overFrames(network, frames, layer, limits(), monitor));
            }
        }
    }

    /** The maps that a frame's section shows. */
    ComputeMaps.Request wanted(NetworkInput frame) {
        Network network = request.model().network();
        List<String> layers = blocks.stream()
                .map(block -> block.layer(request.settings().variant()))
                .filter(layer -> network.unavailable(layer).isEmpty())
                .toList();
        return new ComputeMaps.Request(network, List.of(frame), layers);
    }

    /**
     * @param place folder of the frame's files within the report, with a slash at the end
     */
    String write(NetworkInput frame, String place, Map<String, @Nullable Object> json, TaskMonitor monitor) {
        Network network = request.model().network();
        RangeScope scope = request.settings().scope();
        Optional<ColourEnds> overNetwork = scope == RangeScope.NETWORK
                ? Optional.of(new SharedRange(maps).overNetwork(network, frame, limits(), monitor))
                : Optional.empty();
        Map<String, String> pieces = new HashMap<>();
        List<Object> trees = new ArrayList<>();
        var csv = new CsvTable("layer", "unit", "min", "max", "mean", "std", "zero_share", "dead", "constant");
        maps.stream(
                wanted(frame),
                layer -> {
                    ColourEnds ends = overNetwork.orElseGet(() -> known(layer));
                    pieces.put(layer.layer(), figure(layer, ends, place));
                    trees.add(tree(layer));
                    rows(csv, layer);
                },
                monitor);
        folder.table(place + "units.csv", csv, folder.provenance().with("Frame", frame.name()));
        json.put("blocks", trees);
        var html = new StringBuilder();
        for (LayerBlock block : blocks) {
            String layer = block.layer(request.settings().variant());
            html.append(HtmlPieces.heading(4, block.name() + ": " + layer));
            html.append(pieces.getOrDefault(
                    layer,
                    HtmlPieces.note(layer + " is not available: "
                            + network.unavailable(layer).orElse(""))));
        }
        html.append("<p>Statistics of every unit: ")
                .append(HtmlPieces.link(place + "units.csv", "units.csv"))
                .append(". Every value of every map: <code>convscope activations MODEL FRAME --out"
                        + " FILE.h5</code>.</p>\n");
        return html.toString();
    }

    /** Over the compared frames, or the layer's own. */
    private ColourEnds known(LayerMaps layer) {
        ColourEnds ends = overFrames.get(layer.layer());
        return ends == null ? layer.ends(limits()) : ends;
    }

    private ColourLimits limits() {
        return request.settings().shading().limits();
    }

    private String figure(LayerMaps layer, ColourEnds ends, String place) {
        UnitPage page = UnitPage.first(SortUnits.of(UnitOrder.INDEX, layer.statistics()));
        int[] units = page.units().stream().mapToInt(Integer::intValue).toArray();
        MosaicSource source = MosaicSource.ofMaps(layer.values(), units)
                .with(layer.flatness())
                .titled(unit -> "#" + unit);
        MosaicGeometry natural = MosaicGeometry.natural(TileGrid.page(units.length), source)
                .withGap(GAP)
                .withBorder(GAP);
        MosaicGeometry geometry = request.settings().resolution() == ReportRequest.Resolution.FULL
                ? natural
                : page(natural.withTitles(TITLE));
        RangeScope scope = request.settings().scope();
        boolean each = scope == RangeScope.TILE;
        List<ColourEnds> tiles = IntStream.of(units)
                .mapToObj(unit -> each ? layer.unitEnds(unit, limits()) : ends)
                .toList();
        ColourEnds all = each ? ColourEnds.over(tiles) : ends;
        var legend = new Legend(
                request.settings().shading().mapping(all.range()),
                scope,
                all,
                limits(),
                layer.layer() + " · " + layer.frame(),
                "");
        BufferedImage image = figures.mosaic(
                source, geometry, tiles.stream().map(ColourEnds::range).toList(), legend);
        String file = place + folder.name(layer.layer()) + ".png";
        Provenance shown = folder.provenance()
                .with("Frame", layer.frame())
                .with("Layer", layer.layer())
                .with("Content", "units " + units[0] + " to " + units[units.length - 1])
                .with(legend);
        folder.picture(file, image, shown);
        return HtmlPieces.figure(
                file, image.getWidth(), image.getHeight(), "Maps of " + layer.layer(), caption(layer, page));
    }

    private static MosaicGeometry page(MosaicGeometry natural) {
        int columns = natural.grid().columns();
        int rows = natural.grid().rows();
        int width = columns * TILE + (columns - 1) * GAP + 2 * GAP;
        return natural.fitted(width, Math.max(width, rows * (TILE + TITLE + GAP) + GAP));
    }

    private static String caption(LayerMaps layer, UnitPage page) {
        var text = new StringBuilder();
        text.append(page.units().size()).append(" of ").append(layer.units()).append(" units, ");
        text.append(layer.height()).append(" x ").append(layer.width()).append(" each");
        text.append("; values from ").append(NumberText.text(layer.range().min()));
        text.append(" to ").append(NumberText.text(layer.range().max()));
        text.append(". Of all units ").append(layer.dead().size()).append(" are dead (zero everywhere on this frame)");
        text.append(" and ").append(layer.constant().size()).append(" constant.");
        if (!layer.notFinite().isEmpty()) {
            text.append(" NaN or infinities in ")
                    .append(layer.notFinite().size())
                    .append('.');
        }
        return text.toString();
    }

    private static void rows(CsvTable csv, LayerMaps layer) {
        List<Integer> dead = layer.dead();
        List<Integer> constant = layer.constant();
        for (int unit = 0; unit < layer.units(); unit++) {
            Statistics s = layer.statistics().get(unit);
            csv.row(
                    layer.layer(),
                    unit,
                    s.range().min(),
                    s.range().max(),
                    s.mean(),
                    s.standardDeviation(),
                    s.zeroShare(),
                    dead.contains(unit),
                    constant.contains(unit));
        }
    }

    private static Map<String, @Nullable Object> tree(LayerMaps layer) {
        Map<String, @Nullable Object> tree = JsonText.object();
        tree.put("layer", layer.layer());
        tree.put("height", layer.height());
        tree.put("width", layer.width());
        tree.put("units", layer.units());
        tree.put("min", JsonText.number((float) layer.range().min()));
        tree.put("max", JsonText.number((float) layer.range().max()));
        tree.put("dead", layer.dead());
        tree.put("constant", layer.constant());
        tree.put("notFinite", layer.notFinite());
        return tree;
    }
}
