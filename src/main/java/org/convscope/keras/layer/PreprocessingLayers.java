package org.convscope.keras.layer;

import java.util.Map;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** Layers that prepare pictures inside the model. */
final class PreprocessingLayers {
    private PreprocessingLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("Rescaling", PreprocessingLayers::rescaling);
        table.put("Resizing", PreprocessingLayers::resizing);
        table.put("CenterCrop", PreprocessingLayers::crop);
    }

    /** Scale and offset may be one number a channel, on the model's last axis. */
    private static LayerTranslation rescaling(TranslationContext context) {
        double[] scale = context.settings().numbers("scale").orElse(new double[] {1});
        double[] offset = context.settings().numbers("offset").orElse(new double[] {0});
        boolean single = scale.length == 1 && offset.length == 1;
        GraphTensor input = single ? context.input() : context.graph().modelOrder(context.input());
        int channels = TranslationContext.channels(input);
        if (!single && channels > 0 && Math.max(scale.length, offset.length) != channels && channels != 1) {
            throw Problem.of("its scale or offset does not fit its channels")
                    .expected(channels + " numbers")
                    .found(Math.max(scale.length, offset.length))
                    .asException();
        }
        return LayerTranslation.of(new Operation.Rescaling(scale, offset), input);
    }

    private static LayerTranslation resizing(TranslationContext context) {
        int height = context.settings().positive("height");
        int width = context.settings().positive("width");
        boolean crop = context.settings().flag("crop_to_aspect_ratio", false);
        boolean pad = context.settings().flag("pad_to_aspect_ratio", false);
        double fill = context.settings().number("fill_value", 0);
        GraphTensor input = pad ? padded(context, height, width, fill) : context.spatialInput();
        // TensorFlow does not see that what Keras 2 cut out has the right size already
        return LayerTranslation.of(
                new Operation.Resizing(
                        height,
                        width,
                        ShapingLayers.interpolation(context, "bilinear"),
                        crop,
                        context.settings().flag("antialias", false),
                        crop && context.version().major() < 3),
                input);
    }

    /** Keras 3 fills a picture up to the target's proportions, as much on both sides, before it resizes it. */
    private static GraphTensor padded(TranslationContext context, int height, int width, double fill) {
        GraphTensor input = context.spatialInput();
        int[] shape = context.shape(input);
        if (shape.length != 3 || shape[0] < 1 || shape[1] < 1) {
            throw Problem.of("resizing that pads to the aspect ratio takes pictures of a known size")
                    .asException();
        }
        // float32 steps as in Keras, since truncation follows
        int rows = Math.max(shape[0], (int) ((float) ((long) shape[1] * height) / width));
        int columns = Math.max(shape[1], (int) ((float) ((long) shape[0] * width) / height));
        int[] border = {(rows - shape[0]) / 2, (columns - shape[1]) / 2, 0};
        return new OperationChain(context.graph()).then(new Operation.ConstantPadding(border, border, fill), input);
    }

    private static LayerTranslation crop(TranslationContext context) {
        return LayerTranslation.of(
                new Operation.CenterCrop(
                        context.settings().positive("height"),
                        context.settings().positive("width")),
                context.spatialInput());
    }
}
