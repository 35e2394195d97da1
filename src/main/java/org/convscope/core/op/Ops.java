package org.convscope.core.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** Which class computes which operation. */
public final class Ops {
    private static final Map<Class<?>, BiFunction<Operation, Weights, Op>> MAKERS = Map.ofEntries(
            maker(
                    Operation.Convolution.class,
                    (o, w) -> o.kernel().length == 3 ? new Convolution3d(o, w) : new Convolution(o, w)),
            maker(Operation.DepthwiseConvolution.class, DepthwiseConvolution::new),
            maker(Operation.SeparableConvolution.class, SeparableConvolution::new),
            maker(
                    Operation.TransposedConvolution.class,
                    (o, w) -> o.kernel().length == 3
                            ? new TransposedConvolution3d(o, w)
                            : new TransposedConvolution(o, w)),
            maker(Operation.Dense.class, Dense::new),
            maker(Operation.Pooling.class, (o, w) -> o.size().length == 3 ? new Pooling3d(o) : new Pooling(o)),
            maker(Operation.GlobalPooling.class, (o, w) -> new GlobalPooling(o)),
            maker(Operation.BatchNormalization.class, BatchNormalization::new),
            maker(Operation.Quantization.class, (operation, weights) -> new Quantization(operation)),
            maker(Operation.Rescaling.class, (o, w) -> new Affine(o.scale(), o.offset())),
            maker(Operation.LocallyConnected.class, LocallyConnected::new),
            maker(Operation.LayerNormalization.class, Normalize::layer),
            maker(Operation.GroupNormalization.class, Normalize::group),
            maker(Operation.ChannelScale.class, (o, w) -> new ChannelScale(w)),
            maker(Operation.UnitNormalization.class, (o, w) -> Normalize.unit(o)),
            maker(Operation.Standardization.class, Standardization::new),
            maker(Operation.ParametricRelu.class, (o, w) -> new ParametricRelu(w)),
            maker(Operation.Transpose.class, (o, w) -> Rearrange.transpose(o.axes())),
            maker(Operation.RepeatVector.class, (o, w) -> Rearrange.repeat(o.times())),
            maker(Operation.Cropping.class, (o, w) -> Rearrange.crop(o.before(), o.after())),
            maker(Operation.Split.class, (o, w) -> Rearrange.split(o)),
            maker(Operation.Slice.class, (o, w) -> Rearrange.slice(o)),
            maker(Operation.Stack.class, (o, w) -> new Stack(o.axis())),
            maker(Operation.ZeroPadding.class, (o, w) -> new ZeroPadding(o)),
            maker(Operation.UpSampling.class, (o, w) -> Resample.upSampling(o)),
            maker(Operation.Resizing.class, (o, w) -> Resample.resizing(o)),
            maker(Operation.CenterCrop.class, (o, w) -> Resample.centerCrop(o)),
            maker(Operation.Elementwise.class, (o, w) -> new Elementwise(FunctionCurves.of(o.function()))),
            maker(Operation.Clip.class, (o, w) -> new Elementwise(FunctionCurves.clip(o.min(), o.max()))),
            maker(Operation.Binary.class, (o, w) -> new Binary(o)),
            maker(Operation.MatrixProduct.class, (o, w) -> new MatrixProduct(o)),
            maker(Operation.Dot.class, (o, w) -> new Dot(o)),
            maker(Operation.MultiHeadAttention.class, MultiHeadAttention::new),
            maker(
                    Operation.DotAttention.class,
                    (o, w) -> o.additive() ? new AdditiveAttention(o, w) : new DotAttention(o, w)),
            maker(Operation.Recurrent.class, Recurrent::new),
            maker(Operation.ConvolutionalLstm.class, ConvolutionalLstm::new),
            maker(Operation.Embedding.class, Embedding::new),
            maker(Operation.Composite.class, Ops::composite),
            maker(Operation.FakeQuantization.class, FakeQuantization::new),
            maker(Operation.BatchStatistics.class, BatchStatistics::new),
            maker(Operation.BroadcastAffine.class, (o, w) -> new BroadcastAffine(w)),
            maker(Operation.Masking.class, (o, w) -> new Masking(o)),
            maker(Operation.StepMask.class, (o, w) -> new StepMask(o)),
            maker(Operation.Distributed.class, (o, w) -> new Distributed(Ops.made(o.operation(), w))),
            maker(Operation.Constant.class, (o, w) -> new Constant(o.value())),
            maker(Operation.Select.class, (o, w) -> new Select()),
            maker(Operation.Pick.class, (o, w) -> new Pick(o)),
            maker(Operation.ConstantPadding.class, (o, w) -> new ConstantPadding(o)),
            maker(Operation.Accumulate.class, (o, w) -> new Accumulate(o)),
            maker(Operation.Sort.class, (o, w) -> new Sort(o)),
            maker(Operation.OneHot.class, (o, w) -> new OneHot(o)),
            maker(Operation.Einsum.class, Einsum::new),
            maker(Operation.Softmax.class, (o, w) -> new Softmax(Activation.Kind.SOFTMAX, o.axes())),
            maker(Operation.Activate.class, (o, w) -> View.identity()),
            maker(Operation.Identity.class, (o, w) -> View.identity()),
            maker(Operation.Merge.class, (o, w) -> new Merge(o.merging())),
            maker(Operation.Concatenate.class, (o, w) -> new Concatenate(o.axis())),
            maker(Operation.Flatten.class, (o, w) -> View.flatten()),
            maker(Operation.Reshape.class, (o, w) -> View.reshape(o.shape())),
            maker(Operation.ExpandDimensions.class, (o, w) -> View.expand(o.axis())),
            maker(Operation.Squeeze.class, (o, w) -> View.squeeze(o.axes())),
            maker(Operation.Reduce.class, (o, w) -> new Reduce(o.accumulation(), o.axes(), o.keepDimensions())));

