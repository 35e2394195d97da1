package org.convscope.ui;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.convscope.workspace.Change;
import org.convscope.workspace.ComputeChoice;
import org.convscope.workspace.Concern;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/**
 * Another backend or engine means another start, since ND4J loads one backend in a process. So whoever chooses one is told where it cannot be
 * had, else asked whether to start again; where it does not come to that, the choice goes back to what runs.
 */
final class BackendSwitch {
    /** Finds out, off the event thread, why a choice cannot be had; empty where it can. */
    @FunctionalInterface
    interface Check {
        void look(ComputeChoice choice, Consumer<Optional<String>> answer);
    }

    /** What is said to whoever chooses. */
    interface Talk {
        /**
         * @param reason a clause
         */
        void refused(ComputeChoice choice, String reason);

        /** Calls one of the two, once. */
        void ask(ComputeChoice choice, Runnable yes, Runnable no);
    }

    private final WorkspaceModel workspace;
    private final ComputeChoice running;
    private final Check check;
    private final Talk talk;
    private final Consumer<ComputeChoice> restart;

    /**
     * @param workspace whose present choice is the one that runs
     * @param restart starts again with a choice, everything as it is
     */
    BackendSwitch(WorkspaceModel workspace, Check check, Talk talk, Consumer<ComputeChoice> restart) {
        this.workspace = workspace;
        this.running = workspace.get().computing();
        this.check = check;
        this.talk = talk;
        this.restart = restart;
        workspace.addListener(this::changed);
    }

    private void changed(Workspace before, Workspace now, Set<Concern> changes) {
        ComputeChoice choice = now.computing();
        if (!changes.contains(Change.COMPUTING) || choice.equals(running)) {
            return;
        }
        boolean opened = !before.model().equals(now.model());
        if (opened) {
            takeBack(choice);
        } else {
            check.look(choice, reason -> answer(choice, reason));
        }
    }

    private void answer(ComputeChoice choice, Optional<String> reason) {
        if (!workspace.get().computing().equals(choice)) {
            return;
        }
        if (reason.isPresent()) {
            takeBack(choice);
            talk.refused(choice, reason.get());
        } else {
            talk.ask(choice, () -> restart.accept(choice), () -> takeBack(choice));
        }
    }

    /** Unless something else has been chosen meanwhile. */
    void takeBack(ComputeChoice choice) {
        if (workspace.get().computing().equals(choice)) {
            workspace.update(now -> now.computing(running));
        }
    }
}
