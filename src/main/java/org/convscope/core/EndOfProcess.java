package org.convscope.core;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.convscope.task.CancelledException;

/**
 * Keeps the end of the process, by a signal or by {@link System#exit}, waiting until a thread has left native code: what
 * native libraries keep is torn down next, and a thread that still computes with it would crash instead.
 */
final class EndOfProcess {
    /** Longer than one layer takes, beyond which nobody cancels; shorter than a system waits at a logout. */
    private static final int WAIT_SECONDS = 20;

    private final ExecutorService worker;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Thread hook = new Thread(this::waitForWorker, "convscope-engine-end");

    /**
     * @param worker whose work ends early once {@link #hasBegun()}
     */
    EndOfProcess(ExecutorService worker) {
        this.worker = worker;
    }

    /**
     * Makes the end of the process wait from now on.
     *
     * @throws CancelledException if it has begun already
     */
    void watch() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            throw new CancelledException();
        }
    }

    /** Whether whatever runs should stop. */
    boolean hasBegun() {
        return begun.get();
    }

    /** The worker runs nothing native any more. */
    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it has begun: the hook finds nothing to wait for
        }
    }

    private void waitForWorker() {
        begun.set(true);
        worker.shutdown();
        try {
            worker.awaitTermination(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
