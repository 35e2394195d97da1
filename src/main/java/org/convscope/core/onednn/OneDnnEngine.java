package org.convscope.core.onednn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.EngineReport;
import org.convscope.core.EngineReport.Share;
import org.convscope.core.GradientRequest;
import org.convscope.core.Gradients;
import org.convscope.core.host.HeapConstants;
import org.convscope.core.onednn.CompileScope.Direction;
import org.convscope.core.onednn.CompileScope.Exactness;
import org.convscope.core.plan.FusionRules;
import org.convscope.core.plan.NetworkPlans;
import org.convscope.core.plan.Plan;
import org.convscope.core.plan.PlanEngine;
import org.convscope.core.plan.RunChecks;
import org.convscope.core.plan.StepObserver;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** Runs plans with oneDNN's primitives: each plan is compiled for the shapes of its inputs, and kept. */
public final class OneDnnEngine implements PlanEngine {
    /** Each takes a few megabytes for its code. */
    private static final int PROGRAMS_KEPT = 12;

    /** Programs of few steps are small: of those more are kept, while all together have no more than this. */
    private static final int STEPS_KEPT = 240;

    private static final int HEAP_PART = 4;

    private final ComputeStream stream = new ComputeStream();
    private final WeightCache weights;
    private final HeapConstants constants;
    private final Arena arena;
    private final StepObserver observer;
    private final LinkedHashMap<Key, Program> programs = new LinkedHashMap<>(16, 0.75f, true);
    private volatile long heldBytes;

    /**
     * What a program is for. Compared by methods of its own: those that a record has are made in the first run of a process,
     * which takes longer than planning.
     *
     * @param inputs shapes of the inputs
     * @param gradientsOf ids of the inputs whose gradients are wanted; neither those nor weights for outputs alone
     */
    private record Key(
            Plan plan,
            List<List<Integer>> inputs,
            Exactness exactness,
            Direction direction,
            Set<String> gradientsOf,
            Set<String> weightsOf) {
        int steps() {
            return plan.steps().size();
        }

        Key exact() {
            return new Key(plan, inputs, Exactness.ANY, direction, gradientsOf, weightsOf);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && plan.equals(key.plan)
                    && exactness == key.exactness
                    && direction == key.direction
                    && inputs.equals(key.inputs)
                    && gradientsOf.equals(key.gradientsOf)
                    && weightsOf.equals(key.weightsOf);
        }

        @Override
        public int hashCode() {
            return 31 * plan.hashCode() + inputs.hashCode();
        }
    }

    /**
     * @param weightBytes how much room prepared weights take at most
     * @param arenaBytes how much memory is kept for the next run
     * @param observer is told what each part of a run took
     * @throws LinkageError if the library does not load: {@link NativeLibrary} says so before
     */
    public OneDnnEngine(long weightBytes, long arenaBytes, StepObserver observer) {
        this.weights = new WeightCache(stream, weightBytes);
        this.constants = new HeapConstants(weightBytes / HEAP_PART);
        this.arena = new Arena(arenaBytes);
        this.observer = observer;
    }

    /** Why it cannot compute here, a clause; empty where it can. Loads the library. */
    public static Optional<String> refusal() {
        return NativeLibrary.refusal();
    }

    /**
     * A report of what the engine computes, and with which instructions.
     *
     * @param reason why it was chosen, a sentence
     * @throws ProblemException if the library does not load
     */
    public static EngineReport report(String reason) {
        NativeLibrary.Loaded library = NativeLibrary.loaded()
                .orElseThrow(() -> Problem.of("the engine oneDNN cannot be had")
                        .found(NativeLibrary.refusal().orElse(""))
                        .nextStep("Choose auto or nd4j")
                        .asException());
        String name =
                "oneDNN " + library.version() + " (" + library.instructions().text() + ")";
        return new EngineReport(
                "oneDNN",
                reason,
                List.of(
                        new Share(
                                name,
                                "convolutions, pooling, dense layers, normalisation, activations, sums, concatenation"),
                        new Share("Java", "the rest")));
    }

    /** How many threads compute: the processors, or what the environment variable {@code OMP_NUM_THREADS} says. */
    public int threads() {
        return threads(System.getenv("OMP_NUM_THREADS"));
    }

    /**
     * @param stated as OpenMP takes it, of which the first number counts; null where nothing is
     */
    static int threads(@Nullable String stated) {
        String first = stated == null ? "" : stated.split(",", 2)[0].strip();
        return first.matches("[1-9][0-9]{0,4}")
                ? Integer.parseInt(first)
                : Runtime.getRuntime().availableProcessors();
    }

    @Override
    public FusionRules fusionRules() {
        return new OneDnnRules();
    }

