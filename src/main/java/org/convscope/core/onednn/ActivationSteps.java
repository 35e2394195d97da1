package org.convscope.core.onednn;

import java.util.List;
import java.util.Optional;
import org.convscope.core.host.HostOperation;
import org.convscope.core.host.HostOperations;
import org.convscope.core.host.PointwiseFunction;
import org.convscope.network.Activation;
import org.convscope.network.Activation.Kind;

/** Activations that no primitive applies to its own result. */
final class ActivationSteps {
    private final CompileScope scope;

    ActivationSteps(CompileScope scope) {
        this.scope = scope;
    }

    Compiled compile(Activation activation, NativeArray input, OwnedWeights owned) {
        if (scope.isFinite()) {
            Optional<EltwiseFunction> function = EltwiseFunction.of(activation);
            if (function.isPresent()) {
                return new Activations(scope.writer()).compile(scope, function.get(), input);
            }
            if (activation.kind() == Kind.SOFTMAX && activation.alpha() == -1) {
                return new SoftmaxSteps(scope).compile(input);
            }
        }
        Optional<HostOperation> operation = HostOperations.of(activation);
        if (operation.isEmpty()) {
            return new Compiled(input, List::of);
        }
        if (operation.get() instanceof PointwiseFunction function) {
            return new CurveSteps(scope.writer()).compile(scope, function.curve(), input);
        }
        int[] shape = activation.outputShape(input.shape());
        return new HostSteps(scope.writer(), owned).compile(operation.get(), List.of(input), shape);
    }
}
