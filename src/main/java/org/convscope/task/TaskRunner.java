package org.convscope.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Runs work off the event thread and delivers each outcome once. Interactive work goes before background work of the same
 * lane; work in slices lets everything in between that was asked during a slice; a newer request of an owner cancels the
 * older one. No method here waits for work.
 */
public final class TaskRunner implements AutoCloseable {
    private final Executor delivery;
    private final ThreadPoolExecutor engine = lane("engine", 1);
    private final ThreadPoolExecutor pool;
    private final Map<Owner, RunningJob<?>> newest = new HashMap<>();
    private final Set<RunningJob<?>> open = new LinkedHashSet<>();
    private final List<Consumer<List<Job>>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean statusDue = new AtomicBoolean();
    private final AtomicLong order = new AtomicLong();

    /**
     * @param delivery where outcomes and progress arrive, one after the other: the event thread in a window
     * @param poolThreads threads of {@link Lane#POOL}
     */
    public TaskRunner(Executor delivery, int poolThreads) {
        this.delivery = delivery;
        this.pool = lane("pool", poolThreads);
    }

    private static ThreadPoolExecutor lane(String name, int threads) {
        var number = new AtomicLong();
        var lane = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new PriorityBlockingQueue<Runnable>(), work -> {
                    var thread = new Thread(work, "convscope-" + name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        lane.allowCoreThreadTimeOut(threads > 1);
        return lane;
    }

    /** Interactive work; the last request of this owner is cancelled, whatever it was. */
    public <T> Job submit(Lane lane, Owner owner, String title, Work<T> work, OutcomeReceiver<T> receiver) {
        return submit(lane, Priority.INTERACTIVE, owner, title, work, receiver);
    }

    /** Work of one piece; the last request of this owner is cancelled, whatever it was. */
    public <T> Job submit(
            Lane lane, Priority priority, Owner owner, String title, Work<T> work, OutcomeReceiver<T> receiver) {
        return submitSliced(lane, priority, owner, title, monitor -> Optional.of(work.run(monitor)), receiver);
    }

    /** Work in pieces: between two of them, whatever goes before it has its turn. */
    public <T> Job submitSliced(
            Lane lane, Priority priority, Owner owner, String title, SlicedWork<T> work, OutcomeReceiver<T> receiver) {
        var job = new RunningJob<>(this, lane, priority, owner, title, work, receiver, order.incrementAndGet());
        RunningJob<?> older;
        synchronized (this) {
            older = newest.put(owner, job);
            open.add(job);
        }
        if (older != null) {
            older.withdraw();
        }
        enqueue(job);
        statusChanged();
        return job;
    }

    /** Cancels what an owner asked for last, if it is not done. */
    public void cancel(Owner owner) {
        RunningJob<?> job;
        synchronized (this) {
            job = newest.get(owner);
        }
        if (job != null) {
            job.withdraw();
        }
    }

    /** The jobs that wait or run, oldest first. */
    public synchronized List<Job> jobs() {
        return new ArrayList<>(open);
    }

    /** Told all open jobs whenever one comes, goes, or makes progress; calls are collapsed. */
    public void addListener(Consumer<List<Job>> listener) {
        listeners.add(listener);
    }

    /** Puts a job back between two slices: what was asked meanwhile goes first, be it background work too. */
    void again(RunningJob<?> job) {
        job.queueUp(order.incrementAndGet());
        enqueue(job);
    }

    private void enqueue(RunningJob<?> job) {
        try {
            (job.lane() == Lane.ENGINE ? engine : pool).execute(job);
        } catch (RejectedExecutionException e) {
            // asked while the window goes away: nobody waits for an answer any more
            job.withdraw();
        }
    }

    void deliver(Runnable outcome) {
        delivery.execute(outcome);
    }

    /** Nothing is done for it any more; its owner does not know yet. */
    void close(RunningJob<?> job) {
        synchronized (this) {
            open.remove(job);
        }
        statusChanged();
    }

    /** Its owner knows, or asks for something else by now. */
    void finished(RunningJob<?> job) {
        synchronized (this) {
            newest.remove(job.owner(), job);
        }
        close(job);
    }

    synchronized boolean isNewest(RunningJob<?> job) {
        return newest.get(job.owner()) == job;
    }

    void statusChanged() {
        if (!listeners.isEmpty() && statusDue.compareAndSet(false, true)) {
            delivery.execute(() -> {
                statusDue.set(false);
                List<Job> jobs = jobs();
                listeners.forEach(listener -> listener.accept(jobs));
            });
        }
    }

    /** Cancels everything; running work ends at its next check. */
    @Override
    public void close() {
        jobs().forEach(job -> cancel(job.owner()));
        engine.shutdownNow();
        pool.shutdownNow();
    }
}
