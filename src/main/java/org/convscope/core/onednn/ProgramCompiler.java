package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.core.GradientRequest;
import org.convscope.core.OutputGradient;
import org.convscope.core.WeightName;
import org.convscope.core.host.WeightGradient;
import org.convscope.core.host.WeightGradients;
import org.convscope.core.onednn.CompileScope.Direction;
import org.convscope.core.onednn.CompileScope.Exactness;
import org.convscope.core.onednn.Program.HandOver;
import org.convscope.core.plan.BackwardSteps;
import org.convscope.core.plan.Plan;
import org.convscope.core.plan.RunChecks;
import org.convscope.core.plan.Shapes;
import org.convscope.core.plan.Step;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** Compiles a plan for inputs of some shapes. */
final class ProgramCompiler {
    private final Plan plan;
    private final ProgramWriter writer;
    private final CompileScope scope;
    private final LayoutWishes wishes;
    private final WaitingDeliveries deliveries;
    private final OutputActivations activations;
    private final int[] uses;
    private final @Nullable NativeArray[] values;
    private final @Nullable NativeArray[] gradients;
    private final List<Compiled> compiled = new ArrayList<>();
    private final List<Program.Part> parts = new ArrayList<>();

    ProgramCompiler(Plan plan, ProgramWriter writer, Direction direction, Exactness exactness) {
        this.plan = plan;
        this.writer = writer;
        this.scope = new CompileScope(writer, direction, exactness, new CompileScope.Remaining());
        this.wishes = new LayoutWishes(plan, scope);
        this.deliveries = new WaitingDeliveries(scope);
        this.uses = plan.uses();
        this.activations = new OutputActivations(plan, scope);
        this.values = new NativeArray[plan.valueCount()];
        this.gradients = new NativeArray[plan.valueCount()];
    }

    /**
     * @param inputShapes of the network's inputs, (N, ...)
     * @return a program that ends at the step that cannot be done, if there is one
     */
    Program forward(List<int[]> inputShapes) {
        inputs(inputShapes);
        steps();
        return new Program(List.copyOf(parts), writer.weights(), writer.memory(), scope.exactness());
    }

    /**
     * Forwards and back.
     *
     * @param request what gradients are wanted of; which numbers the outputs are weighed with is looked at when it runs
     */
    Program gradient(List<int[]> inputShapes, GradientRequest request) {
        inputs(inputShapes);
        if (steps()) {
            back(request);
        }
        return new Program(List.copyOf(parts), writer.weights(), writer.memory(), scope.exactness());
    }

    private void back(GradientRequest request) {
        var needs = new BackwardSteps(plan, request);
        plan.steps().stream().filter(Step::isWanted).forEach(this::begin);
        for (int i = plan.steps().size() - 1; i >= 0; i--) {
            Step step = plan.steps().get(i);
            NativeArray gradient = gradients[step.output()];
            gradients[step.output()] = null;
            if (gradient != null && needs.needs(step.output())) {
                try {
                    back(step, compiled.get(i), gradient, needs);
                } catch (RuntimeException e) {
                    add(step.source().id(), step.name() + " gradient", step, null, e);
                    return;
                }
                add(step.source().id(), step.name() + " gradient", null, null, null);
            }
        }
        for (int i = 0; i < plan.inputs().size(); i++) {
            NativeArray gradient = gradients[i];
            String id = plan.inputs().get(i).id();
            if (gradient != null && needs.needs(i)) {
                Delivery delivery = Delivery.of(writer, id, gradient);
                writer.add(context -> context.wantedGradients().input(id, delivery.read(context)), gradient);
                add(id, "copy out", null, null, null);
            }
        }
    }

    /** From one of the outputs. */
    private void begin(Step step) {
        NativeArray output = value(step.output());
        NativeArray seed = writer.create(output.shape());
        String id = step.call().id();
        Delivery numbers = Delivery.of(writer, id, output);
        writer.add(
                context -> {
                    OutputGradient gradient = context.wantedGradients().of(id);
                    int length = Shapes.heapLength(output.size());
                    Tensor given = gradient.of(() -> numbers.read(context, gradient.array(length)));
                    RunChecks.requireGradientShape(step, seed.shape(), given);
                    context.write(given.data(), seed);
                },
                numbers.array(),
                seed);
        add(id, "copy in", null, null, null);
        gradients[step.output()] = seed;
    }

    private void back(Step step, Compiled done, NativeArray gradient, BackwardSteps needs) {
        NativeArray ofResult = ofResult(step, done, gradient);
        if (needs.learns(step)) {
            learn(step, done.learning().learn(ofResult), ofResult);
        }
        if (!needs.needsInputs(step)) {
            return;
        }
        List<NativeArray> back = done.backward().back(ofResult);
        for (int i = 0; i < back.size(); i++) {
            int value = step.inputs().get(i);
            NativeArray known = gradients[value];
            gradients[value] = known == null
                    ? back.get(i)
                    : new MergeSteps(writer)
                            .sum(List.of(known, back.get(i)), known.shape())
                            .output();
        }
    }

