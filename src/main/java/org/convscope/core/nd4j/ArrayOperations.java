package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.convscope.core.host.HostOperation;
import org.convscope.core.host.HostOperations;
import org.convscope.core.host.Merging;
import org.convscope.core.host.PointwiseFunction;
import org.convscope.core.plan.Step;
import org.convscope.core.plan.StepWeights;
import org.convscope.network.Activation;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** The classes that compute operations: with ND4J, or in Java on the heap. */
final class ArrayOperations {
    private static final Map<Class<?>, BiFunction<Operation, StepWeights, ArrayOperation>> MAKERS = Map.ofEntries(
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
            maker(Operation.Pooling.class, (o, w) -> new ArrayPooling(o)),
            maker(Operation.BatchNormalization.class, BatchNormalization::new),
            maker(Operation.ChannelScale.class, (o, w) -> new ChannelScale(w)),
            maker(Operation.Stack.class, (o, w) -> new Stack(o.axis())),
            maker(Operation.ZeroPadding.class, (o, w) -> new ZeroPadding(o)),
            maker(Operation.Binary.class, ArrayOperations::binary),
            maker(Operation.Composite.class, ArrayOperations::composite),
            maker(Operation.Distributed.class, (o, w) -> new Distributed(ArrayOperations.made(o.operation(), w))),
            maker(Operation.Activate.class, (o, w) -> new Reshaping()),
            maker(Operation.Identity.class, (o, w) -> new Reshaping()),
            maker(Operation.Merge.class, ArrayOperations::merge),
            maker(Operation.Concatenate.class, (o, w) -> new Concatenate(o.axis())),
            maker(Operation.Flatten.class, (o, w) -> new Reshaping()),
            maker(Operation.Reshape.class, (o, w) -> new Reshaping()),
            maker(Operation.ExpandDimensions.class, (o, w) -> new Reshaping()),
            maker(Operation.Squeeze.class, (o, w) -> new Reshaping()));

    private ArrayOperations() {}

    private static <T extends Operation> Map.Entry<Class<?>, BiFunction<Operation, StepWeights, ArrayOperation>> maker(
            Class<T> type, BiFunction<T, StepWeights, ArrayOperation> maker) {
        return Map.entry(type, (operation, weights) -> maker.apply(type.cast(operation), weights));
    }

    /**
     * What computes a step.
     *
     * @throws org.convscope.problem.ProblemException if nothing does
     */
    static ArrayOperation of(Step step) {
        return step.operation() instanceof Operation.Activate
                ? of(step.fused().activation()).orElseGet(Reshaping::new)
                : made(step.operation(), step.weights());
    }

    private static ArrayOperation made(Operation operation, StepWeights weights) {
        BiFunction<Operation, StepWeights, ArrayOperation> maker = MAKERS.get(operation.getClass());
        if (maker != null && !(operation instanceof Operation.Pooling pooling && pooling.size().length == 3)) {
            return maker.apply(operation, weights);
        }
        return HostOperations.of(operation, weights)
                .map(ArrayOperations::inJava)
                .orElseThrow(() -> Problem.of(
                                "the operation " + operation.getClass().getSimpleName() + " cannot be computed")
                        .asException());
    }

    private static ArrayOperation inJava(HostOperation operation) {
        return operation instanceof PointwiseFunction function
                ? new Elementwise(function.curve())
                : new OnHeap(operation);
    }

    private static ArrayOperation merge(Operation.Merge operation, StepWeights weights) {
        return switch (operation.merging()) {
            case ADD, SUBTRACT, MULTIPLY, AVERAGE -> new Merge(operation.merging());
            // libnd4j passes over what is not a number, Keras does not
            case MAXIMUM, MINIMUM ->
                new OnHeap(HostOperations.of(operation, weights).orElseThrow());
        };
    }

    private static ArrayOperation binary(Operation.Binary operation, StepWeights weights) {
        HostOperation onHeap = HostOperations.of(operation, weights).orElseThrow();
        return Merging.of(operation.arithmetic())
                .<ArrayOperation>map(merging -> new Arithmetic(operation, merging, onHeap))
                .orElseGet(() -> new OnHeap(onHeap));
    }

    private static ArrayOperation composite(Operation.Composite operation, StepWeights weights) {
        List<Composite.Part> all = new ArrayList<>();
        for (Operation.Part part : operation.parts()) {
            all.add(new Composite.Part(made(part.operation(), weights.of(part.role())), part.operation()::outputShape));
            of(part.activation())
                    .ifPresent(made -> all.add(
                            new Composite.Part(made, shapes -> part.activation().outputShape(shapes.get(0)))));
        }
        return new Composite(all);
    }

    private static Optional<ArrayOperation> of(Activation activation) {
        if (activation.equals(Activation.RELU)) {
            return Optional.of(new Relu());
        }
        return HostOperations.of(activation)
                .map(made -> made instanceof PointwiseFunction function
                        ? Elementwise.of(activation.kind(), function.curve())
                        : new OnHeap(made));
    }
}
