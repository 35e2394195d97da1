package org.convscope.inspect.explain;

import java.util.Optional;
import java.util.function.Supplier;
import org.convscope.problem.ProblemException;

/**
 * A part of an explanation, or why there is none.
 *
 * @param reason a sentence; empty where the part is there
 */
public record ExplanationPart<T>(Optional<T> found, String reason) {
    static <T> ExplanationPart<T> of(T found) {
        return new ExplanationPart<>(Optional.of(found), "");
    }

    static <T> ExplanationPart<T> none(String reason) {
        return new ExplanationPart<>(Optional.empty(), reason);
    }

    /** What is computed, or the problem with it. */
    static <T> ExplanationPart<T> attempt(Supplier<T> work) {
        try {
            return of(work.get());
        } catch (ProblemException e) {
            return none(e.problem().sentence());
        }
    }
}
