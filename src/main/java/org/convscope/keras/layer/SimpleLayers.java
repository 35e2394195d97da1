package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convscope.network.Activation;
import org.convscope.network.Operation;

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
            table.put(name, LayerSite::identity);
        }
        for (String name : List.of("Activation", "ReLU", "LeakyReLU", "ELU", "ThresholdedReLU")) {
            table.put(name, site -> activation(site, name));
        }
        table.put("RandomCrop", SimpleLayers::randomCrop);
        table.put("Softmax", SimpleLayers::softmax);
        table.put("PReLU", Normalizations::parametricRelu);
    }

    private static Translation activation(LayerSite site, String className) {
        Activation activation = Activations.layer(className, site.settings(), site.version());
        return Translation.of(new Operation.Activate(), site.input())
                .with(Activations.onGraph(activation == null ? Activation.LINEAR : activation, site.input(), site));
    }

    private static Translation softmax(LayerSite site) {
        Flow input = site.input();
        int[] axes = Arrays.stream(Normalizations.axisSetting(site))
                .map(axis -> site.axisBesidesBatch(input, axis))
                .toArray();
        if (axes.length > 1) {
            return Translation.of(new Operation.Softmax(axes), input);
        }
        int rank = site.shape(input).length + 1;
        return Translation.of(new Operation.Activate(), input)
                .with(Activation.of(Activation.Kind.SOFTMAX, axes[0] - rank));
    }

    /** Keras 3 leaves a picture as it is while the model is only applied; Keras 2 cuts and resizes it. */
    private static Translation randomCrop(LayerSite site) {
        int height = site.settings().positive("height");
        int width = site.settings().positive("width");
        site.dataFormat();
        return site.version().major() >= 3
                ? site.identity()
                : Translation.of(
                        new Operation.Resizing(
                                height, width, Operation.Interpolation.BILINEAR, true, false, false),
                        site.spatialInput());
    }
}
