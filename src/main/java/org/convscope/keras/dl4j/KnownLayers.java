package org.convscope.keras.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Delivered;

/** The operations that DL4J's importer has layers for. Each operation stands in one of the two tables. */
final class KnownLayers {
    private static final Map<Class<?>, Maker<Operation>> KNOWN = Map.ofEntries(
            known(Operation.Convolution.class, KnownLayers::convolution),
            known(Operation.TransposedConvolution.class, KnownLayers::transposed),
            known(Operation.SeparableConvolution.class, KnownLayers::separable),
            known(Operation.DepthwiseConvolution.class, KnownLayers::depthwise),
            known(Operation.Pooling.class, (pooling, site) -> pooling(pooling)),
            known(Operation.GlobalPooling.class, KnownLayers::globalPooling),
            known(Operation.ZeroPadding.class, (p, site) -> borders("ZeroPadding2D", "padding", p.before(), p.after())),
            known(Operation.Cropping.class, (c, site) -> borders("Cropping2D", "cropping", c.before(), c.after())),
            known(Operation.UpSampling.class, (sampling, site) -> upSampling(sampling)),
            known(Operation.Dense.class, KnownLayers::dense),
            known(Operation.BatchNormalization.class, KnownLayers::batchNormalization),
            known(Operation.Activate.class, (operation, site) -> KnownLayer.activation(
                            site.call().activation())
                    .map(name -> KnownLayer.plain("Activation").with("activation", name))),
            known(Operation.Identity.class, (operation, site) -> nothing()),
            known(Operation.Dropout.class, (operation, site) -> nothing()),
            known(Operation.Flatten.class, (operation, site) -> plainIf(site.rank() == 3, "Flatten")),
            known(Operation.Recurrent.class, KnownLayers::recurrent),
            known(Operation.Merge.class, KnownLayers::merge),
            known(Operation.Concatenate.class, KnownLayers::concatenate));

    /** What the importer has no layer for, or another one than ours. */
    private static final Set<Class<? extends Operation>> UNKNOWN = Set.of(
            Operation.Input.class,
            Operation.Constant.class,
            Operation.FilledInput.class,
            Operation.Unavailable.class,
            Operation.LocallyConnected.class,
            Operation.BatchStatistics.class,
            Operation.LayerNormalization.class,
            Operation.GroupNormalization.class,
            Operation.UnitNormalization.class,
            Operation.Quantization.class,
            Operation.FakeQuantization.class,
            Operation.ChannelScale.class,
            Operation.BroadcastAffine.class,
            Operation.Standardization.class,
            Operation.Rescaling.class,
            Operation.ParametricRelu.class,
            Operation.Softmax.class,
            Operation.DropoutMask.class,
            Operation.Elementwise.class,
            Operation.Clip.class,
            Operation.Accumulate.class,
            Operation.Sort.class,
            Operation.Binary.class,
            Operation.Select.class,
            Operation.Reshape.class,
            Operation.Transpose.class,
            Operation.RepeatVector.class,
            Operation.ExpandDimensions.class,
            Operation.Squeeze.class,
            Operation.Slice.class,
            Operation.Split.class,
            Operation.Stack.class,
            Operation.Pick.class,
            Operation.ConstantPadding.class,
            Operation.Resizing.class,
            Operation.CenterCrop.class,
            Operation.Dot.class,
            Operation.MatrixProduct.class,
            Operation.Einsum.class,
            Operation.MultiHeadAttention.class,
            Operation.DotAttention.class,
            Operation.Reduce.class,
            Operation.ConvolutionalLstm.class,
            Operation.Distributed.class,
            Operation.Composite.class,
            Operation.Embedding.class,
            Operation.OneHot.class,
            Operation.Masking.class,
            Operation.StepMask.class);

    private KnownLayers() {}

    /**
     * Where an operation stands.
     *
     * @param inputs shapes of what it takes, without the batch
     * @param output shape of what it gives
     * @param afterInput whether it takes an input of the model itself
     */
    record Site(LayerCall call, List<int[]> inputs, int[] output, boolean afterInput) {
        int rank() {
            return inputs.get(0).length;
        }
    }

    @FunctionalInterface
    private interface Maker<T extends Operation> {
        Optional<KnownLayer> make(T operation, Site site);
    }

    private static <T extends Operation> Map.Entry<Class<?>, Maker<Operation>> known(Class<T> type, Maker<T> maker) {
        return Map.entry(type, (operation, site) -> maker.make(type.cast(operation), site));
    }

    /** What stands for an operation; empty where the importer has nothing, or is known to fail. */
    static Optional<KnownLayer> of(Site site) {
        Operation operation = site.call().operation();
        Maker<Operation> maker = KNOWN.get(operation.getClass());
        return maker == null ? Optional.empty() : maker.make(operation, site);
    }

