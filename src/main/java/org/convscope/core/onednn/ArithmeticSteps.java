package org.convscope.core.onednn;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.convscope.core.host.Merging;
import org.convscope.network.Operation;

/** Arithmetic on arrays of numbers without weights, where a primitive computes it. */
final class ArithmeticSteps {
    private final CompileScope scope;

    ArithmeticSteps(CompileScope scope) {
        this.scope = scope;
    }

    /** By one number and with one added; empty for one a channel, and for zero, which hides what is no number: left to Java. */
    Optional<Compiled> rescaling(Operation.Rescaling operation, OperationWork work) {
        return operation.scale().length == 1
                        && operation.offset().length == 1
                        && operation.scale()[0] != 0
                ? Optional.of(new LinearSteps(scope)
                        .compile(operation.scale()[0], operation.offset()[0], work.input()))
                : Optional.empty();
    }

    /** A sum, a product and the like of arrays; empty where it is left to Java. */
    Optional<Compiled> merge(Operation.Merging merging, OperationWork work) {
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
                        (output, gradient) -> HostSteps.back(scope.writer(), work, output, gradient)));
    }

    /** Of two arrays, or of one and a number; empty where it is left to Java. */
    Optional<Compiled> binary(Operation.Binary operation, OperationWork work) {
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
        double number = Objects.requireNonNull(operation.constant()).data()[0];
        var linear = new LinearSteps(scope);
        return switch (merging) {
            case MULTIPLY -> linear.compile(number, 0, input);
            case SUBTRACT ->
                operation.constantFirst() ? linear.compile(-1, number, input) : linear.compile(1, -number, input);
            default -> linear.compile(1, number, input);
        };
    }
}
