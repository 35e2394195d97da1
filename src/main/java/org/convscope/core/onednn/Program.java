package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.convscope.core.Engine;
import org.convscope.core.onednn.CompileScope.Exactness;
import org.convscope.core.plan.RunChecks;
import org.convscope.core.plan.Step;
import org.convscope.core.plan.StepObserver;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/** A plan compiled for the shapes of its inputs: what is done, in order, and the memory that it needs. */
final class Program implements AutoCloseable {
    private final List<Part> parts;
    private final List<CachedWeight> weights;
    private final ProgramMemory memory;
    private final Exactness exactness;
    private boolean isPrepared;

    /**
     * The instructions of a step, or of its way back, or what copies an input.
     *
     * @param source id of the layer whose operation it is, which errors name
     * @param name as measurements show it
     * @param step what it is done for; null for an input
     * @param progress how much of all has been done before
     * @param delivery copies the step's output to the heap once it is handed over; null where it is not wanted
     * @param handOver when that is done with all that wait
     * @param failure why the step cannot be done; null where it can
     */
    record Part(
            String source,
            String name,
            @Nullable Step step,
            double progress,
            List<Instruction> instructions,
            @Nullable Delivery delivery,
            HandOver handOver,
            @Nullable RuntimeException failure) {}

    /** When outputs that wait are copied to the heap and handed over. */
    enum HandOver {
        NOW,
        LATER
    }

    Program(List<Part> parts, List<CachedWeight> weights, ProgramMemory memory, Exactness exactness) {
        this.parts = parts;
        this.weights = weights;
        this.memory = memory;
        this.exactness = exactness;
    }

    /** How much memory it takes while it runs. */
    long memoryBytes() {
        return memory.bytes();
    }

    /** What its numbers have to be. */
    Exactness exactness() {
        return exactness;
    }

    /** Says that its weights have learned. */
    void outdateWeights() {
        weights.forEach(CachedWeight::outdate);
        isPrepared = false;
    }

    /** Reads its weights once, as far as there is room for them; one that cannot be read is the run's to say. */
    void prepare(WeightCache cache, TaskMonitor monitor) {
        if (isPrepared) {
            return;
        }
        try {
            var sources = new LinkedHashMap<CachedWeight.Source, List<CachedWeight>>();
            weights.forEach(weight -> sources.computeIfAbsent(weight.source(), source -> new ArrayList<>())
                    .add(weight));
            for (List<CachedWeight> layouts : sources.values()) {
                monitor.checkCancelled();
                cache.prepare(layouts);
            }
        } catch (ProblemException e) {
            // the step that needs it throws it again, after what comes before has been delivered
        }
        isPrepared = true;
    }

    /** Whether all weights that have been read are finite. */
    boolean hasFiniteWeights() {
        return weights.stream().allMatch(CachedWeight::isFinite);
    }

    /** Whether a step cannot be done. */
    boolean fails() {
        return parts.stream().anyMatch(part -> part.failure() != null);
    }

    /**
     * @param context with as much memory as this takes
     * @param sink gets the wanted outputs
     * @throws NotFiniteException if this is for finite numbers, and others come up
     */
    void run(RunContext context, Engine.Sink sink, StepObserver observer) {
        memory.moveTo(context.base());
        var outbox = new PendingOutputs(context, sink, observer);
        for (Part part : parts) {
            if (part.delivery() != null) {
                outbox.expect(part.delivery());
            }
            try {
                run(part, context, observer);
            } catch (ProblemException e) {
                outbox.handOver();
                throw e;
            }
            if (part.delivery() != null) {
                outbox.add(part.delivery());
            }
            if (part.handOver() == HandOver.NOW) {
                outbox.handOver();
            }
        }
    }

    private static void run(Part part, RunContext context, StepObserver observer) {
        context.monitor().checkCancelled();
        Step step = part.step();
        if (step != null) {
            context.monitor().progress(step.call().name(), part.progress());
        }
        if (part.failure() != null) {
            throw RunChecks.named(part.failure(), part.source());
        }
        context.weights().beginStep();
        long begin = System.nanoTime();
        try {
            for (Instruction instruction : part.instructions()) {
                instruction.run(context);
            }
        } catch (NotFiniteException e) {
            throw e;
        } catch (RuntimeException e) {
            throw RunChecks.named(e, part.source());
        }
        observer.ran(part.source(), part.name(), System.nanoTime() - begin);
    }

    @Override
    public void close() {
        memory.close();
    }
}