    /** All operations of which is said whether the importer knows them. */
    static Set<Class<?>> decided() {
        return Stream.concat(KNOWN.keySet().stream(), UNKNOWN.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<KnownLayer> nothing() {
        return Optional.of(KnownLayer.plain("Dropout").with("rate", 0.0));
    }

    private static Optional<KnownLayer> plainIf(boolean known, String className) {
        return known ? Optional.of(KnownLayer.plain(className)) : Optional.empty();
    }

    private static boolean isUndilated(int[] dilation) {
        return Arrays.stream(dilation).allMatch(d -> d == 1);
    }

    private static Optional<KnownLayer> convolution(Operation.Convolution c, Site site) {
        boolean known = c.groups() == 1 && (c.kernel().length < 3 || isUndilated(c.dilation()));
        return known
                ? Optional.of(KnownLayer.convolution("Conv" + c.kernel().length + "D", c.filters(), c.window()))
                : Optional.empty();
    }

    private static Optional<KnownLayer> transposed(Operation.TransposedConvolution c, Site site) {
        if (c.kernel().length != 2) {
            return Optional.empty();
        }
        boolean derived = Arrays.stream(c.outputPadding()).allMatch(p -> p < 0) && isUndilated(c.dilation());
        // for valid padding DL4J's length is Keras's only where the kernel is not smaller than the stride
        boolean reaches = c.kernel()[0] >= c.strides()[0] && c.kernel()[1] >= c.strides()[1];
        return derived && reaches
                ? Optional.of(KnownLayer.convolution("Conv2DTranspose", c.filters(), c.window()))
                : Optional.empty();
    }

    private static Optional<KnownLayer> separable(Operation.SeparableConvolution c, Site site) {
        return c.kernel().length != 2
                ? Optional.empty()
                : Optional.of(KnownLayer.convolution("SeparableConv2D", c.filters(), c.window())
                        .with("depth_multiplier", c.multiplier()));
    }

    private static Optional<KnownLayer> depthwise(Operation.DepthwiseConvolution c, Site site) {
        if (c.kernel().length != 2 || site.afterInput()) {
            return Optional.empty();
        }
        KnownLayer layer = KnownLayer.convolution("DepthwiseConv2D", 1, c.window());
        layer.config().remove("filters");
        return Optional.of(layer.with("depth_multiplier", c.multiplier()));
    }

    private static String kind(Operation.Reduction reduction) {
        return reduction == Operation.Reduction.MAX ? "Max" : "Average";
    }

    private static Optional<KnownLayer> pooling(Operation.Pooling p) {
        return Optional.of(KnownLayer.plain(kind(p.reduction()) + "Pooling" + p.size().length + "D")
                .with("pool_size", p.size())
                .with("strides", p.strides())
                .with("padding", KnownLayer.text(p.padding())));
    }

    private static Optional<KnownLayer> globalPooling(Operation.GlobalPooling p, Site site) {
        return plainIf(!p.keepDimensions(), "Global" + kind(p.reduction()) + "Pooling" + (site.rank() - 1) + "D");
    }

    private static Optional<KnownLayer> borders(String className, String name, int[] before, int[] after) {
        return before.length != 2
                ? Optional.empty()
                : Optional.of(KnownLayer.plain(className)
                        .with(name, new int[][] {{before[0], after[0]}, {before[1], after[1]}}));
    }

    private static Optional<KnownLayer> upSampling(Operation.UpSampling u) {
        boolean known = u.factors().length == 2 && u.interpolation() == Operation.Interpolation.NEAREST;
        return known
                ? Optional.of(KnownLayer.plain("UpSampling2D")
                        .with("size", u.factors())
                        .with("interpolation", "nearest"))
                : Optional.empty();
    }

    private static Optional<KnownLayer> dense(Operation.Dense dense, Site site) {
        return site.rank() != 1
                ? Optional.empty()
                : Optional.of(KnownLayer.plain("Dense")
                        .with("units", dense.units())
                        .with("activation", "linear")
                        .with("use_bias", true));
    }

    private static Optional<KnownLayer> batchNormalization(Operation.BatchNormalization b, Site site) {
        if (b.axis() != site.rank()) {
            return Optional.empty();
        }
        KnownLayer layer = KnownLayer.plain("BatchNormalization")
                .with("axis", b.axis())
                .with("momentum", 0.99)
                .with("epsilon", b.epsilon())
                .with("center", true)
                .with("scale", true);
        List.of("beta", "gamma", "moving_mean", "moving_variance").forEach(layer::withWeight);
        return Optional.of(layer);
    }

    private static Optional<KnownLayer> merge(Operation.Merge merge, Site site) {
        List<int[]> inputs = site.inputs();
        boolean alike = inputs.size() > 1 && inputs.stream().allMatch(shape -> Arrays.equals(shape, site.output()));
        return switch (merge.merging()) {
            case ADD -> plainIf(alike, "Add");
            case SUBTRACT -> plainIf(alike && inputs.size() == 2, "Subtract");
            case MULTIPLY -> plainIf(alike, "Multiply");
            case AVERAGE -> plainIf(alike, "Average");
            case MAXIMUM -> plainIf(alike, "Maximum");
            case MINIMUM -> Optional.empty();
        };
    }

    private static Optional<KnownLayer> concatenate(Operation.Concatenate c, Site site) {
        boolean known = c.axis() == site.output().length && site.inputs().size() > 1;
        return known ? Optional.of(KnownLayer.plain("Concatenate").with("axis", c.axis())) : Optional.empty();
    }

    /** A recurrent layer, if it takes nothing but a sequence and gives out all its steps or the last. */
    private static Optional<KnownLayer> recurrent(Operation.Recurrent recurrent, Site site) {
        boolean lstm = recurrent.cell() == Operation.Cell.LSTM;
        Delivered delivered = recurrent.walk().delivered();
        Optional<String> activation = KnownLayer.activation(recurrent.activation());
        Optional<String> gate = KnownLayer.activation(recurrent.gate());
        if (site.inputs().size() != 1
                || (!lstm && recurrent.cell() != Operation.Cell.SIMPLE)
                || (delivered != Delivered.ALL && delivered != Delivered.LAST)
                || activation.isEmpty()
                || gate.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(KnownLayer.plain(lstm ? "LSTM" : "SimpleRNN")
                .with("units", recurrent.units())
                .with("activation", activation.get())
                .with("recurrent_activation", gate.get())
                .with("use_bias", true)
                .with("return_sequences", delivered == Delivered.ALL)
                .with("go_backwards", recurrent.walk().backwards())
                .with("dropout", 0.0)
                .with("recurrent_dropout", 0.0)
                .with("unroll", false)
                .with("unit_forget_bias", true));
    }
}
