package org.convscope.core.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.memory.Constants;
import org.convscope.core.memory.NativeArrays;
import org.convscope.core.memory.Pool;
import org.convscope.core.memory.Value;
import org.convscope.core.op.Bench;
import org.convscope.core.op.Op;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One run of a plan: each array goes as soon as nobody needs it any more. */
final class Run implements AutoCloseable {
    private final Plan plan;
    private final Constants constants;
    private final Pool pool;
    private final TaskMonitor monitor;
    private final StepObserver observer;
    private final @Nullable Value[] values;
    private final int[][] shapes;
    private final int[] usesLeft;

    Run(Plan plan, Constants constants, Pool pool, TaskMonitor monitor, StepObserver observer) {
        this.plan = plan;
        this.constants = constants;
        this.pool = pool;
        this.monitor = monitor;
        this.observer = observer;
        this.values = new Value[plan.uses().length];
        this.shapes = new int[values.length][];
        this.usesLeft = plan.uses().clone();
    }

    /** From now on a value stays until {@link #letGo}. */
    void keep(int value) {
        usesLeft[value]++;
    }

    void letGo(int value) {
        Value held = values[value];
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

    private Value held(int value) {
        Value held = values[value];
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

    private void forEachStep(Consumer<Plan.Step> then) {
        int done = 0;
        for (Plan.Step step : plan.steps()) {
            monitor.checkCancelled();
            monitor.progress(step.call().name(), (double) done++ / plan.steps().size());
            String id = step.call().id();
            long begin = System.nanoTime();
            try {
                compute(step);
            } catch (RuntimeException e) {
                throw Prepared.named(e, id);
            }
            observer.ran(id, step.op().name(), System.nanoTime() - begin);
            then.accept(step);
            step.inputs().forEach(this::letGo);
            if (usesLeft[step.output()] == 0) {
                usesLeft[step.output()]++;
                letGo(step.output());
            }
        }
    }

    private void deliver(Plan.Step step, Engine.Sink sink) {
        String id = step.call().id();
        long begin = System.nanoTime();
        Tensor output;
        try {
            output = NativeArrays.read(array(step.output()));
        } catch (RuntimeException e) {
            throw Prepared.named(e, id);
        }
        observer.ran(id, "copy out", System.nanoTime() - begin);
        sink.accept(id, output);
    }

    /**
     * Copies the inputs into native memory, after all have been checked.
     *
     * @throws org.convscope.problem.ProblemException if an input has the wrong shape
     */
    void take(List<Tensor> inputs) {
        if (inputs.size() != plan.inputs().size()) {
            throw Problem.of("the model takes " + plan.inputs().size() + " inputs")
                    .expected(plan.inputs().size())
                    .found(inputs.size())
                    .asException();
        }
        for (int i = 0; i < inputs.size(); i++) {
            int[] shape = inputs.get(i).shape();
            if (!fits(shape, plan.inputs().get(i).outputShape())
                    || shape[0] != inputs.get(0).length(0)) {
                throw Problem.of("the input does not have the shape that the model takes")
                        .subject("input '" + plan.inputs().get(i).id() + "'")
                        .expected(text(plan.inputs().get(i).outputShape()) + " a frame")
                        .found(text(shape))
                        .asException();
            }
            shapes[i] = shape;
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (usesLeft[i] > 0) {
                Value value = Value.create(pool, shapes[i]);
                values[i] = value;
                long begin = System.nanoTime();
                NativeArrays.write(inputs.get(i).data(), value.array());
                observer.ran(plan.inputs().get(i).id(), "copy in", System.nanoTime() - begin);
            }
        }
    }

    private void compute(Plan.Step step) {
        List<int[]> inputShapes =
                step.inputs().stream().map(value -> shapes[value]).toList();
        int[] shape = step.op().outputShape(inputShapes);
        if (step.isLast() && !fits(shape, step.call().outputShape())) {
            throw Problem.of("what it computes does not have the shape that the model states")
                    .expected(text(step.call().outputShape()) + " a frame")
                    .found(text(shape))
                    .asException();
        }
        shapes[step.output()] = shape;
        // a product that is no long ends at the largest
        double numbers = Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
        if (NativeArrays.heapLength((long) numbers) == 0) {
            throw Problem.of("its output would be empty").found(text(shape)).asException();
        }
        Value output = output(step, shape);
        values[step.output()] = output;
        if (step.op().storage() == Op.Storage.VIEW) {
            return;
        }
        var bench = new Bench(constants, pool, monitor, step.op());
        try {
            List<INDArray> arrays = new ArrayList<>();
            step.inputs().forEach(value -> arrays.add(array(value)));
            step.op().forward(bench, arrays, output.array());
        } finally {
            bench.end();
        }
    }

    private Value output(Plan.Step step, int[] shape) {
        return switch (step.op().storage()) {
            case FRESH -> Value.create(pool, shape);
            case VIEW -> held(step.inputs().get(0)).viewed(shape);
            case IN_PLACE -> {
                int first = step.inputs().get(0);
                boolean free = usesLeft[first] == 1 && !held(first).isShared() && Arrays.equals(shapes[first], shape);
                yield free ? held(first).viewed(shape) : Value.create(pool, shape);
            }
        };
    }

    /** Whether a shape with the batch is one without it, -1 being any. */
    private static boolean fits(int[] shape, int[] stated) {
        if (shape.length != stated.length + 1) {
            return false;
        }
        for (int axis = 0; axis < stated.length; axis++) {
            if (stated[axis] >= 0 && stated[axis] != shape[axis + 1]) {
                return false;
            }
        }
        return shape[0] > 0;
    }

    private static String text(int[] shape) {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')').replace("-1", "any");
    }

    @Override
    public void close() {
        for (int i = 0; i < values.length; i++) {
            Value value = values[i];
            if (value != null) {
                value.close();
                values[i] = null;
            }
        }
    }
}
