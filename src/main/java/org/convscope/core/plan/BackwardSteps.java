package org.convscope.core.plan;

import java.util.Set;
import org.convscope.core.GradientRequest;
import org.convscope.network.Operation;

/** The parts of a plan that a run backwards has to do: nothing that leads to no wanted gradient. */
public final class BackwardSteps {
    private final boolean[] isNeeded;
    private final Set<String> weightsOf;

    public BackwardSteps(Plan plan, GradientRequest request) {
        this.weightsOf = request.weightsOf();
        this.isNeeded = new boolean[plan.valueCount()];
        for (int i = 0; i < plan.inputs().size(); i++) {
            isNeeded[i] = request.inputs().contains(plan.inputs().get(i).id());
        }
        for (Step step : plan.steps()) {
            isNeeded[step.output()] = learns(step) || needsInputs(step);
        }
    }

    /** Whether the gradient by a value is needed at all. */
    public boolean needs(int value) {
        return isNeeded[value];
    }

    /** Whether the gradient by any of a step's inputs is needed. */
    public boolean needsInputs(Step step) {
        return step.inputs().stream().anyMatch(this::needs);
    }

    /** Whether the gradients by a step's own weights are wanted. */
    public boolean learns(Step step) {
        return !(step.operation() instanceof Operation.Activate)
                && weightsOf.contains(step.source().id())
                && step.weights().hasAny();
    }
}
