package org.convscope.export.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.choice.EmbeddingMethod;
import org.convscope.choice.LayerFeatures;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.embedding.EmbeddingChart;
import org.convscope.export.embedding.LayerEmbedding;
import org.convscope.export.embedding.WriteEmbedding;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.census.CensusLayers;
import org.convscope.inspect.embedding.EmbedFrames;
import org.convscope.inspect.embedding.EmbeddingSettings;
import org.convscope.inspect.embedding.FrameEmbedding;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.problem.Problem;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartPictures;
import org.convscope.render.chart.ChartTheme;
import org.jspecify.annotations.Nullable;

/** The frames of the report on a plane, by the last convolution. */
final class EmbeddingSection implements AnalysisSection {
    /** Fewer have no neighbourhoods that t-SNE could keep. */
    private static final int ENOUGH_FOR_TSNE = 20;

    private static final int WIDTH = 760;
    private static final int HEIGHT = 560;
    private static final long SEED = 0;

    @Override
    public String title() {
        return "Frames that are alike";
    }

    @Override
    public String write(AnalysisContext context, Map<String, @Nullable Object> json) {
        Map<FrameSource, Map.Entry<CategorizedFrame, NetworkInput>> inputs = new LinkedHashMap<>();
        context.inputs()
                .entrySet()
                .forEach(one -> inputs.putIfAbsent(one.getKey().source(), one));
        List<LabelledFrame> frames =
                inputs.keySet().stream().map(LabelledFrame::withoutLabels).toList();
        EmbeddingMethod method = frames.size() < ENOUGH_FOR_TSNE ? EmbeddingMethod.PCA : EmbeddingMethod.TSNE;
        var settings = new EmbeddingSettings(method, EmbeddingSettings.ITERATIONS, EmbeddingSettings.PERPLEXITY, SEED);
        String layer = layer(context);
        FrameEmbedding embedding = new EmbedFrames(
                        context::engine, frame -> input(inputs, frame.source()).getValue(), failure -> {})
                .embed(
                        new EmbedFrames.Request(context.network(), layer, LayerFeatures.MEAN, frames),
                        settings,
                        context.monitor());
        List<String> categories = embedding.points().stream()
                .map(point -> input(inputs, point.frame().source()).getKey().category())
                .toList();
        var shown = new LayerEmbedding(layer, LayerFeatures.MEAN, settings, embedding, categories);
        WriteEmbedding.describe(shown, json);
        json.put("picture", AnalysisContext.path("embedding"));
        var chart = EmbeddingChart.of(new ChartTheme(Palette.light()), shown);
        List<String> words = new ArrayList<>(List.of("A point a frame, by the means of the maps of '" + layer
                + "': those for which it gives much the same lie near each other. "
                + (method == EmbeddingMethod.TSNE
                        ? "t-SNE keeps neighbours together; distances between clouds and their sizes mean nothing."
                        : "The two directions along which the means vary most.")));
        embedding.notes().forEach(note -> words.add(Problem.of(note).standing()));
        embedding
                .failures()
                .forEach(failure -> words.add("Left out: " + failure.problem().sentence()));
        return HtmlPieces.paragraph(String.join(" ", words))
                + "<div class=\"figures\">\n"
                + context.figure(
                        "embedding",
                        ChartPictures.toImage(chart, WIDTH, HEIGHT, 1),
                        context.provenance().with("Layer", layer).with("Method", method.word()),
                        "Frames on a plane by " + layer,
                        EmbeddingChart.title(shown))
                + "</div>\n";
    }

    private static Map.Entry<CategorizedFrame, NetworkInput> input(
            Map<FrameSource, Map.Entry<CategorizedFrame, NetworkInput>> inputs, FrameSource source) {
        Map.Entry<CategorizedFrame, NetworkInput> input = inputs.get(source);
        if (input == null) {
            throw new IllegalStateException(source + " is no frame of the report");
        }
        return input;
    }

    private static String layer(AnalysisContext context) {
        return CensusLayers.lastConvolution(context.network())
                .map(one -> one.name())
                .orElseThrow(() -> Problem.of("the model has no convolution whose maps could lay frames out")
                        .nextStep("Use 'embed' with --layer")
                        .asException());
    }
}
