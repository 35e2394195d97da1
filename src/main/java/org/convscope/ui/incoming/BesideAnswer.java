package org.convscope.ui.incoming;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.ui.work.LatestRequest;

/**
 * What was answered beside the weights.
 *
 * @param problem why there is nothing; empty where there is
 */
record BesideAnswer<Q, A>(Optional<Q> question, List<A> answer, String problem) {
    static <Q, A> BesideAnswer<Q, A> none() {
        return new BesideAnswer<>(Optional.empty(), List.of(), "");
    }

    /**
     * @param taken gets each answer, and what kept one from being given
     */
    static <Q, A> LatestRequest.Listener<Q, List<A>> listener(Consumer<BesideAnswer<Q, A>> taken) {
        return LatestRequest.listener(
                (question, answer) -> taken.accept(new BesideAnswer<>(Optional.of(question), answer, "")),
                sentence -> taken.accept(new BesideAnswer<>(Optional.empty(), List.of(), sentence)));
    }

    List<A> to(Optional<Q> asked) {
        return asked.isPresent() && asked.equals(question) ? answer : List.of();
    }

    /** Without what went wrong with another question. */
    BesideAnswer<Q, A> forgetting(Optional<Q> asked) {
        return asked.equals(question) ? this : new BesideAnswer<>(question, answer, "");
    }
}
