package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.convscope.core.host.HostOperation;
import org.convscope.core.host.HostOperations;
import org.convscope.core.host.Merging;
import org.convscope.core.host.PointwiseFunction;
import org.convscope.core.onednn.LayoutWishes.Wish;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.Step;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

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
        this.writings = Map.ofEntries(
                always(Operation.Convolution.class, layers::convolution),
                always(Operation.DepthwiseConvolution.class, layers::depthwise),
                always(Operation.SeparableConvolution.class, layers::separable),
                always(Operation.TransposedConvolution.class, layers::transposed),
                always(Operation.Dense.class, layers::dense),
                always(Operation.Pooling.class, layers::pooling),
                always(Operation.BatchNormalization.class, layers::batchNormalization),
                always(Operation.ChannelScale.class, layers::channelScale),
                sometimes(Operation.GlobalPooling.class, this::globalPooling),
                sometimes(Operation.LayerNormalization.class, this::layerNormalization),
                sometimes(Operation.Rescaling.class, this::rescaling),
                sometimes(Operation.UpSampling.class, this::upSampling),
                sometimes(Operation.Merge.class, (o, work) -> merge(o.merging(), work)),
                sometimes(Operation.Binary.class, this::binary),
                sometimes(Operation.Softmax.class, this::softmax),
                always(Operation.Concatenate.class, (o, work) -> concatenated(work.inputs(), o.axis(), work.shape())),
                always(Operation.Stack.class, this::stack),
                always(Operation.ZeroPadding.class, this::zeroPadding),
                always(Operation.Cropping.class, this::cropping),
                always(Operation.Split.class, this::split),
                always(Operation.Activate.class, (o, work) -> same(work)),
                always(Operation.Identity.class, (o, work) -> same(work)),
                always(Operation.Flatten.class, (o, work) -> reshaped(work)),
                always(Operation.Reshape.class, (o, work) -> reshaped(work)),
                always(Operation.ExpandDimensions.class, (o, work) -> reshaped(work)),
                always(Operation.Squeeze.class, (o, work) -> reshaped(work)),
                always(Operation.Composite.class, this::composite),
                always(Operation.Distributed.class, this::distributed));
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
        if (LayerSteps.doesAll(work.operation())) {
            return written(work);
        }
        return new Followers(scope).applied(written(work), work.after(), work.shape());
    }

    private Compiled written(OperationWork work) {
        Writing writing = writings.get(work.operation().getClass());
        return (writing == null ? Optional.<Compiled>empty() : writing.write(work)).orElseGet(() -> onHeap(work));
    }

    private Compiled onHeap(OperationWork work) {
        HostOperation operation = hostOperation(work);
        return operation instanceof PointwiseFunction function
                ? new CurveSteps(writer).compile(scope, function.curve(), work.input())
                : new HostSteps(writer, work.weights()).compile(operation, work.inputs(), work.shape());
    }

    private static HostOperation hostOperation(OperationWork work) {
        return HostOperations.of(work.operation(), work.source()).orElseThrow(() -> Problem.of(
                        "the operation " + work.operation().getClass().getSimpleName() + " cannot be computed")
                .asException());
    }

    private List<NativeArray> backOnHeap(OperationWork work, NativeArray output, NativeArray gradient) {
        return new HostSteps(writer, work.weights()).back(hostOperation(work), work.inputs(), output, gradient);
    }

    private Optional<Compiled> globalPooling(Operation.GlobalPooling operation, OperationWork work) {
        boolean isImage = work.input().rank() == 4;
        if (!isImage || !scope.isFinite()) {
            return Optional.empty();
        }
        PoolingSteps pooling = new PoolingSteps(scope);
        if (operation.reduction() == Operation.Reduction.AVERAGE) {
            return Optional.of(pooling.mean(work.input(), work.shape()));
        }
        NativeArray output = pooling.maximum(work.input(), work.shape());
        return Optional.of(new Compiled(output, gradient -> backOnHeap(work, output, gradient)));
    }

    private Optional<Compiled> layerNormalization(Operation.LayerNormalization operation, OperationWork work) {
        int rank = work.input().rank();
        boolean isOfRows = Arrays.equals(operation.axes(), new int[] {rank - 1})
                && operation.moment() == Operation.LayerNormalization.Moment.STANDARDIZED;
        if (!isOfRows || !scope.isFinite()) {
            return Optional.empty();
        }
        NativeArray output = new NormalizationSteps(scope, work.weights()).rows(operation, work.input());
        return Optional.of(new Compiled(output, gradient -> backOnHeap(work, output, gradient)));
    }

    private Optional<Compiled> rescaling(Operation.Rescaling operation, OperationWork work) {
        return operation.scale().length == 1 && operation.offset().length == 1
                ? Optional.of(new LinearSteps(scope)
                        .compile(operation.scale()[0], operation.offset()[0], work.input()))
                : Optional.empty();
    }

    private Optional<Compiled> upSampling(Operation.UpSampling operation, OperationWork work) {
        return ResamplingSteps.canCompile(operation) && scope.isFinite()
                ? Optional.of(new ResamplingSteps(writer).compile(operation, work.input(), work.shape()))
                : Optional.empty();
    }

    private Optional<Compiled> softmax(Operation.Softmax operation, OperationWork work) {
        boolean isLast = Arrays.equals(operation.axes(), new int[] {work.input().rank() - 1});
        return isLast && scope.isFinite()
                ? Optional.of(new SoftmaxSteps(scope).compile(work.input()))
                : Optional.empty();
    }

    private Optional<Compiled> merge(Operation.Merging merging, OperationWork work) {
        boolean isExact =
                scope.isFinite() || (merging != Operation.Merging.MAXIMUM && merging != Operation.Merging.MINIMUM);
        if (!isExact || !MergeSteps.canCompile(merging, work.inputs(), work.shape())) {
            return Optional.empty();
        }
        return Optional.of(new MergeGradients(scope)
                .compile(
                        merging,
                        work.inputs(),
                        work.shape(),
                        (output, gradient) -> backOnHeap(work, output, gradient)));
    }

    private Optional<Compiled> binary(Operation.Binary operation, OperationWork work) {
        Optional<Operation.Merging> merging = Merging.of(operation.arithmetic());
        if (merging.isEmpty()) {
            return Optional.empty();
        }
        if (operation.constant() == null) {
            boolean isAlike = work.inputs().stream().allMatch(input -> input.rank() == work.shape().length);
            return isAlike ? merge(merging.get(), work) : Optional.empty();
        }
        boolean isNumber =
                operation.constant().size() == 1 && Arrays.equals(work.input().shape(), work.shape());
        return isNumber ? Optional.of(withNumber(merging.get(), operation, work.input())) : Optional.empty();
    }

    private Compiled withNumber(Operation.Merging merging, Operation.Binary operation, NativeArray input) {
        double number = java.util.Objects.requireNonNull(operation.constant()).data()[0];
        LinearSteps linear = new LinearSteps(scope);
        return switch (merging) {
            case MULTIPLY -> linear.compile(number, 0, input);
            case SUBTRACT ->
                operation.constantFirst() ? linear.compile(-1, number, input) : linear.compile(1, -number, input);
            default -> linear.compile(1, number, input);
        };
    }

    private Compiled concatenated(List<NativeArray> inputs, int axis, int[] shape) {
        return new PartSteps(writer).concatenated(inputs, axis, shape);
    }

    private Compiled stack(Operation.Stack operation, OperationWork work) {
        List<NativeArray> expanded = new ArrayList<>();
        for (NativeArray input : work.inputs()) {
            int[] shape = work.shape().clone();
            shape[operation.axis()] = 1;
            expanded.add(writer.rowMajor(input).reshaped(shape));
        }
        Compiled compiled = concatenated(expanded, operation.axis(), work.shape());
        return new Compiled(compiled.output(), gradient -> compiled.back(gradient).stream()
                .map(part -> writer.rowMajor(part).reshaped(work.input().shape()))
                .toList());
    }

    private Compiled zeroPadding(Operation.ZeroPadding operation, OperationWork work) {
        int[] begin = new int[work.shape().length];
        System.arraycopy(operation.before(), 0, begin, 1, operation.before().length);
        return new PartSteps(writer).padded(work.input(), begin, work.shape());
    }

    private Compiled cropping(Operation.Cropping operation, OperationWork work) {
        int[] begin = new int[work.shape().length];
        System.arraycopy(operation.before(), 0, begin, 1, operation.before().length);
        return new PartSteps(writer).cut(work.input(), begin, work.shape());
    }

    private Compiled split(Operation.Split operation, OperationWork work) {
        int[] begin = new int[work.shape().length];
        begin[operation.axis()] = operation.taken() * work.shape()[operation.axis()];
        return new PartSteps(writer).cut(work.input(), begin, work.shape());
    }

    private static Compiled same(OperationWork work) {
        return new Compiled(work.input(), List::of);
    }

    private Compiled reshaped(OperationWork work) {
        int[] given = work.input().shape();
        return new Compiled(
                writer.rowMajor(work.input()).reshaped(work.shape()),
                gradient -> List.of(writer.rowMajor(gradient).reshaped(given)));
    }

    private Compiled composite(Operation.Composite operation, OperationWork work) {
        NativeArray now = work.input();
        List<Compiled> parts = new ArrayList<>();
        for (int i = 0; i < operation.parts().size(); i++) {
            Operation.Part part = operation.parts().get(i);
            OwnedWeights weights = work.weights().part(part.role(), "part " + i);
            List<NativeArray> inputs = i == 0 ? work.inputs() : List.of(now);
            int[] shape = part.operation()
                    .outputShape(inputs.stream().map(NativeArray::shape).toList());
            var after = new AfterOperation(null, part.activation(), weights, Wish.ANY);
            Compiled compiled = compile(new OperationWork(part.operation(), weights, inputs, after, shape, null));
            parts.add(compiled);
            now = compiled.output();
        }
        return new Compiled(now, gradient -> {
            List<NativeArray> gradients = List.of(gradient);
            for (int i = parts.size() - 1; i >= 0; i--) {
                gradients = parts.get(i).back(gradients.get(0));
            }
            return gradients;
        });
    }

    /** (N, time, ...) seen as (N x time, ...). */
    private Compiled distributed(Operation.Distributed operation, OperationWork work) {
        List<NativeArray> inputs = work.inputs().stream()
                .map(input -> writer.rowMajor(input).reshaped(joined(input.shape())))
                .toList();
        int[] shape = joined(work.shape());
        Compiled compiled = compile(new OperationWork(
                operation.operation(), work.weights(), inputs, AfterOperation.nothing(work.weights()), shape, null));
        return new Compiled(writer.rowMajor(compiled.output()).reshaped(work.shape()), gradient -> {
            List<NativeArray> back = compiled.back(writer.rowMajor(gradient).reshaped(shape));
            List<NativeArray> parted = new ArrayList<>();
            for (int i = 0; i < back.size(); i++) {
                parted.add(writer.rowMajor(back.get(i))
                        .reshaped(work.inputs().get(i).shape()));
            }
            return parted;
        });
    }

    private static int[] joined(int[] shape) {
        int[] joined = Arrays.copyOfRange(shape, 1, shape.length);
        joined[0] = Shapes.product(shape, 0, 2);
        return joined;
    }
}