    /** What is linear in its kernel, and has its units last. */
    private static final Set<Class<?>> FOLDABLE = Set.of(
            Operation.Convolution.class,
            Operation.DepthwiseConvolution.class,
            Operation.SeparableConvolution.class,
            Operation.TransposedConvolution.class,
            Operation.Dense.class);

    private Ops() {}

    private static <T extends Operation> Map.Entry<Class<?>, BiFunction<Operation, Weights, Op>> maker(
            Class<T> type, BiFunction<T, Weights, Op> maker) {
        return Map.entry(type, (operation, weights) -> maker.apply(type.cast(operation), weights));
    }

    /**
     * What computes a call's operation, without its activation.
     *
     * @throws org.convscope.problem.ProblemException if nothing does
     */
    public static Op of(LayerCall call) {
        if (call.operation() instanceof Operation.Unavailable none) {
            throw Problem.of(none.reason()).asException();
        }
        return made(call.operation(), new Weights(call));
    }

    private static Op made(Operation operation, Weights weights) {
        BiFunction<Operation, Weights, Op> maker = MAKERS.get(operation.getClass());
        if (maker == null) {
            throw Problem.of("the operation " + operation.getClass().getSimpleName() + " cannot be computed")
                    .asException();
        }
        return maker.apply(operation, weights);
    }

    private static Op composite(Operation.Composite operation, Weights weights) {
        List<Op> ops = new ArrayList<>();
        for (Operation.Part part : operation.parts()) {
            ops.add(made(part.operation(), weights.of(part.role())));
            of(part.activation()).ifPresent(ops::add);
        }
        return new Composite(ops);
    }

    /** What computes an activation; empty for the linear one. */
    public static Optional<Op> of(Activation activation) {
        return switch (activation.kind()) {
            case LINEAR -> Optional.empty();
            case SOFTMAX, LOG_SOFTMAX -> Optional.of(new Softmax(activation.kind(), (int) activation.alpha()));
            case SPARSEMAX -> Optional.of(new Sparsemax((int) activation.alpha()));
            case GLU -> Optional.of(new GatedLinear((int) activation.alpha()));
            default -> Optional.of(activation.equals(Activation.RELU) ? new Relu() : Elementwise.of(activation));
        };
    }

    /** A layer with the batch normalisation that follows it folded into its weights; empty where that cannot be done. */
    public static Optional<Op> folded(LayerCall layer, LayerCall normalization) {
        int[] shape = layer.outputShape();
        if (FOLDABLE.contains(layer.operation().getClass())
                && layer.activation().isLinear()
                && normalization.operation() instanceof Operation.BatchNormalization second
                && second.axis() == shape.length
                && shape[shape.length - 1] > 0) {
            var after = new BatchNormalization(second, new Weights(normalization)).affine(shape[shape.length - 1]);
            try {
                return Optional.of(made(layer.operation(), new Weights(layer, after)));
            } catch (ProblemException e) {
                // the layer alone will say so under its own name
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
