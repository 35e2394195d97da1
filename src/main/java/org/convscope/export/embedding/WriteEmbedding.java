package org.convscope.export.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscope.choice.EmbeddingMethod;
import org.convscope.export.FrameJson;
import org.convscope.export.JsonText;
import org.convscope.export.PictureFile;
import org.convscope.export.Provenance;
import org.convscope.file.OutputFolder;
import org.convscope.inspect.embedding.FrameEmbedding;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartPictures;
import org.convscope.render.chart.ChartTheme;
import org.jspecify.annotations.Nullable;

/** Writes frames on a plane: embedding.csv, embedding.json and embedding.png. */
public final class WriteEmbedding {
    private static final String TABLE = "embedding.csv";
    private static final String JSON = "embedding.json";
    private static final String PICTURE = "embedding.png";
    /** What {@link #write} writes. */
    public static final List<String> FILES = List.of(TABLE, JSON, PICTURE);

    private static final int WIDTH = 760;
    private static final int HEIGHT = 620;
    private static final int SCALE = 2;

    /**
     * @throws org.convscope.problem.ProblemException if nothing can be written there
     */
    public void write(OutputFolder folder, LayerEmbedding embedding, Provenance provenance) {
        folder.write(TABLE, EmbeddingTable.of(embedding).text());
        Map<String, @Nullable Object> tree = JsonText.object(provenance);
        describe(embedding, tree);
        folder.write(JSON, JsonText.text(tree) + "\n");
        var chart = EmbeddingChart.of(new ChartTheme(Palette.light()), embedding);
        PictureFile.write(folder, PICTURE, ChartPictures.toImage(chart, WIDTH, HEIGHT, SCALE), provenance);
    }

    /** Puts all parameters and numbers into a tree. */
    public static void describe(LayerEmbedding embedding, Map<String, @Nullable Object> tree) {
        FrameEmbedding found = embedding.embedding();
        tree.put("layer", embedding.layer());
        tree.put("method", embedding.settings().method().word());
        tree.put("features", embedding.features().word());
        tree.put("featureCount", found.features());
        tree.put("seed", embedding.settings().seed());
        found.explained().ifPresent(shares -> {
            tree.put("explainedVariance", List.of(shares.x(), shares.y()));
        });
        found.descent().ifPresent(descent -> {
            tree.put("iterations", descent.iterations());
            tree.put("perplexity", JsonText.number(descent.perplexity()));
            tree.put("divergence", JsonText.number(descent.divergence()));
        });
        if (embedding.settings().method() == EmbeddingMethod.TSNE) {
            tree.put("askedIterations", embedding.settings().iterations());
            tree.put("askedPerplexity", JsonText.number(embedding.settings().perplexity()));
        }
        tree.put("trustworthiness", JsonText.number(found.trustworthiness()));
        tree.put("trustworthinessNeighbours", FrameEmbedding.TRUST_NEIGHBOURS);
        tree.put("frames", found.points().size());
        tree.put(
                "failed",
                found.failures().stream()
                        .map(failure -> failure.problem().sentence())
                        .toList());
        tree.put("notes", found.notes());
        List<Object> points = new ArrayList<>();
        for (int i = 0; i < found.points().size(); i++) {
            points.add(point(found.points().get(i), embedding.categories().get(i)));
        }
        tree.put("points", points);
    }

    private static Map<String, @Nullable Object> point(FrameEmbedding.Point point, String category) {
        Map<String, @Nullable Object> one = FrameJson.of(point.frame().source());
        one.put("category", category);
        one.put("x", JsonText.number(point.x()));
        one.put("y", JsonText.number(point.y()));
        return one;
    }
}
