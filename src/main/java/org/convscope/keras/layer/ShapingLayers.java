package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Interpolation;
import org.convscope.network.UpSamplingRule;
import org.convscope.problem.Problem;

/** Layers that move, repeat, add or cut numbers. */
final class ShapingLayers {
    private ShapingLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("Flatten", ShapingLayers::flatten);
        table.put("Reshape", ShapingLayers::reshape);
        table.put("Permute", ShapingLayers::permute);
        table.put("RepeatVector", ShapingLayers::repeat);
        for (int axes = 1; axes <= 3; axes++) {
            int rank = axes;
            table.put("ZeroPadding" + axes + "D", context -> padding(context, rank));
            table.put("Cropping" + axes + "D", context -> cropping(context, rank));
            table.put("UpSampling" + axes + "D", context -> upSampling(context, rank));
        }
    }

    /**
     * Flatten; with channels_first, Keras moves the channels last before it flattens; so the graph's own order is
     * right.
     */
    private static LayerTranslation flatten(TranslationContext context) {
        boolean moves = context.dataFormat() == Layout.CHANNELS_FIRST
                && context.version().major() > 1;
        GraphTensor input = moves
                ? context.graph().channelsLast(context.input())
                : context.graph().modelOrder(context.input());
        return LayerTranslation.of(new Operation.Flatten(), input).layout(Layout.CHANNELS_LAST);
    }

    private static LayerTranslation reshape(TranslationContext context) {
        int[] target = context.settings()
                .list("target_shape")
                .or(() -> context.settings().list("dims"))
                .orElseThrow(
                        () -> Problem.of("its setting target_shape is missing").asException());
        return LayerTranslation.of(
                new Operation.Reshape(target), context.graph().modelOrder(context.input()));
    }

    private static LayerTranslation permute(TranslationContext context) {
        GraphTensor input = context.graph().modelOrder(context.input());
        int[] dims = context.settings().list("dims").orElseThrow(() -> Problem.of("its setting dims is missing")
                .asException());
        int[] axes = new int[dims.length + 1];
        System.arraycopy(dims, 0, axes, 1, dims.length);
        return LayerTranslation.of(transpose(axes, context.shape(input).length + 1), input);
    }

    /**
     * @throws org.convscope.problem.ProblemException if these are not all axes, the batch first
     */
    static Operation.Transpose transpose(int[] axes, int rank) {
        int[] sorted = axes.clone();
        Arrays.sort(sorted);
        boolean complete = axes.length == rank && axes[0] == 0;
        for (int i = 0; i < sorted.length; i++) {
            complete &= sorted[i] == i;
        }
        if (!complete) {
            throw Problem.of("puts its axes into an impossible order")
                    .expected("each of " + rank + " axes once, the batch first")
                    .found(Arrays.toString(axes))
                    .asException();
        }
        return new Operation.Transpose(axes);
    }

    private static LayerTranslation repeat(TranslationContext context) {
        if (context.shape(context.input()).length != 1) {
            throw Problem.of("repeats vectors, but takes another number of axes")
                    .asException();
        }
        return LayerTranslation.of(
                new Operation.RepeatVector(context.settings().positive("n")),
                context.graph().modelOrder(context.input()));
    }

    private static LayerTranslation padding(TranslationContext context, int axes) {
        int[][] borders = context.settings().borders("padding", axes);
        return LayerTranslation.of(new Operation.ZeroPadding(borders[0], borders[1]), context.spatialInput());
    }

    private static LayerTranslation cropping(TranslationContext context, int axes) {
        int[][] borders = context.settings().borders("cropping", axes);
        return LayerTranslation.of(new Operation.Cropping(borders[0], borders[1]), context.spatialInput());
    }

    private static LayerTranslation upSampling(TranslationContext context, int axes) {
        int[] factors = context.settings().positives("size", axes, 2);
        KerasVersion version = context.version();
        boolean silent = axes == 2
                && version.mayLackInterpolation()
                && !context.settings().has("interpolation");
        Interpolation interpolation =
                interpolation(context, silent && version.upSampling().isPresent() ? "bilinear" : "nearest");
        List<String> notes = new ArrayList<>();
        if (silent && version.upSampling().isEmpty()) {
            notes.add("the file does not say how it interpolates, as files of TensorFlow 1.13 and 1.14 do not; it takes"
                    + " the nearest pixel, as Keras does with this file (--upsampling tf1 makes it bilinear)");
        }
        if (interpolation == Interpolation.BILINEAR) {
            UpSamplingRule rule = version.upSamplingRule();
            if (version.upSamplingIsGuessed()) {
                notes.add(
                        "the file does not say which Keras wrote it, so bilinear up-sampling is computed as TensorFlow"
                                + " 2 does (--upsampling tf1 for files of Keras up to 2.3)");
            }
            interpolation = rule == UpSamplingRule.TF1 ? Interpolation.BILINEAR_FROM_CORNERS : Interpolation.BILINEAR;
        }
        return LayerTranslation.of(new Operation.UpSampling(factors, interpolation), context.spatialInput())
                .noting(notes);
    }

    static Interpolation interpolation(TranslationContext context, String otherwise) {
        String name = context.settings().text("interpolation", otherwise);
        for (Interpolation known : Interpolation.values()) {
            if (known != Interpolation.BILINEAR_FROM_CORNERS && known.name().equalsIgnoreCase(name)) {
                return known;
            }
        }
        throw Problem.of("its interpolation is not known").found(name).asException();
    }
}
