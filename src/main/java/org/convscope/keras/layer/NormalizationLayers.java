package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Moment;
import org.convscope.problem.Problem;

/** Batch, layer, group, unit and input normalisation. */
final class NormalizationLayers {
    private NormalizationLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("BatchNormalization", NormalizationLayers::batch);
        table.put("SyncBatchNormalization", NormalizationLayers::batch);
        table.put("BatchNormalizationV1", NormalizationLayers::batch);
        table.put("BatchNormalizationV2", NormalizationLayers::batch);
        table.put("LayerNormalization", NormalizationLayers::layer);
        table.put("RMSNormalization", NormalizationLayers::rms);
        ForeignNormalizations.register(table);
        table.put(
                "GroupNormalization",
                context -> context.version().hasGroupNormalization()
                        ? NormalizationLayers.group(context)
                        : ForeignNormalizations.groups(context));
        table.put("Addons>GroupNormalization", NormalizationLayers::group);
        table.put("Addons>InstanceNormalization", NormalizationLayers::group);
        table.put("UnitNormalization", NormalizationLayers::unit);
        table.put("Normalization", NormalizationLayers::standardization);
        table.put("LayerScale", NormalizationLayers::scale);
    }

    private static LayerTranslation batch(TranslationContext context) {
        GraphTensor input = context.input();
        int axis = context.settings().list("axis").map(list -> list[0]).orElse(-1);
        int mode = context.settings().whole("mode", 0);
        if (mode == 1) {
            return OtherStatistics.ofEachFrame(context);
        }
        int onGraph = input.shape() == null ? -1 : context.axisBesidesBatch(input, axis);
        int length = input.shape() == null ? -1 : input.shape()[onGraph - 1];
        if (context.settings().flag("scale", true)) {
            context.weights().take("gamma", length);
        }
        if (context.settings().flag("center", true)) {
            context.weights().take("beta", length);
        }
        double epsilon = context.settings().number("epsilon", 1e-3);
        context.shape(input);
        if (mode == 2 || OtherStatistics.isTraining(context)) {
            OtherStatistics.passStatistics(context);
            return LayerTranslation.of(new Operation.BatchStatistics(onGraph, epsilon), input)
                    .noting(List.of(OtherStatistics.NOTE));
        }
        if (mode != 0) {
            throw Problem.of("its setting mode is not known").found(mode).asException();
        }
        context.weights().take("moving_mean", length);
        context.weights().take("moving_variance", length);
        if (context.settings().flag("renorm", false)) {
            // renormalisation corrects the batch's statistics while it is trained; applied, it is as without
            List.of("moving_stddev", "renorm_mean", "renorm_stddev").forEach(context.weights()::passAs);
        }
        return LayerTranslation.of(
                new Operation.BatchNormalization(
                        onGraph, epsilon, context.settings().number("momentum", 0.99)),
                input);
    }

    /** A layer of keras.applications' ConvNeXt, over the last axis; its setting projection_dim is that axis's length. */
    private static LayerTranslation scale(TranslationContext context) {
        GraphTensor input = context.graph().modelOrder(context.input());
        int[] shape = context.shape(input);
        int channels = context.settings().positive("projection_dim");
        if (shape.length == 0 || shape[shape.length - 1] != channels) {
            throw Problem.of("scales another number of channels than it gets")
                    .expected(channels)
                    .found(Arrays.toString(shape))
                    .asException();
        }
        context.weights().take("gamma", channels);
        return LayerTranslation.of(new Operation.ChannelScale(), input);
    }

    private static LayerTranslation layer(TranslationContext context) {
        Axes axes = axes(context);
        boolean rmsScaling = context.settings().flag("rms_scaling", false);
        boolean scale = context.settings().flag("scale", true);
        boolean center = context.settings().flag("center", true);
        if (rmsScaling || scale) {
            affine(context, "gamma", axes);
        }
        if (!rmsScaling && center) {
            affine(context, "beta", axes);
        }
        return LayerTranslation.of(
                new Operation.LayerNormalization(
                        axes.onGraph,
                        context.settings().number("epsilon", 1e-3),
                        rmsScaling ? Moment.VARIANCE : Moment.STANDARDIZED),
                axes.input);
    }

    /** Keras scales along the last axes, whichever it takes the mean over. */
    private static LayerTranslation rms(TranslationContext context) {
        Axes axes = axes(context);
        double epsilon = context.settings().number("epsilon", 1e-6);
        GraphTensor input = axes.input;
        int rank = context.shape(input).length;
        boolean last = !input.channelsFirst();
        for (int i = 0; i < axes.onGraph.length; i++) {
            last &= axes.onGraph[i] == rank - axes.onGraph.length + 1 + i;
        }
        if (last) {
            affine(context, "gamma", axes);
            return LayerTranslation.of(
                    new Operation.LayerNormalization(axes.onGraph, epsilon, Moment.MEAN_SQUARE), input);
        }
        Axes model = axes(context, context.graph().modelOrder(context.input()));
        int channels = TranslationContext.channels(model.input);
        if (model.lengths.length != 1 || model.lengths[0] != channels) {
            throw Problem.of("its scale does not fit the last axis, along which Keras lays it")
                    .expected(channels)
                    .found(Arrays.toString(model.lengths))
                    .asException();
        }
        GraphTensor normal = new OperationChain(context.graph())
                .then(new Operation.LayerNormalization(model.onGraph, epsilon, Moment.MEAN_SQUARE), model.input);
        context.weights().take("gamma", channels);
        return LayerTranslation.of(new Operation.ChannelScale(), normal);
    }

    /** Old Keras 3 stores the weights of several axes flat. */
    private static void affine(TranslationContext context, String name, Axes axes) {
        boolean flat = axes.lengths.length > 1
                && Arrays.stream(axes.lengths).allMatch(length -> length >= 0)
                && context.weights().storedShape(name).map(s -> s.length == 1).orElse(false);
        if (flat) {
            context.weights().takeAs(name, axes.lengths);
        } else {
            context.weights().take(name, axes.lengths);
        }
    }

    private static LayerTranslation group(TranslationContext context) {
        GraphTensor input = context.input();
        int axis = context.axisBesidesBatch(input, context.settings().whole("axis", -1));
        int channels = context.shape(input)[axis - 1];
        if (channels < 0) {
            throw Problem.of("normalises a free axis").asException();
        }
        int groups = context.settings().whole("groups", 32);
        groups = groups == -1 ? channels : groups;
        if (groups < 1 || channels % groups != 0) {
            throw Problem.of("its groups do not divide its channels")
                    .expected(groups + " groups")
                    .found(channels + " channels")
                    .asException();
        }
        if (context.settings().flag("scale", true)) {
            context.weights().take("gamma", channels);
        }
        if (context.settings().flag("center", true)) {
            context.weights().take("beta", channels);
        }
        return LayerTranslation.of(
                new Operation.GroupNormalization(
                        groups, axis, context.settings().number("epsilon", 1e-3)),
                input);
    }

    private static LayerTranslation unit(TranslationContext context) {
        Axes axes = axes(context);
        double smallest = context.version().major() >= 3 ? 1e-12 : 1e-6;
        return LayerTranslation.of(new Operation.UnitNormalization(axes.onGraph, smallest), axes.input);
    }

    /** Axes in the model's order; weights over several axes are stored in that order too. */
    private record Axes(GraphTensor input, int[] onGraph, int[] lengths) {}

    /**
     * Keras 3 writes several axes into an HDF5 file and reads the default back ({@code legacy/saving/saving_utils.py}): which of
     * them the numbers of a layer without weights belong to, nobody can tell.
     */
    static int[] axisSetting(TranslationContext context) {
        int[] axes = context.settings().list("axis").orElse(new int[] {-1});
        boolean hdf5 =
                context.version().major() >= 3 && context.layer().module().isEmpty();
        if (axes.length > 1 && hdf5 && context.weights().isEmpty()) {
            throw Problem.of(
                            "works over several axes, which Keras 3 does not read back from an HDF5 file: it takes the "
                                    + "last one instead")
                    .nextStep("Save the model as .keras")
                    .asException();
        }
        return axes;
    }

    private static Axes axes(TranslationContext context) {
        boolean single =
                context.settings().list("axis").map(axes -> axes.length == 1).orElse(true);
        return axes(context, single ? context.input() : context.graph().modelOrder(context.input()));
    }

    private static Axes axes(TranslationContext context, GraphTensor input) {
        int[] axes = axisSetting(context);
        int[] onGraph = Arrays.stream(axes)
                .map(axis -> context.axisBesidesBatch(input, axis))
                .toArray();
        int[] lengths = Arrays.stream(onGraph)
                .map(axis -> context.shape(input)[axis - 1])
                .toArray();
        return new Axes(input, onGraph, lengths);
    }

    /** {@code Normalization}: numbers in the settings, or arrays in the file, one a position of the kept axes. */
    private static LayerTranslation standardization(TranslationContext context) {
        GraphTensor input = context.graph().modelOrder(context.input());
        int[] shape = context.shape(input);
        boolean inverse = context.settings().flag("invert", false);
        double[] mean = context.settings().numbers("mean").orElse(null);
        double[] variance = context.settings().numbers("variance").orElse(null);
        int[] axes = context.settings().isNull("axis") ? new int[0] : axisSetting(context);
        int[] broadcast = new int[shape.length];
        Arrays.fill(broadcast, 1);
        for (int axis : axes) {
            int onGraph = context.axisBesidesBatch(input, axis);
            broadcast[onGraph - 1] = shape[onGraph - 1];
        }
        if (mean != null && variance != null) {
            return constant(input, broadcast, mean, variance, inverse);
        }
        if (Arrays.stream(broadcast).anyMatch(length -> length < 0)) {
            throw Problem.of("normalises a free axis").asException();
        }
        context.weights().takeAs("mean", broadcast);
        context.weights().takeAs("variance", broadcast);
        if (context.weights().storedShape("count").isPresent()) {
            // of the numbers that were seen in adapt(), which Keras counts among the parameters
            context.weights().take("count");
        }
        return LayerTranslation.of(new Operation.Standardization(inverse, null, null), input);
    }

    /** Numbers in the settings: one, or one a position of the kept axes. */
    private static LayerTranslation constant(
            GraphTensor input, int[] kept, double[] mean, double[] variance, boolean inverse) {
        int count = Math.max(mean.length, variance.length);
        int[] shape = count == 1 ? filled(kept.length, 1) : kept;
        boolean fits = Arrays.stream(shape).allMatch(length -> length > 0)
                && Tensor.sizeOf(shape) == count
                && (mean.length == count || mean.length == 1)
                && (variance.length == count || variance.length == 1);
        if (!fits) {
            throw Problem.of("its mean and variance do not fit one another, or the input")
                    .asException();
        }
        return LayerTranslation.of(
                new Operation.Standardization(inverse, repeated(mean, shape), repeated(variance, shape)), input);
    }

    private static int[] filled(int length, int value) {
        int[] filled = new int[length];
        Arrays.fill(filled, value);
        return filled;
    }

    private static Tensor repeated(double[] numbers, int[] shape) {
        float[] data = ConstantTables.zeros(1, Math.toIntExact(Tensor.sizeOf(shape)));
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) numbers[numbers.length == 1 ? 0 : i];
        }
        return Tensor.of(data, shape);
    }
}
