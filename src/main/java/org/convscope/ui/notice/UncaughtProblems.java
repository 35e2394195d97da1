package org.convscope.ui.notice;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.convscope.ui.view.ProblemReporter;

/** Tells the user of whatever reached the end of a thread; the program goes on. */
public final class UncaughtProblems implements Thread.UncaughtExceptionHandler {
    private static final String HEADING = "Something went wrong: the last step may not have been done";

    /** A picture that cannot be painted is painted again and again: the log has no room for all of these. */
    private static final int MOST_ALIKE = 10;

    private static final int MOST_KINDS = 1000;
    private static final int TELLING_FRAMES = 4;

    private final ProblemReporter problems;
    private final Executor eventThread;
    private final Map<String, Integer> alike = new HashMap<>();

    public UncaughtProblems(ProblemReporter problems, Executor eventThread) {
        this.problems = problems;
        this.eventThread = eventThread;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        if (count(cause) <= MOST_ALIKE) {
            eventThread.execute(() -> problems.failed(HEADING, cause));
        }
    }

    private synchronized int count(Throwable cause) {
        if (alike.size() > MOST_KINDS) {
            alike.clear();
        }
        String kind = cause.getClass().getName()
                + Arrays.stream(cause.getStackTrace())
                        .limit(TELLING_FRAMES)
                        .map(StackTraceElement::toString)
                        .collect(Collectors.joining());
        return alike.merge(kind, 1, Integer::sum);
    }
}
