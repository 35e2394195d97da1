package org.convscope.ui;

import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.swing.Timer;
import org.convscope.problem.ProblemException;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.TaskRunner;
import org.convscope.ui.settings.SavedSession;
import org.convscope.ui.settings.SettingsStore;
import org.convscope.ui.settings.WindowSettings;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/**
 * Writes what comes back at the next start whenever it has changed, some seconds later at most: whoever is killed loses no
 * more than that.
 */
final class SessionSaver {
    private static final int INTERVAL_MILLISECONDS = 3000;
    private static final String TITLE = "Remembering what is open";

    private final WorkspaceModel workspace;
    private final SettingsStore settings;
    private final SavedSession savedSession;
    private final UnaryOperator<WindowSettings> window;
    private final BooleanSupplier isRestored;
    private final TaskRunner tasks;
    private final Owner owner = Owner.named("remember");
    private final Timer timer = new Timer(INTERVAL_MILLISECONDS, event -> look());
    private WindowSettings writtenSettings;
    private boolean ended;
    private Workspace writtenWorkspace = Workspace.EMPTY;

    /**
     * @param window puts the window's size and panes into the settings; on the event thread
     * @param isRestored whether an empty window is one that was emptied, and not one whose last workspace is still to come
     * @param tasks where files are written while the window is open
     */
    SessionSaver(
            WorkspaceModel workspace,
            SettingsStore settings,
            SavedSession savedSession,
            UnaryOperator<WindowSettings> window,
            BooleanSupplier isRestored,
            TaskRunner tasks) {
        this.workspace = workspace;
        this.settings = settings;
        this.savedSession = savedSession;
        this.window = window;
        this.isRestored = isRestored;
        this.tasks = tasks;
        this.writtenSettings = settings.get();
    }

    void start() {
        timer.start();
    }

    /** Has written what has changed since the last time. On the event thread. */
    void look() {
        settings.update(window);
        boolean hasChanged =
                !workspace.get().equals(writtenWorkspace) || !settings.get().equals(writtenSettings);
        if (hasChanged) {
            writtenWorkspace = workspace.get();
            writtenSettings = settings.get();
            tasks.submit(
                    Lane.POOL,
                    Priority.BACKGROUND,
                    owner,
                    TITLE,
                    monitor -> {
                        write();
                        return true;
                    },
                    OutcomeReceiver.logging(TITLE));
        }
    }

    /** Writes everything before it returns. On the event thread. */
    void save() {
        settings.update(window);
        write();
    }

    /** Writes what is known of the window. From any thread: the program may be told to end at any time. */
    synchronized void write() {
        if (ended) {
            // the file may be another window's by now
            return;
        }
        try {
            settings.save();
            Workspace now = workspace.get();
            if (!now.isEmpty() || isRestored.getAsBoolean()) {
                savedSession.save(now);
            }
        } catch (ProblemException e) {
            // a folder that cannot be written to is no reason to keep anybody from working, or from leaving
            System.getLogger(SessionSaver.class.getName()).log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    /** Everything is written, and this window has ended by itself. From any thread. */
    synchronized void end() {
        timer.stop();
        if (!ended) {
            write();
            savedSession.close();
            ended = true;
        }
    }
}
