package org.convscope.export.embedding;

import java.util.List;
import org.convscope.choice.LayerFeatures;
import org.convscope.inspect.embedding.EmbeddingSettings;
import org.convscope.inspect.embedding.FrameEmbedding;

/**
 * Frames on a plane with all that it was asked for.
 *
 * @param layer as it was asked for
 * @param categories one a point of the embedding, empty where a frame has none
 */
public record LayerEmbedding(
        String layer,
        LayerFeatures features,
        EmbeddingSettings settings,
        FrameEmbedding embedding,
        List<String> categories) {
    public LayerEmbedding {
        categories = List.copyOf(categories);
        if (categories.size() != embedding.points().size()) {
            throw new IllegalArgumentException(
                    categories.size() + " categories, " + embedding.points().size() + " points");
        }
    }
}
