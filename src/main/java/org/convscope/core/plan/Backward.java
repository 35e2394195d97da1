package org.convscope.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.memory.Constants;
import org.convscope.core.memory.NativeArrays;
import org.convscope.core.memory.Pool;
import org.convscope.core.memory.Value;
import org.convscope.core.op.Bench;
import org.convscope.core.op.Op;
import org.convscope.network.LayerCall;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reverse mode: a plan run forwards, keeping what the gradients need, then backwards to the inputs. */
final class Backward implements AutoCloseable {
    private final Plan plan;
    private final Constants constants;
    private final Pool pool;
    private final TaskMonitor monitor;
    private final StepObserver observer;
    private final Run run;
    private final @Nullable Value[] gradients;

    /**
     * @param plan for one wanted layer
     */
    Backward(Plan plan, Constants constants, Pool pool, TaskMonitor monitor, StepObserver observer) {
        this.plan = plan;
        this.constants = constants;
        this.pool = pool;
        this.monitor = monitor;
        this.observer = observer;
        this.run = new Run(plan, constants, pool, monitor, observer);
        this.gradients = new Value[plan.uses().length];
    }

    List<Tensor> inputGradients(List<Tensor> inputs, Tensor outputGradient) {
        plan.steps().forEach(step -> kept(step).forEach(run::keep));
        run.take(inputs);
        run.forward();
        Plan.Step last = plan.steps().get(plan.steps().size() - 1);
        if (!Arrays.equals(outputGradient.shape(), run.shape(last.output()))) {
            throw Problem.of("the gradient does not have the output's shape")
                    .subject(LayerCall.subject(last.call().id()))
                    .expected(Arrays.toString(run.shape(last.output())))
                    .found(Arrays.toString(outputGradient.shape()))
                    .asException();
        }
        Value seed = Value.create(pool, outputGradient.shape());
        NativeArrays.write(outputGradient.data(), seed.array());
        gradients[last.output()] = seed;
        for (int i = plan.steps().size() - 1; i >= 0; i--) {
            monitor.checkCancelled();
            Plan.Step step = plan.steps().get(i);
            long begin = System.nanoTime();
            try {
                back(step);
            } catch (RuntimeException e) {
                throw Prepared.named(e, step.call().id());
            }
            observer.ran(step.call().id(), step.op().name() + " gradient", System.nanoTime() - begin);
            kept(step).forEach(run::letGo);
        }
        List<Tensor> results = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Value gradient = gradients[i];
            results.add(gradient == null ? Tensor.zeros(inputs.get(i).shape()) : NativeArrays.read(gradient.array()));
        }
        return results;
    }

    private static List<Integer> kept(Plan.Step step) {
        if (step.op().storage() == Op.Storage.VIEW) {
            return List.of();
        }
        return switch (step.op().remembers()) {
            case SHAPES -> List.of();
            case INPUTS -> step.inputs();
            case OUTPUT -> List.of(step.output());
        };
    }

    private void back(Plan.Step step) {
        Value gradient = gradients[step.output()];
        gradients[step.output()] = null;
        if (gradient == null) {
            return;
        }
        try (gradient) {
            if (step.op().storage() == Op.Storage.VIEW) {
                int input = step.inputs().get(0);
                add(input, gradient.viewed(run.shape(input)));
            } else {
                compute(step, gradient);
            }
        }
    }

    private void compute(Plan.Step step, Value gradient) {
        Op.Remembers remembers = step.op().remembers();
        var passed = new Op.Passed(
                step.inputs().stream().map(run::shape).toList(),
                remembers == Op.Remembers.INPUTS
                        ? step.inputs().stream().map(run::array).toList()
                        : List.of(),
                remembers == Op.Remembers.OUTPUT ? run.array(step.output()) : null);
        var bench = new Bench(constants, pool, monitor, step.op());
        try {
            List<INDArray> made = step.op().inputGradients(bench, passed, gradient.array());
            for (int i = 0; i < made.size(); i++) {
                INDArray array = made.get(i);
                Value own = array == gradient.array() ? gradient.viewed(gradient.shape()) : bench.claim(array);
                add(step.inputs().get(i), own);
            }
        } finally {
            bench.end();
        }
    }

    private void add(int value, Value gradient) {
        Value sum = gradients[value];
        if (sum == null) {
            gradients[value] = gradient;
            return;
        }
        Value target = Value.create(pool, gradient.shape());
        NativeArrays.execute("add", List.of(sum.array(), gradient.array()), target.array());
        sum.close();
        gradient.close();
        gradients[value] = target;
    }

    @Override
    public void close() {
        for (Value gradient : gradients) {
            if (gradient != null) {
                gradient.close();
            }
        }
        run.close();
    }
}
