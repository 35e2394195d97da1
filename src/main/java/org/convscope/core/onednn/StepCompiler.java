package org.convscope.core.onednn;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.convscope.core.host.HostOperation;
import org.convscope.core.host.PointwiseFunction;
import org.convscope.core.onednn.LayoutWishes.Wish;
import org.convscope.core.plan.Step;
import org.convscope.network.Operation;

/** Writes steps: by oneDNN's primitives where there are any, else in Java on the heap. */
final class StepCompiler {
    private final CompileScope scope;
    private final ProgramWriter writer;
    private final Map<Class<?>, Writing> writings;

    /** Writes an operation; empty where it is left to Java. */
    @FunctionalInterface
    private interface Writing {
        Optional<Compiled> write(OperationWork work);
    }

    StepCompiler(CompileScope scope) {
        this.scope = scope;
        this.writer = scope.writer();
        var layers = new LayerSteps(scope);
        var arithmetic = new ArithmeticSteps(scope);
        var rearranging = new RearrangingSteps(writer);
        var nested = new NestedSteps(writer, this::compile);
        this.writings = Map.ofEntries(
                always(Operation.Convolution.class, layers::convolution),
                always(Operation.DepthwiseConvolution.class, layers::depthwise),
                always(Operation.SeparableConvolution.class, layers::separable),
                always(Operation.TransposedConvolution.class, layers::transposed),
                always(Operation.Dense.class, layers::dense),
                sometimes(Operation.Pooling.class, layers::pooling),
                always(Operation.BatchNormalization.class, layers::batchNormalization),
                always(Operation.BatchStatistics.class, this::batchStatistics),
                always(Operation.ChannelScale.class, layers::channelScale),
                sometimes(Operation.GlobalPooling.class, this::globalPooling),
                sometimes(Operation.LayerNormalization.class, this::layerNormalization),
                sometimes(Operation.Rescaling.class, arithmetic::rescaling),
                sometimes(Operation.UpSampling.class, this::upSampling),
                sometimes(Operation.Merge.class, (o, work) -> arithmetic.merge(o.merging(), work)),
                sometimes(Operation.Binary.class, arithmetic::binary),
                sometimes(Operation.DropoutMask.class, (o, work) -> new DropoutSteps(scope, o).compile(work.input())),
                sometimes(Operation.Softmax.class, this::softmax),
                always(Operation.Concatenate.class, rearranging::concatenate),
                always(Operation.Stack.class, rearranging::stack),
                always(Operation.ZeroPadding.class, rearranging::zeroPadding),
                always(Operation.Cropping.class, rearranging::cropping),
                always(Operation.Split.class, rearranging::split),
                always(Operation.Activate.class, (o, work) -> RearrangingSteps.same(work)),
                always(Operation.Identity.class, (o, work) -> RearrangingSteps.same(work)),
                always(Operation.Flatten.class, (o, work) -> rearranging.reshaped(work)),
                always(Operation.Reshape.class, (o, work) -> rearranging.reshaped(work)),
                always(Operation.ExpandDimensions.class, (o, work) -> rearranging.reshaped(work)),
                always(Operation.Squeeze.class, (o, work) -> rearranging.reshaped(work)),
                always(Operation.Composite.class, nested::composite),
                always(Operation.Distributed.class, nested::distributed));
    }

    private static <T extends Operation> Map.Entry<Class<?>, Writing> always(
            Class<T> type, BiFunction<T, OperationWork, Compiled> writing) {
        return Map.entry(type, work -> Optional.of(writing.apply(type.cast(work.operation()), work)));
    }

    private static <T extends Operation> Map.Entry<Class<?>, Writing> sometimes(
            Class<T> type, BiFunction<T, OperationWork, Optional<Compiled>> writing) {
        return Map.entry(type, work -> writing.apply(type.cast(work.operation()), work));
    }

    /**
     * @param inputs what the step takes, with what is added
     * @param shape of the output
     * @param wish how the one who takes it would like it
     */
    Compiled compile(Step step, List<NativeArray> inputs, int[] shape, Wish wish) {
        int operands = step.operands().size();
        NativeArray added = step.fused().addsValue() ? inputs.get(operands) : null;
        OwnedWeights owned = OwnedWeights.of(step.weights());
        return compile(new OperationWork(
                step.operation(),
                owned,
                inputs.subList(0, operands),
                new AfterOperation(added, step.fused().activation(), owned, wish),
                shape,
                step.fused().padding()));
    }

    private Compiled compile(OperationWork work) {
        if (OneDnnRules.takesFollowers(work.operation())) {
            return written(work);
        }
        return new Followers(scope).applied(written(work), work.after(), work.shape());
    }

    private Compiled written(OperationWork work) {
        Writing writing = writings.get(work.operation().getClass());
        return (writing == null ? Optional.<Compiled>empty() : writing.write(work)).orElseGet(() -> onHeap(work));
    }

    private Compiled onHeap(OperationWork work) {
        HostOperation operation = HostSteps.operation(work);
        return operation instanceof PointwiseFunction function
                ? new CurveSteps(writer).compile(scope, function.curve(), work.input())
                : new HostSteps(writer, work.weights()).compile(operation, work.inputs(), work.shape());
    }

    /** By a primitive where it learns; else in Java, whose sums are of double precision. */
    private Compiled batchStatistics(Operation.BatchStatistics operation, OperationWork work) {
        boolean isWritten =
                scope.isLearning() && scope.isFinite() && StatisticsSteps.canCompile(operation, work.input());
        return isWritten
                ? new StatisticsSteps(scope, work.weights(), operation, work.input())
                        .compile(work.after(), work.shape())
                : new Followers(scope).applied(onHeap(work), work.after(), work.shape());
    }

    private Optional<Compiled> globalPooling(Operation.GlobalPooling operation, OperationWork work) {
        boolean isImage = work.input().rank() == 4;
        if (!isImage || !scope.isFinite()) {
            return Optional.empty();
        }
        var pooling = new PoolingSteps(scope);
        if (operation.reduction() == Operation.Reduction.AVERAGE) {
            return Optional.of(pooling.mean(work.input(), work.shape()));
        }
        NativeArray output = pooling.maximum(work.input(), work.shape());
        return Optional.of(new Compiled(output, gradient -> HostSteps.back(writer, work, output, gradient)));
    }

    private Optional<Compiled> layerNormalization(Operation.LayerNormalization operation, OperationWork work) {
        int rank = work.input().rank();
        boolean isOfRows = Arrays.equals(operation.axes(), new int[] {rank - 1})
                && operation.moment() == Operation.LayerNormalization.Moment.STANDARDIZED;
        if (!isOfRows || !scope.isFinite()) {
            return Optional.empty();
        }
        NativeArray output = new NormalizationSteps(scope, work.weights()).rows(operation, work.input());
        return Optional.of(new Compiled(output, gradient -> HostSteps.back(writer, work, output, gradient)));
    }

    private Optional<Compiled> upSampling(Operation.UpSampling operation, OperationWork work) {
        return ResamplingSteps.canCompile(operation) && scope.isFinite()
                ? Optional.of(new ResamplingSteps(writer)
                        .compile(
                                operation,
                                work.input(),
                                work.shape(),
                                work.after().wish()))
                : Optional.empty();
    }

    private Optional<Compiled> softmax(Operation.Softmax operation, OperationWork work) {
        boolean isLast = Arrays.equals(operation.axes(), new int[] {work.input().rank() - 1});
        return isLast && scope.isFinite()
                ? Optional.of(new SoftmaxSteps(scope).compile(work.input()))
                : Optional.empty();
    }
}
