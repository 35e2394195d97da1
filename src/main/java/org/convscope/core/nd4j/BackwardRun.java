package org.convscope.core.nd4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convscope.array.Tensor;
import org.convscope.core.GradientRequest;
import org.convscope.core.Gradients;
import org.convscope.core.OutputGradient;
import org.convscope.core.WeightName;
import org.convscope.core.host.WeightGradient;
import org.convscope.core.host.WeightGradients;
import org.convscope.core.plan.BackwardSteps;
import org.convscope.core.plan.Plan;
import org.convscope.core.plan.RunChecks;
import org.convscope.core.plan.Step;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reverse mode: a plan run forwards, keeping what the gradients need, then backwards to what they are wanted of. */
final class BackwardRun implements AutoCloseable {
    private final Plan plan;
    private final GradientRequest request;
    private final BackwardSteps needs;
    private final RunSpace space;
    private final ForwardRun run;
    private final @Nullable PooledArray[] gradients;
    private final Map<WeightName, Tensor> ofWeights = new LinkedHashMap<>();
    private final Map<WeightName, Tensor> averages = new LinkedHashMap<>();

    /**
     * @param plan for the request's outputs
     * @param operations one a step
     */
    BackwardRun(Plan plan, List<ArrayOperation> operations, GradientRequest request, RunSpace space) {
        this.plan = plan;
        this.request = request;
        this.needs = new BackwardSteps(plan, request);
        this.space = space;
        this.run = new ForwardRun(plan, operations, space);
        this.gradients = new PooledArray[plan.valueCount()];
    }

    Gradients gradients(List<Tensor> inputs) {
        plan.steps().forEach(step -> kept(step).forEach(run::keep));
        run.take(inputs);
        run.forward();
        plan.steps().stream().filter(Step::isWanted).forEach(this::begin);
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
            keptForGradients(step).forEach(run::letGo);
        }
        Map<String, Tensor> byInput = new LinkedHashMap<>();
        for (int i = 0; i < plan.inputs().size(); i++) {
            PooledArray gradient = gradients[i];
            if (gradient != null) {
                byInput.put(plan.inputs().get(i).id(), NativeArrays.read(gradient.array()));
            }
        }
        return new Gradients(byInput, ofWeights, averages);
    }

    /** From one of the outputs, which is let go. */
    private void begin(Step step) {
        int value = step.output();
        OutputGradient output =
                Objects.requireNonNull(request.outputs().get(step.call().id()));
        Tensor numbers = output.of(() -> NativeArrays.read(run.array(value)));
        RunChecks.requireGradientShape(step, run.shape(value), numbers);
        run.letGo(value);
        if (needs.needs(value)) {
            PooledArray gradient = PooledArray.create(space.pool(), numbers.shape());
            NativeArrays.write(numbers.data(), gradient.array());
            gradients[value] = gradient;
        }
    }

    private List<Integer> kept(Step step) {
        List<Integer> kept = new ArrayList<>(keptForGradients(step));
        if (step.isWanted()) {
            kept.add(step.output());
        }
        return kept;
    }

    private List<Integer> keptForGradients(Step step) {
        List<Integer> kept = new ArrayList<>(needs.learns(step) ? step.inputs() : List.of());
        if (needs.needsInputs(step) && run.operation(step).storage() != ArrayOperation.Storage.VIEW) {
            switch (run.operation(step).remembers()) {
                case SHAPES -> {}
                case INPUTS -> kept.addAll(step.inputs());
                case OUTPUT -> kept.add(step.output());
            }
        }
        return kept;
    }

    private void back(Step step) {
        PooledArray gradient = gradients[step.output()];
        gradients[step.output()] = null;
        if (gradient == null) {
            return;
        }
        try (gradient) {
            if (needs.learns(step)) {
                learn(step, gradient);
            }
            if (!needs.needsInputs(step)) {
                return;
            }
            if (run.operation(step).storage() == ArrayOperation.Storage.VIEW) {
                int input = step.inputs().get(0);
                add(input, gradient.viewed(run.shape(input)));
            } else {
                compute(step, gradient);
            }
        }
    }

    /** By the step's weights, on the heap. */
    private void learn(Step step, PooledArray gradient) {
        var scope = space.scope(step);
        try {
            List<Tensor> inputs = step.inputs().stream()
                    .map(run::array)
                    .map(NativeArrays::read)
                    .toList();
            WeightGradient learned = WeightGradients.of(step);
            learned.averages(inputs)
                    .forEach((name, tensor) -> averages.put(step.weights().fullName(name), tensor));
            learned.of(scope, inputs, NativeArrays.read(gradient.array()))
                    .forEach((name, tensor) -> ofWeights.put(step.weights().fullName(name), tensor));
        } finally {
            scope.end();
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
                int input = step.inputs().get(i);
                if (needs.needs(input)) {
                    PooledArray own =
                            array == gradient.array() ? gradient.viewed(gradient.shape()) : scope.claim(array);
                    add(input, own);
                }
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
