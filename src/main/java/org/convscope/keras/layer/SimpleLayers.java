package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convscope.network.Activation;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** Activation layers, and everything that is the identity when a model is only applied. */
final class SimpleLayers {
    /** They do something only while a model is trained. */
    static final List<String> IDENTITIES = List.of(
            "Dropout",
            "SpatialDropout1D",
            "SpatialDropout2D",
            "SpatialDropout3D",
            "AlphaDropout",
            "GaussianDropout",
            "GaussianNoise",
            "StochasticDepth",
            "ActivityRegularization",
            "Identity",
            "RandomFlip",
            "RandomRotation",
            "RandomZoom",
            "RandomTranslation",
            "RandomContrast",
            "RandomBrightness",
            "RandomHeight",
            "RandomWidth",
            "RandomShear",
            "RandomHue",
            "RandomSaturation",
            "RandomGrayscale",
            "RandomInvert",
            "RandomPosterization",
            "RandomSharpness",
            "RandomColorDegeneration",
            "RandomColorJitter",
            "RandomGaussianBlur",
            "RandomElasticTransform",
            "RandomErasing",
            "RandomPerspective",
            "RandAugment",
            "AugMix",
            "CutMix",
            "MixUp");

    private SimpleLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        for (String name : IDENTITIES) {
            table.put(name, TranslationContext::identity);
        }
        DropoutLayers.register(table);
        for (String name : List.of("Activation", "ReLU", "LeakyReLU", "ELU", "ThresholdedReLU")) {
            table.put(name, context -> activation(context, name));
        }
        table.put("RandomCrop", SimpleLayers::randomCrop);
        table.put("Softmax", SimpleLayers::softmax);
        table.put("PReLU", WeightedActivations::layer);
    }

    private static LayerTranslation activation(TranslationContext context, String className) {
        Activation activation = ActivationLayers.layer(className, context.settings(), context.version());
        return LayerTranslation.of(new Operation.Activate(), context.input())
                .with(ActivationLayers.onGraph(
                        activation == null ? Activation.LINEAR : activation, context.input(), context));
    }

    private static LayerTranslation softmax(TranslationContext context) {
        GraphTensor input = context.input();
        int[] axes = Arrays.stream(NormalizationLayers.axisSetting(context))
                .map(axis -> context.axisBesidesBatch(input, axis))
                .toArray();
        if (axes.length > 1) {
            return LayerTranslation.of(new Operation.Softmax(axes), input);
        }
        int rank = context.shape(input).length + 1;
        return LayerTranslation.of(new Operation.Activate(), input)
                .with(Activation.of(Activation.Kind.SOFTMAX, axes[0] - rank));
    }

    /**
     * Keras 3 leaves a picture as it is while the model is only applied. Keras 2 resizes its middle; up to 2.6 it resizes
     * the whole to the shorter side, in whole pixels, and cuts the middle out of that.
     */
    private static LayerTranslation randomCrop(TranslationContext context) {
        int height = context.settings().positive("height");
        int width = context.settings().positive("width");
        context.dataFormat();
        if (context.version().major() >= 3) {
            return context.identity();
        }
        GraphTensor input = context.spatialInput();
        if (!context.version().text().matches("2\\.[0-6](\\D.*)?")) {
            return LayerTranslation.of(resizing(height, width, true), input);
        }
        int[] shape = context.shape(input);
        if (shape.length != 3 || shape[0] < 1 || shape[1] < 1) {
            throw Problem.of("a crop of Keras up to 2.6 from pictures of a free size cannot be computed")
                    .asException();
        }
        boolean tall = (double) shape[0] / shape[1] > (double) height / width;
        int rows = tall ? (int) ((double) Math.multiplyExact(width, shape[0]) / shape[1]) : height;
        int columns = tall ? width : (int) ((double) Math.multiplyExact(height, shape[1]) / shape[0]);
        int[] before = {(rows - height) / 2, (columns - width) / 2};
        int[] after = {rows - height - before[0], columns - width - before[1]};
        GraphTensor resized = new OperationChain(context.graph()).then(resizing(rows, columns, false), input);
        return LayerTranslation.of(new Operation.Cropping(before, after), resized);
    }

    private static Operation resizing(int height, int width, boolean cropToAspectRatio) {
        return new Operation.Resizing(height, width, Operation.Interpolation.BILINEAR, cropToAspectRatio, false, false);
    }
}
