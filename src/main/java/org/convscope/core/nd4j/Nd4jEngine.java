package org.convscope.core.nd4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.GradientRequest;
import org.convscope.core.Gradients;
import org.convscope.core.plan.FusionRules;
import org.convscope.core.plan.NetworkPlans;
import org.convscope.core.plan.Plan;
import org.convscope.core.plan.PlanEngine;
import org.convscope.core.plan.RunChecks;
import org.convscope.core.plan.Step;
import org.convscope.core.plan.StepObserver;
import org.convscope.core.plan.StepWeights;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/** Runs plans with ND4J's operations, on whichever backend was loaded. */
public final class Nd4jEngine implements PlanEngine {
    private final ArrayConstants constants;
    private final ArrayPool pool;
    private final StepObserver observer;
    private final Map<StepWeights, Map<String, ArrayOperation>> operations = new HashMap<>();
    private volatile long heldBytes;

    /**
     * @param constantBytes how much room prepared weights take at most
     * @param poolBytes how much unused memory is kept for the next layer
     * @param observer is told what each part of a run took
     */
    public Nd4jEngine(long constantBytes, long poolBytes, StepObserver observer) {
        this.constants = new ArrayConstants(constantBytes);
        this.pool = new ArrayPool(poolBytes);
        this.observer = observer;
    }

    /** What computes a step; made once for each layer and activation. */
    private ArrayOperation operation(Step step) {
        try {
            return operations
                    .computeIfAbsent(step.weights(), made -> new HashMap<>())
                    .computeIfAbsent(step.name(), made -> ArrayOperations.of(step));
        } catch (ProblemException e) {
            throw RunChecks.named(e, step.source().id());
        }
    }

    private RunSpace space(TaskMonitor monitor, long seed) {
        return new RunSpace(constants, pool, monitor, observer, seed);
    }

    @Override
    public FusionRules fusionRules() {
        return FusionRules.NONE;
    }

    @Override
    public void forward(Plan plan, List<Tensor> inputs, Engine.Sink sink, TaskMonitor monitor) {
        try (var run = new ForwardRun(plan, operations(plan), space(monitor, 0))) {
            run.take(inputs);
            run.forward(sink);
        } finally {
            noteHeldBytes();
        }
    }

    @Override
    public Gradients gradients(Plan plan, List<Tensor> inputs, GradientRequest request, TaskMonitor monitor) {
        if (!request.weightsOf().isEmpty()) {
            constants.release(plan.owners());
        }
        try (var run = new BackwardRun(plan, operations(plan), request, space(monitor, request.seed()))) {
            return run.gradients(inputs);
        } finally {
            noteHeldBytes();
        }
    }

    private List<ArrayOperation> operations(Plan plan) {
        return plan.steps().stream().map(this::operation).toList();
    }

    private void noteHeldBytes() {
        heldBytes = constants.nativeBytes() + pool.freeBytes();
    }

    @Override
    public long heldBytes() {
        return heldBytes;
    }

    @Override
    public void release(NetworkPlans plans) {
        constants.release(plans.owners());
        plans.owners().forEach(operations::remove);
        noteHeldBytes();
    }

    @Override
    public void trim() {
        pool.clear();
        noteHeldBytes();
    }

    @Override
    public void close() {
        constants.close();
        pool.close();
        operations.clear();
        heldBytes = 0;
    }
}