    @Override
    public void forward(Plan plan, List<Tensor> inputs, Engine.Sink sink, TaskMonitor monitor) {
        var key = new Key(
                plan, shapes(plan, inputs), InputNumbers.exactness(inputs), Direction.FORWARD, Set.of(), Set.of());
        run(key, null, inputs, sink, monitor);
    }

    @Override
    public Gradients gradients(Plan plan, List<Tensor> inputs, GradientRequest request, TaskMonitor monitor) {
        var key = new Key(
                plan,
                shapes(plan, inputs),
                InputNumbers.exactness(inputs),
                request.weightsOf().isEmpty() ? Direction.GRADIENT : Direction.LEARNING,
                request.inputs(),
                request.weightsOf());
        var results = new GradientResults(request);
        if (key.direction() == Direction.LEARNING) {
            constants.release(plan.owners());
        }
        run(key, results, inputs, (id, output) -> {}, monitor);
        return results.all();
    }

    private static List<List<Integer>> shapes(Plan plan, List<Tensor> inputs) {
        return Arrays.stream(RunChecks.inputShapes(plan, inputs))
                .map(shape -> Arrays.stream(shape).boxed().toList())
                .toList();
    }

    private void run(
            Key key, @Nullable GradientResults gradients, List<Tensor> inputs, Engine.Sink sink, TaskMonitor monitor) {
        var once = OnceSink.of(sink);
        try {
            run(program(key, inputs, gradients, monitor), gradients, inputs, once, monitor);
        } catch (NotFiniteException e) {
            // from the beginning, in another program; what has been handed over is right and stays as it is
            run(program(key.exact(), inputs, gradients, monitor), gradients, inputs, once, monitor);
        }
    }

    private void run(
            Program program,
            @Nullable GradientResults gradients,
            List<Tensor> inputs,
            Engine.Sink sink,
            TaskMonitor monitor) {
        try {
            long base = arena.take(program.memoryBytes());
            var context = new RunContext(base, inputs, weights, constants, monitor, program.exactness(), gradients);
            program.run(context, sink, observer);
        } finally {
            arena.endRun();
            if (program.fails()) {
                program.close();
            }
            noteHeldBytes();
        }
    }

    /** Where a weight is not finite, what is not a number has to stay so. */
    private Program program(Key key, List<Tensor> inputs, @Nullable GradientResults gradients, TaskMonitor monitor) {
        Program program = programs.get(key);
        if (program == null) {
            program = compiled(key, inputs, gradients);
        }
        if (!program.fails()) {
            if (key.direction() == Direction.LEARNING) {
                program.outdateWeights();
            }
            program.prepare(weights, monitor);
        }
        if (program.hasFiniteWeights() || key.exactness() == Exactness.ANY) {
            return program;
        }
        if (program.fails()) {
            program.close();
        }
        return program(key.exact(), inputs, gradients, monitor);
    }

    private Program compiled(Key key, List<Tensor> inputs, @Nullable GradientResults gradients) {
        List<int[]> shapes = inputs.stream().map(Tensor::shape).toList();
        var writer = new ProgramWriter(stream, weights);
        Program program;
        try {
            var compiler = new ProgramCompiler(key.plan(), writer, key.direction(), key.exactness());
            program = gradients == null ? compiler.forward(shapes) : compiler.gradient(shapes, gradients.request());
        } catch (RuntimeException | Error e) {
            writer.close();
            throw e;
        }
        if (!program.fails()) {
            programs.put(key, program);
            dropOldest();
        }
        return program;
    }

    private void dropOldest() {
        var oldest = programs.entrySet().iterator();
        int steps = programs.keySet().stream().mapToInt(Key::steps).sum();
        while (programs.size() > PROGRAMS_KEPT && steps > STEPS_KEPT) {
            Map.Entry<Key, Program> entry = oldest.next();
            steps -= entry.getKey().steps();
            entry.getValue().close();
            oldest.remove();
        }
    }

    private void noteHeldBytes() {
        heldBytes = weights.bytes() + arena.heldBytes();
    }

    @Override
    public long heldBytes() {
        return heldBytes;
    }

    @Override
    public void release(NetworkPlans plans) {
        var owners = plans.owners();
        List<Key> gone = programs.keySet().stream()
                .filter(key -> key.plan().steps().stream().anyMatch(step -> owners.contains(step.weights())))
                .toList();
        gone.forEach(key -> Objects.requireNonNull(programs.remove(key)).close());
        weights.release(owners);
        constants.release(owners);
        noteHeldBytes();
    }

    @Override
    public void trim() {
        arena.close();
        noteHeldBytes();
    }

    @Override
    public void close() {
        programs.values().forEach(Program::close);
        programs.clear();
        weights.close();
        arena.close();
        stream.close();
        heldBytes = 0;
    }
}
