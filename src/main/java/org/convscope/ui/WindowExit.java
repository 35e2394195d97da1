package org.convscope.ui;

import org.convscope.problem.ProblemException;
import org.convscope.ui.notice.ProblemPanel;
import org.convscope.ui.settings.SavedSession;
import org.convscope.workspace.ComputeChoice;

/** How a window ends: once the user agrees, with all that comes back at the next start written. */
final class WindowExit {
    private final Session session;
    private final SavedSession savedSession;
    private final SessionSaver remembering;
    private final UserQuestions agreement;
    private final ProblemPanel problems;
    private final Runnable dispose;
    private final Runnable exit;

    /**
     * @param dispose takes the window away
     * @param exit called when the window has been closed
     */
    WindowExit(
            Session session,
            SavedSession savedSession,
            SessionSaver remembering,
            UserQuestions agreement,
            ProblemPanel problems,
            Runnable dispose,
            Runnable exit) {
        this.session = session;
        this.savedSession = savedSession;
        this.remembering = remembering;
        this.agreement = agreement;
        this.problems = problems;
        this.dispose = dispose;
        this.exit = exit;
    }

    /**
     * Ends it and starts again with another choice, everything as it is.
     *
     * @param takeBack called where it does not come to that
     */
    void restart(ComputeChoice choice, Runnable takeBack) {
        if (!agreement.to("Restart")) {
            takeBack.run();
            return;
        }
        try {
            remembering.save();
            savedSession.save(session.workspace().get());
            ProgramRelaunch.start(choice, savedSession.file());
            quit();
        } catch (ProblemException e) {
            takeBack.run();
            problems.failed("The backend was not changed", e);
        }
    }

    void quitIfAgreed() {
        if (agreement.to("Quit")) {
            quit();
        }
    }

    private void quit() {
        remembering.save();
        remembering.end();
        dispose.run();
        session.close();
        exit.run();
    }
}
