package org.convscope.core.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.OutputLook;
import org.convscope.core.plan.StepObserver;

/**
 * Outputs of a run that are still in the program's memory. They are copied to the heap several at once, by all processors: one
 * after the other, each small map would wake the others for next to nothing, or have them wait. Whoever only looks at them is shown
 * them where they lie.
 */
final class PendingOutputs {
    /** With fewer numbers, waking another processor takes longer than copying. */
    private static final long FEWEST_SHARED = 1 << 15;

    private final RunContext context;
    private final Engine.Sink sink;
    private final StepObserver observer;
    private final ArraysAhead arrays = new ArraysAhead();
    private final List<Delivery> waiting = new ArrayList<>();

    /**
     * @param observer is told what copying takes
     */
    PendingOutputs(RunContext context, Engine.Sink sink, StepObserver observer) {
        this.context = context;
        this.sink = sink;
        this.observer = observer;
    }

    /** An output that is going to be computed now. */
    void expect(Delivery delivery) {
        if (!(sink instanceof OutputLook)) {
            arrays.begin(delivery);
        }
    }

    void add(Delivery delivery) {
        waiting.add(delivery);
    }

    /** All that wait, in order. */
    void handOver() {
        List<Delivery> due = List.copyOf(waiting);
        waiting.clear();
        if (due.isEmpty()) {
            return;
        }
        if (sink instanceof OutputLook look) {
            due.forEach(delivery -> look.look(delivery.id(), delivery.view(context)));
            return;
        }
        long begin = System.nanoTime();
        Tensor[] outputs = new Tensor[due.size()];
        IntStream numbers = IntStream.range(0, outputs.length);
        long size = due.stream().mapToLong(delivery -> delivery.array().size()).sum();
        (size < FEWEST_SHARED ? numbers : numbers.parallel())
                .forEach(number -> outputs[number] = read(due.get(number)));
        observer.ran(due.get(due.size() - 1).id(), "copy out", System.nanoTime() - begin);
        for (int i = 0; i < outputs.length; i++) {
            sink.accept(due.get(i).id(), outputs[i]);
        }
    }

    private Tensor read(Delivery delivery) {
        return delivery.read(context, arrays.take(delivery));
    }
}
