package org.convscope.inspect.explain;

import java.util.Optional;
import java.util.function.Supplier;
import org.convscope.problem.ProblemException;

/**
 * A part of an explanation, or why there is none.
 *
 * @param reason a sentence; empty where the part is there
 */
public record Part<T>(Optional<T> found, String reason) {
    static <T> Part<T> of(T found) {
        return new Part<>(Optional.of(found), "");
    }

    static <T> Part<T> none(String reason) {
        return new Part<>(Optional.empty(), reason);
    }

    /** What is computed, or the problem with it. */
    static <T> Part<T> attempt(Supplier<T> work) {
        try {
            return of(work.get());
        } catch (ProblemException e) {
            return none(e.problem().sentence());
        }
    }
}
