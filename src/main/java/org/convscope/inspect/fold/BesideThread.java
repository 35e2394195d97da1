package org.convscope.inspect.fold;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.convscope.task.FailedWork;

/** Does two things beside each other. */
final class BesideThread {
    private BesideThread() {}

    /**
     * Returns when both have ended.
     *
     * @param here on the calling thread
     * @param there on a thread of its own
     */
    static void both(Runnable here, Runnable there) {
        var other = new FutureTask<>(there, true);
        var thread = new Thread(other, "convscope-second-batch");
        thread.setDaemon(true);
        thread.start();
        try {
            here.run();
        } finally {
            join(thread);
        }
        try {
            other.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("It has ended", e);
        } catch (ExecutionException e) {
            throw FailedWork.of(e);
        }
    }

    /** Its work is watched by the same monitor: whoever interrupts this one waits no longer than for a layer. */
    private static void join(Thread thread) {
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
