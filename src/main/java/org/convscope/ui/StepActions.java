package org.convscope.ui;

import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.action.AppActions;
import org.convscope.ui.open.AskedChange;
import org.convscope.ui.open.OpenQuestions;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceHistory;

/** Undo and redo. A model that was closed is read again. On the event thread. */
final class StepActions {
    private final Session session;
    private final ProblemReporter problems;
    private final OpenQuestions asking;
    private final Consumer<String> said;

    /**
     * @param said gets a sentence on what was undone
     */
    StepActions(Session session, ProblemReporter problems, OpenQuestions asking, Consumer<String> said) {
        this.session = session;
        this.problems = problems;
        this.asking = asking;
        this.said = said;
    }

    void undo() {
        take(session.history().undo(), "Undone: ");
    }

    void redo() {
        take(session.history().redo(), "Done again: ");
    }

    /** Enables the two as there is something to undo. */
    void enable(AppActions actions) {
        WorkspaceHistory history = session.history();
        Runnable follow = () -> {
            actions.get(AppAction.UNDO).setEnabled(history.canUndo());
            actions.get(AppAction.REDO).setEnabled(history.canRedo());
        };
        history.addListener(follow);
        follow.run();
    }

    private void take(Optional<WorkspaceHistory.TakenStep> taken, String begin) {
        taken.ifPresent(step -> {
            Workspace now = session.workspace().get();
            Workspace wanted = step.of().apply(now);
            String sentence = begin + step.words();
            if (isOfSameModel(now, wanted)) {
                session.history().quietly(() -> session.workspace().update(any -> wanted));
                said.accept(sentence);
            } else {
                session.change(
                        new AskedChange(
                                step.of(), session.history()::quietly, () -> said.accept(sentence), step.putBack()),
                        problems,
                        asking);
            }
        });
    }

    private static boolean isOfSameModel(Workspace a, Workspace b) {
        return a.model().equals(b.model()) && a.reading().equals(b.reading());
    }
}