    /** The way back through the step's activation, and for a maximum through that of what it takes. */
    private NativeArray ofResult(Step step, Compiled done, NativeArray gradient) {
        if (activations.isLeftToTaker(step)) {
            return gradient;
        }
        Optional<EltwiseFunction> function = activations.before(step);
        if (function.isEmpty()) {
            return done.activation().apply(gradient);
        }
        boolean isAlone =
                Arrays.stream(gradients).noneMatch(other -> other != null && other.region() == gradient.region());
        var written = new Activations(writer);
        return isAlone
                ? written.gradientInPlace(function.get(), done.output(), gradient)
                : written.gradient(function.get(), done.output(), gradient);
    }

    /** By the step's weights: what oneDNN has found, else in Java. */
    private void learn(Step step, Optional<List<Compiled.Learned>> found, NativeArray gradient) {
        if (found.isEmpty()) {
            List<NativeArray> inputs = step.inputs().stream()
                    .map(this::value)
                    .map(writer::rowMajor)
                    .toList();
            learnInJava(step, inputs, writer.rowMajor(gradient));
            return;
        }
        for (Compiled.Learned learned : found.get()) {
            WeightName name = step.weights().fullName(learned.weight());
            writer.add(
                    context -> {
                        GradientResults wanted = context.wantedGradients();
                        NativeArray made = learned.gradient();
                        wanted.weight(
                                name, context.read(made, wanted.request().array(name, Shapes.heapLength(made.size()))));
                    },
                    learned.gradient());
        }
    }

    private void learnInJava(Step step, List<NativeArray> inputs, NativeArray gradient) {
        List<NativeArray> used = new ArrayList<>(inputs);
        used.add(gradient);
        writer.add(
                context -> {
                    List<Tensor> x = inputs.stream().map(context::read).toList();
                    var scope = new HostRun(context, step.weights(), "");
                    GradientResults found = context.wantedGradients();
                    WeightGradient learned = WeightGradients.of(step);
                    learned.of(scope, x, context.read(gradient))
                            .forEach((name, tensor) ->
                                    found.weight(step.weights().fullName(name), tensor));
                    learned.averages(x)
                            .forEach((name, tensor) ->
                                    found.average(step.weights().fullName(name), tensor));
                },
                used.toArray(NativeArray[]::new));
    }

    private void inputs(List<int[]> shapes) {
        for (int i = 0; i < shapes.size(); i++) {
            if (uses[i] > 0) {
                NativeArray array = writer.create(shapes.get(i));
                values[i] = array;
                scope.remaining().add(array, uses[i]);
                int number = i;
                writer.add(context -> context.write(context.inputs().get(number).data(), array), array);
                add(plan.inputs().get(i).id(), "copy in", null, null, null);
            }
        }
    }

    private void add(
            String source,
            String name,
            @Nullable Step step,
            @Nullable Delivery delivery,
            @Nullable RuntimeException failure) {
        double progress = step == null
                ? 0
                : (double) (step.output() - plan.inputs().size()) / plan.steps().size();
        parts.add(new Program.Part(
                source, name, step, progress, writer.takeInstructions(), delivery, HandOver.LATER, failure));
    }

    private NativeArray value(int number) {
        NativeArray value = values[number];
        if (value == null) {
            throw new IllegalStateException("value " + number + " is not there");
        }
        return value;
    }

    /** Whether all could be done. */
    private boolean steps() {
        var compiler = new StepCompiler(scope);
        for (Step step : plan.steps()) {
            try {
                compile(compiler, step);
            } catch (RuntimeException e) {
                handOver(step.source().id());
                add(step.source().id(), step.name(), step, null, e);
                return false;
            }
        }
        handOver("");
        return true;
    }

    /** Outputs that wait are copied to the heap. */
    private void handOver(String source) {
        deliveries.handOver();
        parts.add(new Program.Part(source, "copy out", null, 0, writer.takeInstructions(), null, HandOver.NOW, null));
    }

    private void compile(StepCompiler compiler, Step step) {
        List<NativeArray> inputs = step.inputs().stream().map(this::value).toList();
        RunChecks.checked(
                step, step.outputShape(inputs.stream().map(NativeArray::shape).toList()));
        int[] shape = resultShape(step);
        Compiled done = compiler.compile(step, inputs, shape, wishes.of(step.output(), shape));
        inputs.forEach(scope.remaining()::passed);
        scope.remaining().add(done.output(), uses[step.output()]);
        values[step.output()] = done.output();
        compiled.add(done);
        boolean isDelivered = step.isWanted() && scope.isForward();
        Delivery delivery = isDelivered ? deliveries.of(step.call().id(), done.output()) : null;
        add(step.source().id(), step.name(), step, delivery, null);
        if (deliveries.isFull()) {
            handOver(step.call().id());
        }
    }

    /** What the operation gives, before any activation. */
    private int[] resultShape(Step step) {
        List<Integer> operands = step.operands();
        if (step.fused().padding() != null) {
            Operation.ZeroPadding padding = step.fused().padding();
            int[] padded = padding.outputShape(List.of(value(operands.get(0)).shape()));
            return step.operation().outputShape(List.of(padded));
        }
        return step.operation()
                .outputShape(
                        operands.stream().map(number -> value(number).shape()).toList());
    }
}
