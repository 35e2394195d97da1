package org.convscope.task;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A job in its lane: compared by priority, then by age. */
final class RunningJob<T> implements Job, Runnable, Comparable<RunningJob<?>>, TaskMonitor {
    private final TaskRunner runner;
    private final Lane lane;
    private final Priority priority;
    private final Owner owner;
    private final String title;
    private final SlicedWork<T> work;
    private final OutcomeReceiver<T> receiver;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile long order;

    private volatile boolean goesOn;
    private volatile String message;
    private volatile double fraction = -1;

    RunningJob(
            TaskRunner runner,
            Lane lane,
            Priority priority,
            Owner owner,
            String title,
            SlicedWork<T> work,
            OutcomeReceiver<T> receiver,
            long order) {
        this.runner = runner;
        this.lane = lane;
        this.priority = priority;
        this.owner = owner;
        this.title = title;
        this.work = work;
        this.receiver = receiver;
        this.order = order;
        this.message = title;
    }

    /** Behind all that waits: the next slice begins after whatever was asked during the last one. */
    void queueUp(long newOrder) {
        goesOn = true;
        order = newOrder;
    }

    Lane lane() {
        return lane;
    }

    @Override
    public void run() {
        if (cancelled.get()) {
            return;
        }
        try {
            Optional<T> result = work.next(this);
            if (result.isEmpty() && !cancelled.get()) {
                runner.again(this);
                return;
            }
            result.ifPresent(value -> deliver(() -> receiver.done(value), () -> receiver.late(value)));
        } catch (CancelledException | RejectedExecutionException e) {
            cancel();
        } catch (Throwable e) {
            // whatever it is, somebody waits for a word
            deliver(() -> receiver.failed(e), () -> {});
        }
    }

    private void deliver(Runnable outcome, Runnable late) {
        runner.deliver(() -> {
            if (cancelled.get()) {
                late.run();
            } else {
                // open until here: until its turn comes, a newer request can still cancel it
                runner.finished(this);
                outcome.run();
            }
        });
    }

    @Override
    public void progress(String newMessage, double newFraction) {
        message = newMessage;
        fraction = newFraction;
        runner.statusChanged();
    }

    @Override
    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            runner.close(this);
            runner.deliver(() -> {
                if (runner.isNewest(this)) {
                    runner.finished(this);
                    receiver.cancelled();
                }
            });
        }
    }

    /** Cancelled by its own owner, who needs no word. */
    void withdraw() {
        cancelled.set(true);
        runner.finished(this);
    }

    @Override
    public boolean isCancelled() {
        return cancelled.get();
    }

    @Override
    public Owner owner() {
        return owner;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Priority priority() {
        return priority;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public boolean goesOn() {
        return goesOn;
    }

    @Override
    public double fraction() {
        return fraction;
    }

    @Override
    public int compareTo(RunningJob<?> other) {
        int byPriority = priority.compareTo(other.priority);
        return byPriority != 0 ? byPriority : Long.compare(order, other.order);
    }
}
