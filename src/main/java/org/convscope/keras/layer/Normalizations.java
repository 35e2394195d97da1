package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.network.Activation;
import org.convscope.network.Operation;
import org.convscope.network.Operation.LayerNormalization.Moment;
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
        table.put("GroupNormalization", Normalizations::group);
        table.put("UnitNormalization", Normalizations::unit);
        table.put("Normalization", Normalizations::standardization);
        table.put("LayerScale", Normalizations::scale);
    }

    private static Translation batch(LayerSite site) {
        Flow input = site.input();
        int axis = site.settings().list("axis").map(list -> list[0]).orElse(-1);
        int onGraph = input.shape() == null ? -1 : site.axisBesidesBatch(input, axis);
        int length = input.shape() == null ? -1 : input.shape()[onGraph - 1];
        if (site.settings().flag("scale", true)) {
            site.weights().take("gamma", length);
        }
        if (site.settings().flag("center", true)) {
            site.weights().take("beta", length);
        }
        site.weights().take("moving_mean", length);
        site.weights().take("moving_variance", length);
        site.shape(input);
        return Translation.of(
                new Operation.BatchNormalization(onGraph, site.settings().number("epsilon", 1e-3)), input);
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
        if (rmsScaling || site.settings().flag("scale", true)) {
            affine(site, "gamma", axes);
        }
        if (!rmsScaling && site.settings().flag("center", true)) {
            affine(site, "beta", axes);
        }
        return Translation.of(
                new Operation.LayerNormalization(
                        axes.onGraph,
                        site.settings().number("epsilon", 1e-3),
                        rmsScaling ? Moment.VARIANCE : Moment.STANDARDIZED),
                axes.input);
    }

    private static Translation rms(LayerSite site) {
        Axes axes = axes(site);
        affine(site, "gamma", axes);
        return Translation.of(
                new Operation.LayerNormalization(
                        axes.onGraph, site.settings().number("epsilon", 1e-6), Moment.MEAN_SQUARE),
                axes.input);
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
        return Translation.of(new Operation.UnitNormalization(axes.onGraph), axes.input);
    }

    /** Axes in the model's order; weights over several axes are stored in that order too. */
    private record Axes(Flow input, int[] onGraph, int[] lengths) {}

    private static Axes axes(LayerSite site) {
        int[] axes = site.settings().list("axis").orElse(new int[] {-1});
        Flow input = axes.length == 1 ? site.input() : site.graph().modelOrder(site.input());
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
        int[] axes = site.settings().isNull("axis")
                ? new int[0]
                : site.settings().list("axis").orElse(new int[] {-1});
        int[] broadcast = new int[shape.length];
        Arrays.fill(broadcast, 1);
        for (int axis : axes) {
            int onGraph = site.axisBesidesBatch(input, axis);
            broadcast[onGraph - 1] = shape[onGraph - 1];
        }
        if (mean != null && variance != null) {
            return constant(input, mean, variance, inverse);
        }
        if (Arrays.stream(broadcast).anyMatch(length -> length < 0)) {
            throw Problem.of("normalises a free axis").asException();
        }
        site.weights().takeAs("mean", broadcast);
        site.weights().takeAs("variance", broadcast);
        site.weights().leave("count");
        return Translation.of(new Operation.Standardization(inverse), input);
    }

    /** As Rescaling: (x - mean) / max(sqrt(variance), 1e-7) is x * scale + offset. */
    private static Translation constant(Flow input, double[] mean, double[] variance, boolean inverse) {
        int count = Math.max(mean.length, variance.length);
        if ((mean.length != count && mean.length != 1) || (variance.length != count && variance.length != 1)) {
            throw Problem.of("its mean and variance do not fit one another").asException();
        }
        double[] scale = new double[count];
        double[] offset = new double[count];
        for (int i = 0; i < count; i++) {
            double m = mean[mean.length == 1 ? 0 : i];
            double deviation = Math.max(Math.sqrt(variance[variance.length == 1 ? 0 : i]), 1e-7);
            scale[i] = inverse ? deviation : 1 / deviation;
            offset[i] = inverse ? m : -m / deviation;
        }
        return Translation.of(new Operation.Rescaling(scale, offset), input);
    }

    /** {@code PReLU}: the slopes have the shape of the model's tensor, 1 along shared axes. */
    static Translation parametricRelu(LayerSite site) {
        Flow input = site.graph().modelOrder(site.input());
        int[] shape = site.shape(input).clone();
        for (int axis : site.settings().list("shared_axes").orElse(new int[0])) {
            shape[site.axisBesidesBatch(input, axis) - 1] = 1;
        }
        if (Arrays.stream(shape).allMatch(length -> length >= 0) && Tensor.sizeOf(shape) > Integer.MAX_VALUE) {
            throw Problem.of("has more slopes than memory holds").asException();
        }
        site.weights().take("alpha", shape);
        return Translation.of(new Operation.ParametricRelu(), input).with(Activation.LINEAR);
    }
}
