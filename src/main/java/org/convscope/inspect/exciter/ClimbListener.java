package org.convscope.inspect.exciter;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.inspect.target.Target;

/** Sees pictures while they climb, on the thread that climbs. */
@FunctionalInterface
public interface ClimbListener {
    /** Nobody looks. */
    ClimbListener NONE = step -> {};

    /**
     * What a step has come to, for targets that climb together.
     *
     * @param step from 0
     * @param images what the step began with, (N, H, W, C), as the network takes them, where nothing is shifted
     * @param losses what climbs, before the step, one a target
     */
    record Step(List<Target> targets, int step, int steps, Tensor images, double[] losses) {}

    void climbed(Step step);

    /**
     * Whether pictures are to stay as the step just seen left them; asked after each step. Those that have not begun by then
     * take one step.
     */
    default boolean isEnough() {
        return false;
    }
}
