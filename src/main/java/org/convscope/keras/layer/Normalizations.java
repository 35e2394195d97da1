package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Moment;
import org.convscope.problem.Problem;

/** Batch, layer, group, unit and input normalisation. */
final class Normalizations {
    private Normalizations() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("BatchNormalization", Normalizations::batch);
        table.put("SyncBatchNormalization", Normalizations::batch);
        table.put("BatchNormalizationV1", Normalizations::batch);
        table.put("BatchNormalizationV2", Normalizations::batch);
        table.put("LayerNormalization", Normalizations::layer);
        table.put("RMSNormalization", Normalizations::rms);
        ForeignNormalizations.register(table);
        table.put(
                "GroupNormalization",
                site -> site.version().hasGroupNormalization()
                        ? Normalizations.group(site)
                        : ForeignNormalizations.groups(site));
        table.put("Addons>GroupNormalization", Normalizations::group);
        table.put("Addons>InstanceNormalization", Normalizations::group);
        table.put("UnitNormalization", Normalizations::unit);
        table.put("Normalization", Normalizations::standardization);
        table.put("LayerScale", Normalizations::scale);
    }

    private static Translation batch(LayerSite site) {
        Flow input = site.input();
        int axis = site.settings().list("axis").map(list -> list[0]).orElse(-1);
        int mode = site.settings().whole("mode", 0);
        if (mode == 1) {
            return OtherStatistics.ofEachFrame(site);
        }
        int onGraph = input.shape() == null ? -1 : site.axisBesidesBatch(input, axis);
        int length = input.shape() == null ? -1 : input.shape()[onGraph - 1];
        if (site.settings().flag("scale", true)) {
            site.weights().take("gamma", length);
        }
        if (site.settings().flag("center", true)) {
            site.weights().take("beta", length);
        }
        double epsilon = site.settings().number("epsilon", 1e-3);
        site.shape(input);
        if (mode == 2 || OtherStatistics.isTraining(site)) {
            OtherStatistics.passStatistics(site);
            return Translation.of(new Operation.BatchStatistics(onGraph, epsilon), input)
                    .noting(List.of(OtherStatistics.NOTE));
        }
        if (mode != 0) {
            throw Problem.of("its setting mode is not known").found(mode).asException();
        }
        site.weights().take("moving_mean", length);
        site.weights().take("moving_variance", length);
        if (site.settings().flag("renorm", false)) {
            // renormalisation corrects the batch's statistics while it is trained; applied, it is as without
            List.of("moving_stddev", "renorm_mean", "renorm_stddev").forEach(site.weights()::passAs);
        }
        return Translation.of(
                new Operation.BatchNormalization(
                        onGraph, epsilon, site.settings().number("momentum", 0.99)),
                input);
    }

    /** A layer of keras.applications' ConvNeXt, over the last axis; its setting projection_dim is that axis's length. */
    private static Translation scale(LayerSite site) {
        Flow input = site.graph().modelOrder(site.input());
        int[] shape = site.shape(input);
        int channels = site.settings().positive("projection_dim");
        if (shape.length == 0 || shape[shape.length - 1] != channels) {
            throw Problem.of("scales another number of channels than it gets")
                    .expected(channels)
                    .found(Arrays.toString(shape))
                    .asException();
        }
        site.weights().take("gamma", channels);
        return Translation.of(new Operation.ChannelScale(), input);
    }

    private static Translation layer(LayerSite site) {
        Axes axes = axes(site);
        boolean rmsScaling = site.settings().flag("rms_scaling", false);
        boolean scale = site.settings().flag("scale", true);
        boolean center = site.settings().flag("center", true);
        if (rmsScaling || scale) {
            affine(site, "gamma", axes);
        }
        if (!rmsScaling && center) {
            affine(site, "beta", axes);
        }
        return Translation.of(
                new Operation.LayerNormalization(
                        axes.onGraph,
                        site.settings().number("epsilon", 1e-3),
                        rmsScaling ? Moment.VARIANCE : Moment.STANDARDIZED),
                axes.input);
    }

    /** Keras scales along the last axes, whichever it takes the mean over. */
    private static Translation rms(LayerSite site) {
        Axes axes = axes(site);
        double epsilon = site.settings().number("epsilon", 1e-6);
        Flow input = axes.input;
        int rank = site.shape(input).length;
        boolean last = !input.channelsFirst();
        for (int i = 0; i < axes.onGraph.length; i++) {
            last &= axes.onGraph[i] == rank - axes.onGraph.length + 1 + i;
        }
        if (last) {
            affine(site, "gamma", axes);
            return Translation.of(new Operation.LayerNormalization(axes.onGraph, epsilon, Moment.MEAN_SQUARE), input);
        }
        Axes model = axes(site, site.graph().modelOrder(site.input()));
        int channels = LayerSite.channels(model.input);
        if (model.lengths.length != 1 || model.lengths[0] != channels) {
            throw Problem.of("its scale does not fit the last axis, along which Keras lays it")
                    .expected(channels)
                    .found(Arrays.toString(model.lengths))
                    .asException();
        }
        Flow normal = new Chain(site.graph())
                .then(new Operation.LayerNormalization(model.onGraph, epsilon, Moment.MEAN_SQUARE), model.input);
        site.weights().take("gamma", channels);
        return Translation.of(new Operation.ChannelScale(), normal);
    }

    /** Old Keras 3 stores the weights of several axes flat. */
    private static void affine(LayerSite site, String name, Axes axes) {
        boolean flat = axes.lengths.length > 1
                && Arrays.stream(axes.lengths).allMatch(length -> length >= 0)
                && site.weights().storedShape(name).map(s -> s.length == 1).orElse(false);
        if (flat) {
            site.weights().takeAs(name, axes.lengths);
        } else {
            site.weights().take(name, axes.lengths);
        }
    }

    private static Translation group(LayerSite site) {
        Flow input = site.input();
        int axis = site.axisBesidesBatch(input, site.settings().whole("axis", -1));
        int channels = site.shape(input)[axis - 1];
        if (channels < 0) {
            throw Problem.of("normalises a free axis").asException();
        }
        int groups = site.settings().whole("groups", 32);
        groups = groups == -1 ? channels : groups;
        if (groups < 1 || channels % groups != 0) {
            throw Problem.of("its groups do not divide its channels")
                    .expected(groups + " groups")
                    .found(channels + " channels")
                    .asException();
        }
        if (site.settings().flag("scale", true)) {
            site.weights().take("gamma", channels);
        }
        if (site.settings().flag("center", true)) {
            site.weights().take("beta", channels);
        }
        return Translation.of(
                new Operation.GroupNormalization(groups, axis, site.settings().number("epsilon", 1e-3)), input);
    }

    private static Translation unit(LayerSite site) {
        Axes axes = axes(site);
        double smallest = site.version().major() >= 3 ? 1e-12 : 1e-6;
        return Translation.of(new Operation.UnitNormalization(axes.onGraph, smallest), axes.input);
    }

    /** Axes in the model's order; weights over several axes are stored in that order too. */
    private record Axes(Flow input, int[] onGraph, int[] lengths) {}

    /**
     * Keras 3 writes several axes into an HDF5 file and reads the default back ({@code legacy/saving/saving_utils.py}): which of
     * them the numbers of a layer without weights belong to, nobody can tell.
     */
    static int[] axisSetting(LayerSite site) {
        int[] axes = site.settings().list("axis").orElse(new int[] {-1});
        boolean hdf5 = site.version().major() >= 3 && site.layer().module().isEmpty();
        if (axes.length > 1 && hdf5 && site.weights().isEmpty()) {
            throw Problem.of(
                            "works over several axes, which Keras 3 does not read back from an HDF5 file: it takes the "
                                    + "last one instead")
                    .nextStep("Save the model as .keras")
                    .asException();
        }
        return axes;
    }

    private static Axes axes(LayerSite site) {
        boolean single =
                site.settings().list("axis").map(axes -> axes.length == 1).orElse(true);
        return axes(site, single ? site.input() : site.graph().modelOrder(site.input()));
    }

    private static Axes axes(LayerSite site, Flow input) {
        int[] axes = axisSetting(site);
        int[] onGraph = Arrays.stream(axes)
                .map(axis -> site.axisBesidesBatch(input, axis))
                .toArray();
        int[] lengths =
                Arrays.stream(onGraph).map(axis -> site.shape(input)[axis - 1]).toArray();
        return new Axes(input, onGraph, lengths);
    }

    /** {@code Normalization}: numbers in the settings, or arrays in the file, one a position of the kept axes. */
    private static Translation standardization(LayerSite site) {
        Flow input = site.graph().modelOrder(site.input());
        int[] shape = site.shape(input);
        boolean inverse = site.settings().flag("invert", false);
        double[] mean = site.settings().numbers("mean").orElse(null);
        double[] variance = site.settings().numbers("variance").orElse(null);
        int[] axes = site.settings().isNull("axis") ? new int[0] : axisSetting(site);
        int[] broadcast = new int[shape.length];
        Arrays.fill(broadcast, 1);
        for (int axis : axes) {
            int onGraph = site.axisBesidesBatch(input, axis);
            broadcast[onGraph - 1] = shape[onGraph - 1];
        }
        if (mean != null && variance != null) {
            return constant(input, broadcast, mean, variance, inverse);
        }
        if (Arrays.stream(broadcast).anyMatch(length -> length < 0)) {
            throw Problem.of("normalises a free axis").asException();
        }
        site.weights().takeAs("mean", broadcast);
        site.weights().takeAs("variance", broadcast);
        if (site.weights().storedShape("count").isPresent()) {
            // of the numbers that were seen in adapt(), which Keras counts among the parameters
            site.weights().take("count");
        }
        return Translation.of(new Operation.Standardization(inverse, null, null), input);
    }

    /** Numbers in the settings: one, or one a position of the kept axes. */
    private static Translation constant(Flow input, int[] kept, double[] mean, double[] variance, boolean inverse) {
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
        return Translation.of(
                new Operation.Standardization(inverse, repeated(mean, shape), repeated(variance, shape)), input);
    }

    private static int[] filled(int length, int value) {
        int[] filled = new int[length];
        Arrays.fill(filled, value);
        return filled;
    }

    private static Tensor repeated(double[] numbers, int[] shape) {
        float[] data = Tables.zeros(1, Math.toIntExact(Tensor.sizeOf(shape)));
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) numbers[numbers.length == 1 ? 0 : i];
        }
        return Tensor.of(data, shape);
    }

    /** {@code PReLU}: the slopes have the shape of the model's tensor, 1 along shared axes. */
    static Translation parametricRelu(LayerSite site) {
        Flow input = site.graph().modelOrder(site.input());
        int[] shape = site.shape(input).clone();
        for (int axis : site.settings().list("shared_axes").orElse(new int[0])) {
            shape[site.axisBesidesBatch(input, axis) - 1] = 1;
        }
        if (site.version().major() == 1) {
            // Keras 1 does not write the shared axes: the stored slopes have length 1 there
            int[] stored = site.weights().storedShape("alpha").orElse(shape);
            for (int axis = 0; axis < shape.length && stored.length == shape.length; axis++) {
                shape[axis] = stored[axis] == 1 ? 1 : shape[axis];
            }
        }
        if (Arrays.stream(shape).allMatch(length -> length >= 0) && Tensor.sizeOf(shape) > Integer.MAX_VALUE) {
            throw Problem.of("has more slopes than memory holds").asException();
        }
        site.weights().take("alpha", shape);
        return Translation.of(new Operation.ParametricRelu(), input).with(Activation.LINEAR);
    }
}
