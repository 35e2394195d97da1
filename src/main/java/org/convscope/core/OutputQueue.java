package org.convscope.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import org.convscope.array.Tensor;
import org.convscope.task.CancelledException;
import org.convscope.task.TaskMonitor;

/**
 * Outputs on their way from the engine's thread to the caller's. Small ones go together: each time one thread wakes another
 * costs as much as a small layer.
 */
final class OutputQueue implements Engine.Sink, AutoCloseable {
    private static final long POLL_MILLISECONDS = 20;
    /** Numbers that go together. */
    private static final long MOST_TOGETHER = 1 << 21;

    private final TaskMonitor monitor;
    private final LinkedTransferQueue<List<Output>> queue = new LinkedTransferQueue<>();
    private List<Output> waiting = new ArrayList<>();
    private long size;

    private record Output(String id, Tensor tensor) {}

    /**
     * @param monitor is cancelled when nobody takes outputs any more
     */
    OutputQueue(TaskMonitor monitor) {
        this.monitor = monitor;
    }

    /** On the engine's thread. */
    @Override
    public void accept(String id, Tensor output) {
        waiting.add(new Output(id, output));
        size += output.size();
        if (size >= MOST_TOGETHER) {
            hand();
        }
    }

    /** Waits until the caller takes what waits. */
    private void hand() {
        List<Output> due = waiting;
        waiting = new ArrayList<>();
        size = 0;
        try {
            while (!due.isEmpty() && !queue.tryTransfer(due, POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                monitor.checkCancelled();
            }
        } catch (InterruptedException e) {
            throw new CancelledException();
        }
    }

    /** The run is over, on the engine's thread. */
    @Override
    public void close() {
        try {
            hand();
        } finally {
            queue.put(List.of());
        }
    }

    /**
     * Until the run is over, on the caller's thread.
     *
     * @throws CancelledException if the thread is interrupted
     */
    void takeAll(Engine.Sink sink) {
        try {
            List<Output> next = queue.take();
            while (!next.isEmpty()) {
                next.forEach(output -> sink.accept(output.id(), output.tensor()));
                next = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
