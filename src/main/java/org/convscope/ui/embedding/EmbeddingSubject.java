package org.convscope.ui.embedding;

import java.util.List;
import org.convscope.choice.LayerFeatures;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.embedding.EmbedFrames;
import org.convscope.inspect.embedding.EmbeddingSettings;
import org.convscope.ui.view.ModelDocument;
import org.convscope.workspace.EmbeddingOptions;

/**
 * What is laid out, and how.
 *
 * @param layer id of a call
 */
record EmbeddingSubject(ModelDocument model, AskedFrames asked, String layer, EmbeddingOptions options) {
    EmbedFrames.Request request() {
        List<LabelledFrame> frames = asked.frames().stream()
                .map(frame -> LabelledFrame.withoutLabels(frame.source()))
                .toList();
        return new EmbedFrames.Request(model.network(), layer, LayerFeatures.MEAN, frames);
    }

    EmbeddingSettings settings() {
        return new EmbeddingSettings(options.method(), EmbeddingSettings.ITERATIONS, options.perplexity(), 0);
    }
}
