package org.convscope.ui.work;

import java.util.function.Consumer;
import org.convscope.problem.ProblemException;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.TaskMonitor;
import org.convscope.task.TaskRunner;
import org.convscope.ui.canvas.BusyOverlay;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question at a time for one part of a view. The same question twice is asked once; a newer one cancels the older.
 * On the event thread.
 *
 * @param <Q> an immutable snapshot of all that the answer depends on; equal questions have equal answers
 * @param <A> the answer
 */
public final class LatestRequest<Q, A> implements PendingRequest {
    /** Answers off the event thread. */
    @FunctionalInterface
    public interface Answering<Q, A> {
        /**
         * @throws Exception whatever keeps it from its answer
         */
        A answer(Q question, TaskMonitor monitor) throws Exception;
    }

    /** What is done with answers, on the event thread. */
    public interface Listener<Q, A> {
        void answered(Q question, A answer);

        /**
         * @param sentence for the user
         * @param cause what went wrong
         */
        void failed(String sentence, Throwable cause);
    }

    private final TaskRunner tasks;
    private final Lane lane;
    private final Priority priority;
    private final Owner owner;
    private final BusyOverlay busy;
    private final Answering<Q, A> answering;
    private final Listener<Q, A> listener;
    private @Nullable Q asked;
    private @Nullable Q answered;

    /** For somebody who waits. */
    public LatestRequest(
            TaskRunner tasks,
            Lane lane,
            String name,
            BusyOverlay busy,
            Answering<Q, A> answering,
            Listener<Q, A> listener) {
        this(tasks, lane, Priority.INTERACTIVE, name, busy, answering, listener);
    }

    public LatestRequest(
            TaskRunner tasks,
            Lane lane,
            Priority priority,
            String name,
            BusyOverlay busy,
            Answering<Q, A> answering,
            Listener<Q, A> listener) {
        this.tasks = tasks;
        this.lane = lane;
        this.priority = priority;
        this.owner = Owner.named(name);
        this.busy = busy;
        this.answering = answering;
        this.listener = listener;
    }

    /** Makes a listener of two functions. */
    public static <Q, A> Listener<Q, A> listener(
            java.util.function.BiConsumer<Q, A> answered, Consumer<String> failed) {
        return new Listener<>() {
            @Override
            public void answered(Q question, A answer) {
                answered.accept(question, answer);
            }

            @Override
            public void failed(String sentence, Throwable cause) {
                failed.accept(sentence);
            }
        };
    }

    /**
     * @param title what is done, in a few words
     */
    public void ask(Q question, String title) {
        if (question.equals(asked)) {
            return;
        }
        asked = question;
        if (question.equals(answered)) {
            tasks.cancel(owner);
            busy.done();
            return;
        }
        busy.busy(title);
        tasks.submit(
                lane, priority, owner, title, monitor -> answering.answer(question, monitor), new OutcomeReceiver<A>() {
                    @Override
                    public void done(A answer) {
                        answered = question;
                        busy.done();
                        listener.answered(question, answer);
                    }

                    @Override
                    public void failed(Throwable cause) {
                        asked = null;
                        answered = null;
                        busy.done();
                        listener.failed(sentence(cause), cause);
                    }

                    @Override
                    public void cancelled() {
                        asked = null;
                        busy.stopped("Cancelled. Click to do it after all.", () -> ask(question, title));
                    }
                });
    }

    private static String sentence(Throwable cause) {
        if (cause instanceof ProblemException known) {
            return known.problem().standing();
        }
        System.getLogger(LatestRequest.class.getName()).log(System.Logger.Level.ERROR, "work failed", cause);
        if (cause instanceof OutOfMemoryError) {
            return "There is not enough memory. Close other frames, or start with more memory, such as -Xmx8g.";
        }
        return "Something unexpected went wrong: " + cause;
    }

    @Override
    public void forget() {
        tasks.cancel(owner);
        busy.done();
        asked = null;
        answered = null;
    }

    @Override
    public void cancel() {
        if (asked != null && !asked.equals(answered)) {
            tasks.cancel(owner);
            busy.done();
            asked = null;
        }
    }
}
