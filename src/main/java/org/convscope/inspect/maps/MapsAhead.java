package org.convscope.inspect.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.convscope.array.Tensor;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;

/**
 * Has maps computed before they are asked for, on a thread of its own, so that they are in the cache by then. What goes
 * wrong is said to whoever asks for them: nothing is known of it here.
 */
public final class MapsAhead implements AutoCloseable {
    /** Maps of two frames are there at once, those that are shown and those of the next one. */
    private static final int FRAMES_KEPT = 2;

    private final ComputeMaps maps;
    private final TaskMonitor monitor;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Begun> begun = new ArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var made = new Thread(work, "maps ahead");
        made.setDaemon(true);
        return made;
    });

    /**
     * @param monitor of the whole work: what is computed ahead ends with it, and tells no progress
     */
    public MapsAhead(ComputeMaps maps, TaskMonitor monitor) {
        this.maps = maps;
        this.monitor = TaskMonitor.cancelledWhen(() -> closed.get() || monitor.isCancelled());
    }

    /** Maps that are going to be there. */
    public static final class Begun {
        private final Future<?> work;

        private Begun(Future<?> work) {
            this.work = work;
        }

        /** Until they are there, or cannot be had. */
        public void await() {
            try {
                work.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                // whoever asks for these maps hears of it
            }
        }
    }

    /** After all that has begun before; does nothing where the cache would not keep what is wanted. */
    public Begun begin(ComputeMaps.Request request) {
        Begun next = new Begun(thread.submit(() -> {
            if (maps.keeps(FRAMES_KEPT * bytes(request))) {
                maps.stream(request, layer -> {}, monitor);
            }
        }));
        begun.add(next);
        return next;
    }

    /**
     * @throws IllegalArgumentException if a shape is not known
     */
    private static long bytes(ComputeMaps.Request request) {
        long size = 0;
        for (String layer : request.layers()) {
            size += Tensor.sizeOf(request.network().call(layer).outputShape());
        }
        return size * Float.BYTES * request.frames().size();
    }

    /** Nothing is computed any more when this returns. */
    @Override
    public void close() {
        closed.set(true);
        begun.forEach(Begun::await);
        thread.shutdown();
    }
}
