package org.convscope.core.plan;

import java.util.List;
import org.convscope.network.LayerCall;

/**
 * What runs for some wanted layers, in order. A plan is equal to itself alone, so that engines can keep what they prepared
 * for it.
 */
public final class Plan {
    private final List<LayerCall> inputs;
    private final List<Step> steps;
    private final int[] uses;

    /**
     * @param inputs the network's input calls, in its order; value i is input i
     * @param steps step i gives value inputs.size() + i
     */
    Plan(List<LayerCall> inputs, List<Step> steps) {
        this.inputs = List.copyOf(inputs);
        this.steps = List.copyOf(steps);
        this.uses = new int[inputs.size() + steps.size()];
        steps.forEach(step -> step.inputs().forEach(value -> uses[value]++));
    }

    /** The network's input calls, in its order; value i is input i. */
    public List<LayerCall> inputs() {
        return inputs;
    }

    /** Step i gives value {@code inputs().size() + i}. */
    public List<Step> steps() {
        return steps;
    }

    /** The weights of all steps: the owners of what engines prepare for it. */
    public List<StepWeights> owners() {
        return steps.stream().map(Step::weights).toList();
    }

    /** How many values there are: the inputs, and one a step. */
    public int valueCount() {
        return uses.length;
    }

    /** How many times steps take each value. */
    public int[] uses() {
        return uses.clone();
    }
}
