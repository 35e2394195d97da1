package org.convscope.ui.work;

import java.util.Optional;

/**
 * What a view would have answered now.
 *
 * @param question an immutable snapshot of all that the answer depends on; empty where there is nothing to ask
 * @param words what is done, in a few words; without a question, the sentence that is shown instead of an answer
 */
public record ViewQuestion<Q>(Optional<Q> question, String words) {
    /**
     * @param title what is done, in a few words
     */
    public static <Q> ViewQuestion<Q> of(Q question, String title) {
        return new ViewQuestion<>(Optional.of(question), title);
    }

    /**
     * @param sentence what the user can do so that there is something to show
     */
    public static <Q> ViewQuestion<Q> nothing(String sentence) {
        return new ViewQuestion<>(Optional.empty(), sentence);
    }
}
