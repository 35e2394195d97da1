package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.plan.Plan;
import org.convscope.core.plan.RunChecks;
import org.convscope.core.plan.Step;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reverse mode: a plan run forwards, keeping what the gradients need, then backwards to the inputs. */
final class BackwardRun implements AutoCloseable {
    private final Plan plan;
    private final RunSpace space;
    private final ForwardRun run;
    private final @Nullable PooledArray[] gradients;

    /**
     * @param plan for one wanted layer
     * @param operations one a step
     */
    BackwardRun(Plan plan, List<ArrayOperation> operations, RunSpace space) {
        this.plan = plan;
        this.space = space;
        this.run = new ForwardRun(plan, operations, space);
        this.gradients = new PooledArray[plan.valueCount()];
    }

    List<Tensor> inputGradients(List<Tensor> inputs, Tensor outputGradient) {
        plan.steps().forEach(step -> kept(step).forEach(run::keep));
        run.take(inputs);
        run.forward();
        Step last = plan.steps().get(plan.steps().size() - 1);
        RunChecks.requireGradientShape(plan, run.shape(last.output()), outputGradient);
        PooledArray seed = PooledArray.create(space.pool(), outputGradient.shape());
        NativeArrays.write(outputGradient.data(), seed.array());
        gradients[last.output()] = seed;
        for (int i = plan.steps().size() - 1; i >= 0; i--) {
            space.monitor().checkCancelled();
            Step step = plan.steps().get(i);
            long begin = System.nanoTime();
            try {
                back(step);
            } catch (RuntimeException e) {
                throw RunChecks.named(e, step.source().id());
            }
            space.observer().ran(step.source().id(), step.name() + " gradient", System.nanoTime() - begin);
            kept(step).forEach(run::letGo);
        }
        List<Tensor> results = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            PooledArray gradient = gradients[i];
            results.add(gradient == null ? Tensor.zeros(inputs.get(i).shape()) : NativeArrays.read(gradient.array()));
        }
        return results;
    }

    private List<Integer> kept(Step step) {
        if (run.operation(step).storage() == ArrayOperation.Storage.VIEW) {
            return List.of();
        }
        return switch (run.operation(step).remembers()) {
            case SHAPES -> List.of();
            case INPUTS -> step.inputs();
            case OUTPUT -> List.of(step.output());
        };
    }

    private void back(Step step) {
        PooledArray gradient = gradients[step.output()];
        gradients[step.output()] = null;
        if (gradient == null) {
            return;
        }
        try (gradient) {
            if (run.operation(step).storage() == ArrayOperation.Storage.VIEW) {
                int input = step.inputs().get(0);
                add(input, gradient.viewed(run.shape(input)));
            } else {
                compute(step, gradient);
            }
        }
    }

    private void compute(Step step, PooledArray gradient) {
        ArrayOperation.Remembers remembers = run.operation(step).remembers();
        var passed = new ArrayOperation.Passed(
                step.inputs().stream().map(run::shape).toList(),
                remembers == ArrayOperation.Remembers.INPUTS
                        ? step.inputs().stream().map(run::array).toList()
                        : List.of(),
                remembers == ArrayOperation.Remembers.OUTPUT ? run.array(step.output()) : null);
        var scope = space.scope(step);
        try {
            List<INDArray> made = run.operation(step).inputGradients(scope, passed, gradient.array());
            for (int i = 0; i < made.size(); i++) {
                INDArray array = made.get(i);
                PooledArray own = array == gradient.array() ? gradient.viewed(gradient.shape()) : scope.claim(array);
                add(step.inputs().get(i), own);
            }
        } finally {
            scope.end();
        }
    }

    private void add(int value, PooledArray gradient) {
        PooledArray sum = gradients[value];
        if (sum == null) {
            gradients[value] = gradient;
            return;
        }
        PooledArray target = PooledArray.create(space.pool(), gradient.shape());
        NativeArrays.execute("add", List.of(sum.array(), gradient.array()), target.array());
        sum.close();
        gradient.close();
        gradients[value] = target;
    }

    @Override
    public void close() {
        for (PooledArray gradient : gradients) {
            if (gradient != null) {
                gradient.close();
            }
        }
        run.close();
    }
}
