package org.convscope.ui.view;

import java.util.List;
import java.util.function.Consumer;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.OutcomeReceiver;

/** Tells the user calmly what could not be done. On the event thread. */
public interface ProblemReporter {
    /**
     * @param heading what was tried, such as {@code Opening files}
     * @param problems one sentence each; nothing happens if there are none
     */
    void report(String heading, List<Problem> problems);

    /** Tells a problem as it is; anything else is a defect of ours, logged with its trace and told in a sentence. */
    default void failed(String heading, Throwable cause) {
        if (cause instanceof ProblemException known) {
            report(heading, List.of(known.problem()));
        } else if (cause instanceof OutOfMemoryError) {
            report(
                    heading,
                    List.of(Problem.of("there is not enough memory")
                            .nextStep("Close other frames, or start with more memory, such as -Xmx8g")));
        } else {
            System.getLogger(ProblemReporter.class.getName()).log(System.Logger.Level.ERROR, heading, cause);
            defect(heading, cause);
        }
    }

    /** Tells a defect of ours, which is logged already. */
    default void defect(String heading, Throwable cause) {
        report(heading, List.of(Problem.of("something unexpected went wrong: " + cause)));
    }

    /** Takes the result, reports the failure. */
    default <T> OutcomeReceiver<T> receiver(String heading, Consumer<T> done) {
        return receiver(heading, done, result -> {});
    }

    /**
     * Takes the result, reports the failure.
     *
     * @param late takes a result that came too late to be taken, and gives back what it holds
     */
    default <T> OutcomeReceiver<T> receiver(String heading, Consumer<T> done, Consumer<T> late) {
        return new OutcomeReceiver<>() {
            @Override
            public void done(T result) {
                done.accept(result);
            }

            @Override
            public void failed(Throwable cause) {
                ProblemReporter.this.failed(heading, cause);
            }

            @Override
            public void late(T result) {
                late.accept(result);
            }
        };
    }
}
