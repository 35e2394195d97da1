package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.plan.Plan;
import org.convscope.core.plan.RunChecks;
import org.convscope.core.plan.Step;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One run of a plan: each array goes as soon as nobody needs it any more. */
final class ForwardRun implements AutoCloseable {
    private final Plan plan;
    private final List<ArrayOperation> operations;
    private final RunSpace space;
    private final @Nullable PooledArray[] values;
    private final int[][] shapes;
    private final int[] usesLeft;

    /**
     * @param operations one a step
     */
    ForwardRun(Plan plan, List<ArrayOperation> operations, RunSpace space) {
        this.plan = plan;
        this.operations = operations;
        this.space = space;
        this.values = new PooledArray[plan.valueCount()];
        this.shapes = new int[values.length][];
        this.usesLeft = plan.uses();
    }

    /** Keeps a value until {@link #letGo}. */
    void keep(int value) {
        usesLeft[value]++;
    }

    void letGo(int value) {
        PooledArray held = values[value];
        if (--usesLeft[value] <= 0 && held != null) {
            held.close();
            values[value] = null;
        }
    }

    int[] shape(int value) {
        return shapes[value];
    }

    INDArray array(int value) {
        return held(value).array();
    }

    private PooledArray held(int value) {
        PooledArray held = values[value];
        if (held == null) {
            throw new IllegalStateException("value " + value + " is gone");
        }
        return held;
    }

    /**
     * Does all steps and delivers what is wanted.
     *
     * @throws org.convscope.problem.ProblemException if a step cannot be done
     */
    void forward(Engine.Sink sink) {
        forEachStep(step -> {
            if (step.isWanted()) {
                deliver(step, sink);
            }
        });
    }

    /**
     * Does all steps and delivers nothing.
     *
     * @throws org.convscope.problem.ProblemException if a step cannot be done
     */
    void forward() {
        forEachStep(step -> {});
    }

    private void forEachStep(Consumer<Step> then) {
        int done = 0;
        for (Step step : plan.steps()) {
            space.monitor().checkCancelled();
            space.monitor()
                    .progress(step.call().name(), (double) done++ / plan.steps().size());
            String id = step.source().id();
            long begin = System.nanoTime();
            try {
                compute(step);
            } catch (RuntimeException e) {
                throw RunChecks.named(e, id);
            }
            space.observer().ran(id, step.name(), System.nanoTime() - begin);
            then.accept(step);
            step.inputs().forEach(this::letGo);
            if (usesLeft[step.output()] == 0) {
                usesLeft[step.output()]++;
                letGo(step.output());
            }
        }
    }

    private void deliver(Step step, Engine.Sink sink) {
        String id = step.call().id();
        long begin = System.nanoTime();
        Tensor output;
        try {
            output = NativeArrays.read(array(step.output()));
        } catch (RuntimeException e) {
            throw RunChecks.named(e, id);
        }
        space.observer().ran(id, "copy out", System.nanoTime() - begin);
        sink.accept(id, output);
    }

    /**
     * Copies the inputs into native memory, after all have been checked.
     *
     * @throws org.convscope.problem.ProblemException if an input has the wrong shape
     */
    void take(List<Tensor> inputs) {
        System.arraycopy(RunChecks.inputShapes(plan, inputs), 0, shapes, 0, inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            if (usesLeft[i] > 0) {
                PooledArray value = PooledArray.create(space.pool(), shapes[i]);
                values[i] = value;
                long begin = System.nanoTime();
                NativeArrays.write(inputs.get(i).data(), value.array());
                space.observer().ran(plan.inputs().get(i).id(), "copy in", System.nanoTime() - begin);
            }
        }
    }

    /** What computes a step. */
    ArrayOperation operation(Step step) {
        return operations.get(step.output() - plan.inputs().size());
    }

    private void compute(Step step) {
        ArrayOperation operation = operation(step);
        int[] shape = RunChecks.checked(
                step,
                step.outputShape(
                        step.inputs().stream().map(value -> shapes[value]).toList()));
        shapes[step.output()] = shape;
        PooledArray output = output(step, shape);
        values[step.output()] = output;
        if (operation.storage() == ArrayOperation.Storage.VIEW) {
            return;
        }
        var scope = space.scope(step);
        try {
            List<INDArray> arrays = new ArrayList<>();
            step.inputs().forEach(value -> arrays.add(array(value)));
            operation.forward(scope, arrays, output.array());
        } finally {
            scope.end();
        }
    }

    private PooledArray output(Step step, int[] shape) {
        return switch (operation(step).storage()) {
            case FRESH -> PooledArray.create(space.pool(), shape);
            case VIEW -> held(step.inputs().get(0)).viewed(shape);
            case IN_PLACE -> {
                int first = step.inputs().get(0);
                boolean free = usesLeft[first] == 1 && !held(first).isShared() && Arrays.equals(shapes[first], shape);
                yield free ? held(first).viewed(shape) : PooledArray.create(space.pool(), shape);
            }
        };
    }

    @Override
    public void close() {
        for (int i = 0; i < values.length; i++) {
            PooledArray value = values[i];
            if (value != null) {
                value.close();
                values[i] = null;
            }
        }
    }
}
