package org.convscope.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convscope.frame.FrameCount;
import org.convscope.problem.Problem;
import org.convscope.ui.open.OpenQuestions;
import org.convscope.ui.settings.SavedSession;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.workspace.Workspace;

/** Opens what was open the last time, and says so where that did not end by itself. On the event thread. */
final class SessionRestorer {
    private final Session session;
    private final SavedSession savedSession;
    private final ProblemReporter problems;
    private volatile boolean done;

    SessionRestorer(Session session, SavedSession savedSession, ProblemReporter problems) {
        this.session = session;
        this.savedSession = savedSession;
        this.problems = problems;
        session.workspace().addListener((before, now, changes) -> {
            if (!now.isEmpty()) {
                done = true;
            }
        });
    }

    /**
     * @param asking what the user has to say while files are opened
     */
    void begin(OpenQuestions asking) {
        savedSession.restored().ifPresent(last -> open(last, asking));
    }

    /**
     * Whether an empty window is one that the user has emptied, and not one whose files, asked for or of the last time, are still
     * to come: until then the session's file stays. From any thread.
     */
    boolean isDone() {
        return done;
    }

    private void open(Path last, OpenQuestions asking) {
        session.open(List.of(last), problems, asking, () -> {
            done = true;
            if (savedSession.isAfterCrash()) {
                problems.report(
                        "Convscope did not end by itself the last time",
                        List.of(Problem.of("what was open then is open again: "
                                + describe(session.workspace().get()))));
            }
        });
    }

    static String describe(Workspace open) {
        List<String> parts = new ArrayList<>();
        open.model().ifPresent(model -> parts.add(String.valueOf(model.getFileName())));
        int frames = open.frames().size();
        if (frames > 0) {
            parts.add(FrameCount.text(frames));
        }
        open.dataSet().ifPresent(dataSet -> parts.add("the data set " + dataSet.name()));
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }
}
