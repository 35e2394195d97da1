package org.convscope.export;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscope.choice.ColourMap;
import org.convscope.file.OutputFolder;
import org.convscope.inspect.incoming.IncomingChannel;
import org.convscope.inspect.incoming.IncomingWeights;
import org.convscope.inspect.incoming.TraceIncoming;
import org.convscope.render.tile.TileSheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a unit takes from earlier channels: kernels.png as the notebook has it, incoming.png with exciters and
 * maps, incoming.json (the channels) and parameters.json.
 */
public final class WriteIncoming {
    private static final String KERNELS = "kernels.png";
    private static final String SHEET = "incoming.png";
    private static final String JSON = "incoming.json";
    private static final String PARAMETERS = "parameters.json";
    /** What {@link #write} writes. */
    public static final List<String> FILES = List.of(KERNELS, SHEET, JSON, PARAMETERS);

    private static final int A_ROW = 3;
    private static final ColourMap NOTEBOOK_COLOURS = ColourMap.BLUES;

    /**
     * @throws org.convscope.problem.ProblemException if nothing can be written there
     */
    public void write(
            OutputFolder folder, TraceIncoming.Request request, TraceIncoming.Result found, Provenance provenance) {
        List<IncomingChannel> strongest = found.weights().strongest(request.count());
        var sheet = new IncomingSheet(
                found.weights(), strongest, found.exciters(), request.settings(), request.scale(), found.frameMaps());
        Provenance ofKernels = IncomingSheet.drawn(
                provenance, NOTEBOOK_COLOURS, found.weights().range());
        PictureFile.write(folder, KERNELS, notebook(strongest, sheet.kernels(NOTEBOOK_COLOURS)), ofKernels);
        PictureFile.write(folder, SHEET, sheet.tiles().image(), sheet.drawn(provenance));
        folder.write(JSON, JsonText.text(channels(strongest, found.weights())) + "\n");
        folder.write(PARAMETERS, JsonText.text(parameters(request, found, provenance)) + "\n");
    }

    /** Three a row, titled with the index alone. */
    private static BufferedImage notebook(List<IncomingChannel> channels, List<BufferedImage> kernels) {
        List<BufferedImage> rows = new ArrayList<>();
        for (int from = 0; from < kernels.size(); from += A_ROW) {
            int to = Math.min(from + A_ROW, kernels.size());
            rows.add(new TileSheet(channels.subList(from, to).stream()
                            .map(channel -> "Index: " + channel.channel())
                            .toList())
                    .row("", kernels.subList(from, to))
                    .image());
        }
        int width = rows.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
        int height =
                Math.max(1, rows.stream().mapToInt(BufferedImage::getHeight).sum());
        var whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = whole.createGraphics();
        g.setColor(java.awt.Color.WHITE);
        g.fillRect(0, 0, width, height);
        int y = 0;
        for (BufferedImage row : rows) {
            g.drawImage(row, 0, y, null);
            y += row.getHeight();
        }
        g.dispose();
        return whole;
    }

    private static List<Map<String, @Nullable Object>> channels(
            List<IncomingChannel> channels, IncomingWeights weights) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        for (IncomingChannel channel : channels) {
            Map<String, @Nullable Object> one = JsonText.object();
            one.put("channel", channel.channel());
            one.put("norm", JsonText.number(channel.norm()));
            List<Object> rows = new ArrayList<>();
            for (int y = 0; y < weights.height(); y++) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int x = 0; x < weights.width(); x++) {
                    row.add(JsonText.number(channel.weights()[y * weights.width() + x]));
                }
                rows.add(row);
            }
            one.put("weights", rows);
            all.add(one);
        }
        return all;
    }

    private static Map<String, @Nullable Object> parameters(
            TraceIncoming.Request request, TraceIncoming.Result found, Provenance provenance) {
        Map<String, @Nullable Object> all = JsonText.object();
        all.put("provenance", provenance.entries());
        all.put("layer", found.weights().layer());
        all.put("unit", found.weights().unit());
        all.put("source", found.weights().source());
        all.put("count", request.count());
        all.put("channels", found.weights().channels().size());
        all.put("height", found.weights().height());
        all.put("width", found.weights().width());
        all.put("min", JsonText.number(found.weights().range().min()));
        all.put("max", JsonText.number(found.weights().range().max()));
        request.earlier().ifPresent(earlier -> {
            all.put("window", earlier.window());
            all.put("border", earlier.border().meaning());
        });
        if (!found.exciters().isEmpty()) {
            all.put("exciters", WriteExciters.parameters(request.settings(), request.seed()));
        }
        return all;
    }
}
