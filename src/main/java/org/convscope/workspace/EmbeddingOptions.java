package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.choice.EmbeddingMethod;
import org.convscope.json.JsonFields;

/**
 * How frames are laid out on a plane.
 *
 * @param perplexity about how many neighbours count to t-SNE, from 1 to 1000
 */
public record EmbeddingOptions(EmbeddingMethod method, int perplexity) {
    private static final int MOST = 1000;

    public static final EmbeddingOptions DEFAULT = new EmbeddingOptions(EmbeddingMethod.TSNE, 30);

    public static final SettingsKey<EmbeddingOptions> KEY = new SettingsKey<>("embedding", DEFAULT, new Written());

    public EmbeddingOptions {
        perplexity = Math.max(1, Math.min(MOST, perplexity));
    }

    public EmbeddingOptions method(EmbeddingMethod newMethod) {
        return new EmbeddingOptions(newMethod, perplexity);
    }

    public EmbeddingOptions perplexity(int newPerplexity) {
        return new EmbeddingOptions(method, newPerplexity);
    }

    private static final class Written implements SettingsKey.Codec<EmbeddingOptions> {
        @Override
        public JsonObject write(EmbeddingOptions settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("method", JsonFields.word(settings.method()));
            json.addProperty("perplexity", settings.perplexity());
            return json;
        }

        @Override
        public EmbeddingOptions read(JsonFields json, FramePlaces places) {
            json.only("method", "perplexity");
            return new EmbeddingOptions(
                    json.choice("method", DEFAULT.method()), json.integer("perplexity", DEFAULT.perplexity()));
        }
    }
}
