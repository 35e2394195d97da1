package org.convscope.core.host;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Shapes;

/**
 * An operation computed in Java on the heap: where an engine has none, or has it slow or wrong. Tensors are row-major, the
 * batch first, channels last, and are not written to unless that is said.
 */
public abstract class HostOperation {
    /** What the gradient needs to know of the forward run. */
    public enum Remembers {
        SHAPES,
        INPUTS,
        OUTPUT
    }

    public Remembers remembers() {
        return Remembers.INPUTS;
    }

    /** Whether the output may be written over the first input where nobody needs that any more. */
    public boolean isInPlace() {
        return false;
    }

    /**
     * @param output all zeros, to be filled
     */
    public abstract void compute(HostScope scope, List<Tensor> inputs, Tensor output);

    /** One gradient an input; only what {@link #remembers()} says is filled in {@code inputs} and {@code output}. */
    public abstract List<Tensor> gradients(HostScope scope, List<Tensor> inputs, Tensor output, Tensor gradient);

    /**
     * @throws org.convscope.problem.ProblemException if one array does not hold so many numbers
     */
    public static Tensor zeros(int... shape) {
        return Tensor.of(new float[Shapes.heapLength(Tensor.sizeOf(shape))], shape);
    }
}
