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
        if (site.settings().flag("pad_to_aspect_ratio", false)) {
            throw Problem.of("resizing that pads to the aspect ratio cannot be computed")
                    .asException();
        }
        return Translation.of(
                new Operation.Resizing(
                        site.settings().positive("height"),
                        site.settings().positive("width"),
                        Shapings.interpolation(site, "bilinear"),
                        site.settings().flag("crop_to_aspect_ratio", false),
                        site.settings().flag("antialias", false)),
                site.spatialInput());
    }

    private static Translation crop(LayerSite site) {
        return Translation.of(
                new Operation.CenterCrop(
                        site.settings().positive("height"), site.settings().positive("width")),
                site.spatialInput());
    }
}
