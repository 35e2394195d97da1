package org.convscope.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.convscope.network.LayerCall;
import org.convscope.network.Operation;

/**
 * One step of a plan. Values are numbered: the network's inputs first, then one a step.
 *
 * @param call the layer whose output, or a part of the way to it, this gives
 * @param operation what is computed; an activation that is a step of its own is an {@link Operation.Activate} with it fused
 * @param weights of the layer whose operation it is, with what is folded into them
 * @param fused what is done besides
 * @param inputs numbers of the values that it takes; the last one is what is added, if something is
 * @param output number of the value that it gives
 * @param isLast whether its output is the layer's own
 * @param isWanted whether its output is to be delivered
 */
public record Step(
        LayerCall call,
        Operation operation,
        StepWeights weights,
        Fused fused,
        List<Integer> inputs,
        int output,
        boolean isLast,
        boolean isWanted) {
    public Step {
        inputs = List.copyOf(inputs);
    }

    /** What the operation itself takes: all inputs but what is added. */
    public List<Integer> operands() {
        return fused.addsValue() ? inputs.subList(0, inputs.size() - 1) : inputs;
    }

    /**
     * The shape that it gives, the batch first.
     *
     * @param shapes of its inputs
     * @throws org.convscope.problem.ProblemException if the operation does not take such inputs
     */
    public int[] outputShape(List<int[]> shapes) {
        List<int[]> taken = new ArrayList<>(shapes.subList(0, operands().size()));
        Operation.ZeroPadding padding = fused.padding();
        if (padding != null) {
            taken.set(0, padding.outputShape(List.of(taken.get(0))));
        }
        return fused.activation().outputShape(operation.outputShape(taken));
    }

    /** The layer whose operation it is: what is at fault where it cannot be computed. */
    public LayerCall source() {
        return weights.call();
    }

    /** The step's name in measurements: the operation, or the activation that is a step of its own. */
    public String name() {
        return operation instanceof Operation.Activate
                ? fused.activation().kind().name()
                : operation.getClass().getSimpleName();
    }
}
