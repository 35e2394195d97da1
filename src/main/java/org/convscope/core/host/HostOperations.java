package org.convscope.core.host;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Activation;
import org.convscope.network.Operation;

/** The classes that compute operations on the heap. */
public final class HostOperations {
    private static final Map<Class<?>, BiFunction<Operation, StepWeights, HostOperation>> MAKERS = Map.ofEntries(
            maker(Operation.GlobalPooling.class, (o, w) -> new GlobalPooling(o)),
            maker(Operation.Quantization.class, (operation, weights) -> new Quantization(operation)),
            maker(Operation.Rescaling.class, (o, w) -> new Affine(o.scale(), o.offset())),
            maker(Operation.LocallyConnected.class, LocallyConnected::new),
            maker(Operation.LayerNormalization.class, Normalize::layer),
            maker(Operation.GroupNormalization.class, Normalize::group),
            maker(Operation.UnitNormalization.class, (o, w) -> Normalize.unit(o)),
            maker(Operation.Standardization.class, Standardization::new),
            maker(Operation.ParametricRelu.class, (o, w) -> new ParametricRelu(w)),
            maker(Operation.Transpose.class, (o, w) -> Rearrange.transpose(o.axes())),
            maker(Operation.RepeatVector.class, (o, w) -> Rearrange.repeat(o.times())),
            maker(Operation.Cropping.class, (o, w) -> Rearrange.crop(o.before(), o.after())),
            maker(Operation.Split.class, (o, w) -> Rearrange.split(o)),
            maker(Operation.Slice.class, (o, w) -> Rearrange.slice(o)),
            maker(Operation.UpSampling.class, (o, w) -> Resample.upSampling(o)),
            maker(Operation.Resizing.class, (o, w) -> Resample.resizing(o)),
            maker(Operation.CenterCrop.class, (o, w) -> Resample.centerCrop(o)),
            maker(Operation.MatrixProduct.class, (o, w) -> new MatrixProduct(o)),
            maker(Operation.Dot.class, (o, w) -> new Dot(o)),
            maker(Operation.MultiHeadAttention.class, MultiHeadAttention::new),
            maker(
                    Operation.DotAttention.class,
                    (o, w) -> o.additive() ? new AdditiveAttention(o, w) : new DotAttention(o, w)),
            maker(Operation.Recurrent.class, Recurrent::new),
            maker(Operation.ConvolutionalLstm.class, ConvolutionalLstm::new),
            maker(Operation.Embedding.class, Embedding::new),
            maker(Operation.FakeQuantization.class, FakeQuantization::new),
            maker(Operation.BatchStatistics.class, BatchStatistics::new),
            maker(Operation.DropoutMask.class, (o, w) -> new DropoutMask(o)),
            maker(Operation.BroadcastAffine.class, (o, w) -> new BroadcastAffine(w)),
            maker(Operation.Masking.class, (o, w) -> new Masking(o)),
            maker(Operation.StepMask.class, (o, w) -> new StepMask(o)),
            maker(Operation.Constant.class, (o, w) -> new Constant(o.value())),
            maker(Operation.FilledInput.class, (o, w) -> new FilledInput(o.value())),
            maker(Operation.Select.class, (o, w) -> new Select()),
            maker(Operation.Pick.class, (o, w) -> new Pick(o)),
            maker(Operation.ConstantPadding.class, (o, w) -> new ConstantPadding(o)),
            maker(Operation.Accumulate.class, (o, w) -> new Accumulate(o)),
            maker(Operation.Sort.class, (o, w) -> new Sort(o)),
            maker(Operation.OneHot.class, (o, w) -> new OneHot(o)),
            maker(Operation.Einsum.class, Einsum::new),
            maker(Operation.Softmax.class, (o, w) -> new Softmax(Activation.Kind.SOFTMAX, o.axes())),
            maker(Operation.Reduce.class, (o, w) -> new Reduce(o.accumulation(), o.axes())),
            maker(Operation.Elementwise.class, (o, w) -> new PointwiseFunction(FunctionCurves.of(o.function()))),
            maker(Operation.Clip.class, (o, w) -> new PointwiseFunction(FunctionCurves.clip(o.min(), o.max()))),
            maker(Operation.Merge.class, (o, w) -> new Merging(o.merging())),
            maker(Operation.Binary.class, (o, w) -> new Binary(o)),
            maker(Operation.Pooling.class, (o, w) -> new Pooling(o)));

    private HostOperations() {}

    private static <T extends Operation> Map.Entry<Class<?>, BiFunction<Operation, StepWeights, HostOperation>> maker(
            Class<T> type, BiFunction<T, StepWeights, HostOperation> maker) {
        return Map.entry(type, (operation, weights) -> maker.apply(type.cast(operation), weights));
    }

    /**
     * What computes an operation, without its activation; empty where only engines do.
     *
     * @throws org.convscope.problem.ProblemException if its parameters or weights are not what it needs
     */
    public static Optional<HostOperation> of(Operation operation, StepWeights weights) {
        BiFunction<Operation, StepWeights, HostOperation> maker = MAKERS.get(operation.getClass());
        return maker == null ? Optional.empty() : Optional.of(maker.apply(operation, weights));
    }

    /** What computes an activation; empty for the linear one. */
    public static Optional<HostOperation> of(Activation activation) {
        return switch (activation.kind()) {
            case LINEAR -> Optional.empty();
            case SOFTMAX, LOG_SOFTMAX -> Optional.of(new Softmax(activation.kind(), (int) activation.alpha()));
            case SPARSEMAX -> Optional.of(new Sparsemax((int) activation.alpha()));
            case GLU -> Optional.of(new GatedLinear((int) activation.alpha()));
            default -> Optional.of(new PointwiseFunction(ActivationCurves.of(activation)));
        };
    }
}
