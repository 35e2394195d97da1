package org.convscope.inspect.fold;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.problem.ProblemException;
import org.convscope.task.CancelledException;
import org.convscope.task.FailedWork;
import org.convscope.task.TaskMonitor;

/**
 * Reads frames beside whatever takes them, as many ahead as memory allows, and hands them on in their order. Used by one thread at
 * a time; threads of its own read, and end by themselves when nobody takes any more.
 */
final class FrameReadAhead {
    /** What waits to be taken. */
    private static final long MOST_BYTES = 256L << 20;

    private static final int MOST_FRAMES = 64;
    private static final long IDLE_SECONDS = 5;
    private static final long POLL_MILLISECONDS = 50;

    private final List<LabelledFrame> frames;
    private final Function<LabelledFrame, NetworkInput> reader;
    private final ThreadPoolExecutor readers;
    private final Deque<Future<ReadFrame>> waiting = new ArrayDeque<>();
    private int next;
    private long largestBytes;

    /**
     * @param reader reads and prepares a frame on several threads at once, throwing a {@link ProblemException} where it cannot
     */
    FrameReadAhead(List<LabelledFrame> frames, Function<LabelledFrame, NetworkInput> reader) {
        this.frames = frames;
        this.reader = reader;
        int threads = threads();
        var number = new AtomicInteger();
        readers = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    var thread = new Thread(work, "convscope-reader-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        readers.allowCoreThreadTimeOut(true);
    }

    /** Half the processors: the others compute. */
    private static int threads() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    boolean isEmpty() {
        return waiting.isEmpty() && next == frames.size();
    }

    /**
     * The next frame; waits for it.
     *
     * @throws CancelledException if the monitor says so meanwhile
     */
    ReadFrame take(TaskMonitor monitor) {
        readOn();
        ReadFrame read = get(waiting.remove(), monitor);
        if (read instanceof ReadFrame.Prepared prepared) {
            largestBytes = Math.max(largestBytes, prepared.bytes());
        }
        readOn();
        return read;
    }

    /** Until the first frame was read nobody knows how large one is. */
    private void readOn() {
        long room = largestBytes == 0
                ? readers.getCorePoolSize()
                : Math.max(1, Math.min(MOST_FRAMES, MOST_BYTES / largestBytes));
        while (next < frames.size() && waiting.size() < room) {
            LabelledFrame frame = frames.get(next++);
            waiting.add(readers.submit(() -> read(frame)));
        }
    }

    private ReadFrame read(LabelledFrame frame) {
        try {
            return new ReadFrame.Prepared(frame, reader.apply(frame));
        } catch (ProblemException e) {
            return new ReadFrame.Unreadable(frame, e);
        }
    }

    private static ReadFrame get(Future<ReadFrame> reading, TaskMonitor monitor) {
        while (true) {
            try {
                return reading.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                monitor.checkCancelled();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                throw FailedWork.of(e);
            }
        }
    }

    /** Reads no more. */
    void end() {
        next = frames.size();
        waiting.forEach(reading -> reading.cancel(false));
        waiting.clear();
        readers.shutdown();
    }
}
