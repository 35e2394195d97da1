package org.convscope.core.nd4j;

import org.convscope.core.plan.Step;
import org.convscope.core.plan.StepObserver;
import org.convscope.task.TaskMonitor;

/**
 * What the steps of a run share.
 *
 * @param observer is told what each part took
 * @param seed of the run
 */
record RunSpace(ArrayConstants constants, ArrayPool pool, TaskMonitor monitor, StepObserver observer, long seed) {
    StepScope scope(Step step) {
        return new StepScope(constants, pool, monitor, seed, step.weights());
    }
}
