package org.convscope.ui.embedding;

import java.util.List;
import java.util.Optional;
import org.convscope.export.Provenance;
import org.convscope.export.embedding.EmbeddingChart;
import org.convscope.export.embedding.EmbeddingTable;
import org.convscope.export.embedding.LayerEmbedding;
import org.convscope.file.FileNames;
import org.convscope.render.Palette;
import org.convscope.render.chart.ChartFigure;
import org.convscope.render.chart.ChartTheme;
import org.convscope.ui.view.ExportItem;
import org.convscope.ui.work.ViewExports;
import org.jfree.chart.JFreeChart;

/** What the view of the plane writes: picture, drawing and table. */
final class EmbeddingExports {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 620;

    private EmbeddingExports() {}

    static List<ExportItem> of(EmbeddingRun.Answer answer) {
        EmbeddingSubject subject = answer.subject();
        LayerEmbedding embedding = answer.embedding();
        Provenance provenance = ViewExports.provenance(subject.model(), Optional.empty())
                .with("Data set", subject.asked().name())
                .with("Layer", embedding.layer())
                .with("Method", embedding.settings().method().word())
                .with("Features", embedding.features().word());
        if (embedding.embedding().descent().isPresent()) {
            provenance = provenance
                    .with(
                            "Perplexity",
                            String.valueOf(embedding.embedding().descent().get().perplexity()))
                    .with(
                            "Iterations",
                            String.valueOf(embedding.embedding().descent().get().iterations()))
                    .with("Seed", String.valueOf(embedding.settings().seed()));
        }
        provenance = provenance
                .with("Trustworthiness", String.valueOf(embedding.embedding().trustworthiness()))
                .with("Backend", answer.backend());
        String title = "Frames by " + embedding.layer();
        String file = FileNames.of(
                FileNames.stem(subject.model().name()),
                FileNames.stem(embedding.layer()),
                embedding.settings().method().word());
        return List.of(
                ViewExports.figure(title, file, provenance, new ChartFigure(chart(embedding), WIDTH, HEIGHT)),
                ViewExports.csv("Places of the frames", file, provenance, made -> EmbeddingTable.of(embedding)
                        .text(made)));
    }

    private static JFreeChart chart(LayerEmbedding embedding) {
        return EmbeddingChart.of(new ChartTheme(Palette.light()), embedding);
    }
}
