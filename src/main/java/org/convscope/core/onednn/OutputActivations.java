package org.convscope.core.onednn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.convscope.core.plan.Plan;
import org.convscope.core.plan.Step;
import org.convscope.network.Operation;

/**
 * The activations of a plan whose gradients are known from what they give. Where only a maximum over windows takes
 * that, its own output knows as much of the one number in each window that has a gradient at all: so the activation's
 * gradient is taken there, of fewer numbers.
 */
final class OutputActivations {
    private final CompileScope scope;
    private final Map<Integer, Step> takers = new HashMap<>();
    private final Map<Integer, Step> makers = new HashMap<>();

    OutputActivations(Plan plan, CompileScope scope) {
        this.scope = scope;
        Map<Integer, Step> all = new HashMap<>();
        plan.steps().forEach(step -> all.put(step.output(), step));
        int[] uses = plan.uses();
        for (Step taker : plan.steps()) {
            if (isMaximum(taker)) {
                Step maker = all.get(taker.inputs().get(0));
                if (maker != null
                        && uses[maker.output()] == 1
                        && !maker.isWanted()
                        && own(maker).isPresent()) {
                    takers.put(maker.output(), taker);
                    makers.put(taker.output(), maker);
                }
            }
        }
    }

    private static boolean isMaximum(Step step) {
        return step.operation() instanceof Operation.Pooling pooling
                && pooling.reduction() == Operation.Reduction.MAX
                && step.inputs().size() == 1
                && step.fused().activation().isLinear();
    }

    private Optional<EltwiseFunction> own(Step step) {
        boolean isOfPrimitive = step.operation() instanceof Operation.BatchStatistics;
        return scope.isFinite() && !isOfPrimitive
                ? EltwiseFunction.of(step.fused().activation()).filter(EltwiseFunction::byOutput)
                : Optional.empty();
    }

    /** Whether the way back through the step's activation is that of the step that takes its output. */
    boolean isLeftToTaker(Step step) {
        return takers.containsKey(step.output());
    }

    /** What the gradient of the step's output goes through before that of its operation's result is there. */
    Optional<EltwiseFunction> before(Step step) {
        Step maker = makers.get(step.output());
        return own(maker == null ? step : maker);
    }
}
