package org.convscope.core.plan;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.GradientRequest;
import org.convscope.core.Gradients;
import org.convscope.task.TaskMonitor;

/**
 * What an engine has to be able to do: run a plan, forwards and back. Arrays are its own; tensors go in and come out, channels
 * last. All calls are made on one thread, but for {@link #heldBytes()}.
 */
public interface PlanEngine extends AutoCloseable {
    /** The rules of what the engine computes in one go. */
    FusionRules fusionRules();

    /**
     * Runs all steps.
     *
     * @param inputs as {@link RunChecks#inputShapes} demands
     * @param sink gets each wanted output as soon as it is there
     * @throws org.convscope.problem.ProblemException if a step cannot be done; the layer is named
     * @throws org.convscope.task.CancelledException within one step after a cancel
     */
    void forward(Plan plan, List<Tensor> inputs, Engine.Sink sink, TaskMonitor monitor);

    /**
     * Runs all steps and then back, as far as {@link BackwardSteps} says.
     *
     * @param plan for the outputs of the request; with {@link WeightUse#AS_STORED} if gradients by weights are asked for
     * @param request whose outputs are all steps' outputs
     * @return without an entry where no gradient comes to
     * @throws org.convscope.problem.ProblemException as {@link #forward}, and if a step has no gradient
     * @throws org.convscope.task.CancelledException within one step after a cancel
     */
    Gradients gradients(Plan plan, List<Tensor> inputs, GradientRequest request, TaskMonitor monitor);

    /** Bytes held in native memory between runs; may be asked by any thread. */
    long heldBytes();

    /** Forgets what was prepared for a network. */
    void release(NetworkPlans plans);

    /** Gives unused memory back. */
    void trim();

    @Override
    void close();
}
