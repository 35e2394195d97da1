package org.convscope.keras.layer;

import java.util.Map;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** Layers that prepare pictures inside the model. */
final class Preprocessings {
    private Preprocessings() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("Rescaling", Preprocessings::rescaling);
        table.put("Resizing", Preprocessings::resizing);
        table.put("CenterCrop", Preprocessings::crop);
    }

    /** Scale and offset may be one number a channel, on the model's last axis. */
    private static Translation rescaling(LayerSite site) {
        double[] scale = site.settings().numbers("scale").orElse(new double[] {1});
        double[] offset = site.settings().numbers("offset").orElse(new double[] {0});
        boolean single = scale.length == 1 && offset.length == 1;
        Flow input = single ? site.input() : site.graph().modelOrder(site.input());
        int channels = LayerSite.channels(input);
        if (!single && channels > 0 && Math.max(scale.length, offset.length) != channels && channels != 1) {
            throw Problem.of("its scale or offset does not fit its channels")
                    .expected(channels + " numbers")
                    .found(Math.max(scale.length, offset.length))
                    .asException();
        }
        return Translation.of(new Operation.Rescaling(scale, offset), input);
    }

    private static Translation resizing(LayerSite site) {
        int height = site.settings().positive("height");
        int width = site.settings().positive("width");
        boolean crop = site.settings().flag("crop_to_aspect_ratio", false);
        boolean pad = site.settings().flag("pad_to_aspect_ratio", false);
        double fill = site.settings().number("fill_value", 0);
        Flow input = pad ? padded(site, height, width, fill) : site.spatialInput();
        // TensorFlow does not see that what Keras 2 cut out has the right size already
        return Translation.of(
                new Operation.Resizing(
                        height,
                        width,
                        Shapings.interpolation(site, "bilinear"),
                        crop,
                        site.settings().flag("antialias", false),
                        crop && site.version().major() < 3),
                input);
    }

    /** Keras 3 fills a picture up to the target's proportions, as much on both sides, before it resizes it. */
    private static Flow padded(LayerSite site, int height, int width, double fill) {
        Flow input = site.spatialInput();
        int[] shape = site.shape(input);
        if (shape.length != 3 || shape[0] < 1 || shape[1] < 1) {
            throw Problem.of("resizing that pads to the aspect ratio takes pictures of a known size")
                    .asException();
        }
        // float32 steps as in Keras, since truncation follows
        int rows = Math.max(shape[0], (int) ((float) ((long) shape[1] * height) / width));
        int columns = Math.max(shape[1], (int) ((float) ((long) shape[0] * width) / height));
        int[] border = {(rows - shape[0]) / 2, (columns - shape[1]) / 2, 0};
        return new Chain(site.graph()).then(new Operation.ConstantPadding(border, border, fill), input);
    }

    private static Translation crop(LayerSite site) {
        return Translation.of(
                new Operation.CenterCrop(
                        site.settings().positive("height"), site.settings().positive("width")),
                site.spatialInput());
    }
}
