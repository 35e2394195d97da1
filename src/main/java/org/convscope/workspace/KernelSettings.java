package org.convscope.workspace;

import com.google.gson.JsonObject;
import org.convscope.choice.TileLayout;
import org.convscope.json.JsonFields;

/**
 * How kernels are drawn.
 *
 * @param coverage which kernels
 * @param channel what of each kernel
 * @param inputChannel which input channel {@link Channel#ONE} shows, from 0
 * @param layout how the tiles are laid out
 * @param origin where the first row is drawn
 * @param gaps between the tiles
 */
public record KernelSettings(
        Coverage coverage, Channel channel, int inputChannel, TileLayout layout, Origin origin, Gaps gaps) {
    /** The kernels that are shown. */
    public enum Coverage {
        /** Filters 0 to 4 of every convolution. */
        FIRST_FIVE,
        /** All of the selected layer. */
        LAYER
    }

    /** What of a kernel is shown. */
    public enum Channel {
        /** In colour where a convolution takes the three channels of a colour input, else one input channel. */
        AUTOMATIC,
        ONE,
        /** The mean over all input channels. */
        MEAN,
        /** Three input channels as red, green, blue. */
        RGB
    }

    /** Where the first row is drawn, as matplotlib's {@code origin}. */
    public enum Origin {
        UPPER,
        LOWER
    }

    /** What lies between tiles. */
    public enum Gaps {
        WHITE,
        NONE
    }

    public static final KernelSettings DEFAULT =
            new KernelSettings(Coverage.FIRST_FIVE, Channel.AUTOMATIC, 0, TileLayout.SQUARE, Origin.UPPER, Gaps.WHITE);

    public static final SettingsKey<KernelSettings> KEY = new SettingsKey<>("kernels", DEFAULT, new Written());

    public KernelSettings {
        inputChannel = Math.max(0, inputChannel);
    }

    public KernelSettings coverage(Coverage newCoverage) {
        return new KernelSettings(newCoverage, channel, inputChannel, layout, origin, gaps);
    }

    public KernelSettings channel(Channel newChannel, int newInputChannel) {
        return new KernelSettings(coverage, newChannel, newInputChannel, layout, origin, gaps);
    }

    public KernelSettings layout(TileLayout newLayout) {
        return new KernelSettings(coverage, channel, inputChannel, newLayout, origin, gaps);
    }

    public KernelSettings origin(Origin newOrigin) {
        return new KernelSettings(coverage, channel, inputChannel, layout, newOrigin, gaps);
    }

    public KernelSettings gaps(Gaps newGaps) {
        return new KernelSettings(coverage, channel, inputChannel, layout, origin, newGaps);
    }

    private static final class Written implements SettingsKey.Codec<KernelSettings> {
        @Override
        public JsonObject write(KernelSettings settings, FramePlaces places) {
            var json = new JsonObject();
            json.addProperty("coverage", JsonFields.word(settings.coverage()));
            json.addProperty("channel", JsonFields.word(settings.channel()));
            json.addProperty("inputChannel", settings.inputChannel());
            json.addProperty("layout", JsonFields.word(settings.layout()));
            json.addProperty("origin", JsonFields.word(settings.origin()));
            json.addProperty("gaps", JsonFields.word(settings.gaps()));
            return json;
        }

        @Override
        public KernelSettings read(JsonFields json, FramePlaces places) {
            json.only("coverage", "channel", "inputChannel", "layout", "origin", "gaps");
            KernelSettings missing = DEFAULT;
            return new KernelSettings(
                    json.choice("coverage", missing.coverage()),
                    json.choice("channel", missing.channel()),
                    json.integer("inputChannel", missing.inputChannel()),
                    json.choice("layout", missing.layout()),
                    json.choice("origin", missing.origin()),
                    json.choice("gaps", missing.gaps()));
        }
    }
}
