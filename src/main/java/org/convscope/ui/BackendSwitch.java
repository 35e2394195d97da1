package org.convscope.ui;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.convscope.workspace.BackendChoice;
import org.convscope.workspace.Change;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/**
 * Another backend means another start, since ND4J loads one in a process. So whoever chooses one is told where it cannot be
 * had, else asked whether to start again; where it does not come to that, the choice goes back to what runs.
 */
final class BackendSwitch {
    /** Finds out, off the event thread, why a choice cannot be had; empty where it can. */
    @FunctionalInterface
    interface Check {
        void look(BackendChoice choice, Consumer<Optional<String>> answer);
    }

    /** What is said to whoever chooses. */
    interface Talk {
        /**
         * @param reason a clause
         */
        void refused(BackendChoice choice, String reason);

        /** Calls one of the two, once. */
        void ask(BackendChoice choice, Runnable yes, Runnable no);
    }

    private final WorkspaceModel workspace;
    private final BackendChoice running;
    private final Check check;
    private final Talk talk;
    private final Consumer<BackendChoice> restart;

    /**
     * @param workspace whose present backend is the one that runs
     * @param restart starts again with a backend, everything as it is
     */
    BackendSwitch(WorkspaceModel workspace, Check check, Talk talk, Consumer<BackendChoice> restart) {
        this.workspace = workspace;
        this.running = workspace.get().backend();
        this.check = check;
        this.talk = talk;
        this.restart = restart;
        workspace.addListener(this::changed);
    }

    private void changed(Workspace before, Workspace now, Set<Change> changes) {
        BackendChoice choice = now.backend();
        if (!changes.contains(Change.BACKEND) || choice == running) {
            return;
        }
        boolean opened = !before.model().equals(now.model());
        if (opened) {
            takeBack(choice);
        } else {
            check.look(choice, reason -> answer(choice, reason));
        }
    }

    private void answer(BackendChoice choice, Optional<String> reason) {
        if (workspace.get().backend() != choice) {
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
    void takeBack(BackendChoice choice) {
        if (workspace.get().backend() == choice) {
            workspace.update(now -> now.backend(running));
        }
    }
}
