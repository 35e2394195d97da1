package org.convscope.ui.work;

import java.awt.LayoutManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.swing.JComponent;
import org.convscope.task.Lane;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.canvas.BusyOverlay;
import org.convscope.ui.component.ContentFocus;
import org.convscope.ui.view.View;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.convscope.workspace.Change;
import org.convscope.workspace.Concern;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/**
 * A view that shows the answer to one question about the workspace. While it is in front it asks whenever something that
 * concerns it changes: equal questions once, a newer one instead of the older. What is shown stays under a dimmed overlay until
 * the answer is there. What frames' files hold anew is asked for anew.
 *
 * @param <Q> an immutable snapshot of all that the answer depends on; equal questions have equal answers
 * @param <A> the answer, immutable
 */
public abstract class AnswerView<Q, A> extends View {
    private final ViewContext context;
    private final Set<Concern> asksOn;
    private final Lane lane;
    private final String name;
    private @Nullable BusyOverlay busy;
    private @Nullable LatestRequest<Q, A> request;
    private final List<PendingRequest> beside = new ArrayList<>();
    private @Nullable Q answered;
    private @Nullable A answer;

    /**
     * @param asksOn what may make the question another one
     * @param lane where the question is answered
     */
    protected AnswerView(ViewTab tab, ViewContext context, Set<Concern> asksOn, Lane lane, LayoutManager layout) {
        super(tab, context.workspace(), layout);
        this.context = context;
        this.asksOn = asksOn;
        this.lane = lane;
        this.name = tab.title().toLowerCase(Locale.ROOT);
        context.workspace().addListener(this::heard);
        context.theme().addListener(this::restyle);
    }

    /** What shows the answers, with the overlay over it: to be added in its stead, once. */
    protected final JComponent overlaid(JComponent content) {
        BusyOverlay overlay = BusyOverlay.over(content);
        busy = overlay;
        request = new LatestRequest<>(
                context.tasks(),
                lane,
                name,
                overlay,
                this::compute,
                LatestRequest.listener(this::take, this::sayNothing));
        return overlay.component();
    }

    protected final ViewContext context() {
        return context;
    }

    /** Another question of the same view, of which the user sees no overlay; cancelled and forgotten with the first. After {@link #overlaid}. */
    protected final <R, B> LatestRequest<R, B> requestBeside(
            Lane where, String what, LatestRequest.Answering<R, B> answering, LatestRequest.Listener<R, B> listener) {
        var other =
                new LatestRequest<R, B>(context.tasks(), where, what, BusyOverlay.beside(busy()), answering, listener);
        alongside(other);
        return other;
    }

    /** What is cancelled and forgotten with the question. */
    protected final void alongside(PendingRequest other) {
        beside.add(other);
    }

    /** For work on the side of the question's. After {@link #overlaid}. */
    protected final BusyOverlay busy() {
        return Objects.requireNonNull(busy, "a view without content");
    }

    /** The question that the workspace as it is now poses. */
    protected abstract ViewQuestion<Q> question(Workspace now);

    /**
     * Answers a question; off the event thread.
     *
     * @throws Exception whatever keeps it from its answer
     */
    protected abstract A compute(Q question, TaskMonitor monitor) throws Exception;

    /** Asks what is asked beside the first question, if anything. */
    protected void askBeside(Workspace now, Q question) {}

    /** Draws the answer. */
    protected abstract void show(Q question, A answer);

    /** Shows a sentence instead of an answer. */
    protected abstract void say(String sentence);

    /** Draws what is shown anew: other colours, another theme. Nothing may be shown. */
    protected abstract void restyle();

    /** Something changed, whether it is asked about or not. */
    protected void changed(Workspace before, Workspace now, Set<Concern> changes) {}

    /** What is shown; empty while it is a sentence. */
    protected final Optional<A> answerShown() {
        return Optional.ofNullable(answer);
    }

    /** The question whose answer is shown. */
    protected final Optional<Q> questionShown() {
        return Optional.ofNullable(answered);
    }

    private void heard(Workspace before, Workspace now, Set<Concern> changes) {
        if (changes.contains(Change.FRAME_CONTENT)
                && (asksOn.contains(Change.FRAME) || asksOn.contains(Change.FRAMES))) {
            forget();
        }
        if (isInFront() && changes.stream().anyMatch(asksOn::contains)) {
            ask(now);
        }
        changed(before, now, changes);
    }

    @Override
    protected final void ask(Workspace now) {
        ViewQuestion<Q> next = question(now);
        if (next.question().isEmpty()) {
            forget();
            sayNothing(next.words());
            return;
        }
        Q question = next.question().get();
        if (answer == null) {
            // what was said holds no more
            ContentFocus.keep(component(), () -> say(""));
        }
        askBeside(now, question);
        request().ask(question, next.words());
    }

    private LatestRequest<Q, A> request() {
        return Objects.requireNonNull(request, "a view without content");
    }

    private void take(Q question, A newAnswer) {
        answered = question;
        answer = newAnswer;
        ContentFocus.keep(component(), () -> show(question, newAnswer));
    }

    /** Shows a sentence; the same question is asked again when something that concerns the view changes. */
    protected final void sayUnanswered(String sentence) {
        request().forget();
        sayNothing(sentence);
    }

    private void sayNothing(String sentence) {
        answered = null;
        answer = null;
        ContentFocus.keep(component(), () -> say(sentence));
    }

    private void forget() {
        request().forget();
        beside.forEach(PendingRequest::forget);
    }

    @Override
    protected void cancel() {
        request().cancel();
        beside.forEach(PendingRequest::cancel);
    }
}
