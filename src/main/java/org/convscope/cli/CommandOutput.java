package org.convscope.cli;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.Set;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.problem.SystemProblem;
import org.convscope.task.TaskMonitor;

/** Where a command speaks: results to one stream, all else to the other. Counts what failed. */
final class CommandOutput {
    private static final String NAME = "convscope: ";

    private final PrintStream out;
    private final PrintStream err;
    private final ProgressBar progress;
    private boolean verbose;
    private int failures;
    private final Set<String> said = new HashSet<>();

    CommandOutput(PrintStream out, PrintStream err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.progress = new ProgressBar(err, terminal);
    }

    /** Whether stderr is watched by somebody. */
    enum Terminal {
        TERMINAL,
        NONE
    }

    void verbose() {
        verbose = true;
    }

    /** Prints a result. */
    void print(String text) {
        progress.clear();
        out.println(text);
        out.flush();
    }

    /** A message that is no problem. */
    void say(String sentence) {
        progress.clear();
        err.println(NAME + sentence);
    }

    /** A message that is no problem, once however often it comes: all images of a file may have the same to be told. */
    void sayOnce(String sentence) {
        if (said.add(sentence)) {
            say(sentence);
        }
    }

    /** Something failed; the rest goes on. What is wrong with all images of a file is said once. */
    void fail(Throwable cause) {
        failures++;
        if (cause instanceof ProblemException problem) {
            sayOnce(problem.problem().sentence());
        } else if (cause instanceof OutOfMemoryError) {
            say("there is not enough memory. Give more with CONVSCOPE_JAVA_OPTS=-Xmx8g, or less to do at once.");
        } else {
            sayOnce(SystemProblem.of(cause).map(Problem::sentence).orElseGet(() -> unexpected(cause)));
        }
        if (verbose) {
            cause.printStackTrace(err);
        }
    }

    private String unexpected(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        return "unexpected: " + cause.getClass().getSimpleName() + ": " + message
                + (verbose ? "" : ". Run again with --verbose and report what it prints.");
    }

    /** Something failed when this was begun, and was not tried again. */
    void failedBefore(String sentence) {
        failures++;
        sayOnce(sentence);
    }

    TaskMonitor monitor() {
        return progress;
    }

    /** The exit code so far. */
    int exitCode() {
        progress.clear();
        return failures == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
