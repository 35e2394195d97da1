package org.convscope.inspect.fold;

import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.OutputView;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.maps.NetworkInput;

/**
 * What is worked out of many frames: a part of each frame, and how parts become one.
 *
 * @param <P> a part: an immutable value that says all that is known of the frames it was made of, and can be stored
 */
public interface FrameAnalysis<P> {
    /** Ids of the calls whose outputs it looks at. */
    List<String> layers();

    /** Whether it looks at outputs where they lie, while the engine waits. Such an analysis does not use the engine itself. */
    default boolean looksInPlace() {
        return false;
    }

    /** The part of no frame. */
    P none();

    /**
     * Begins with a frame.
     *
     * @throws org.convscope.problem.ProblemException if nothing can be said of it
     */
    Observer<P> observe(LabelledFrame frame, NetworkInput input);

    /** The part of both parts' frames, the first part's before the second's. Must be associative, if need be up to rounding. */
    P merge(P first, P second);

    /**
     * Looks at one frame. Observers of one batch are given an output at the same time by several threads, each by one of them: what
     * {@link #output} shares with other frames must be safe for that. The thread that computes asks for all parts, one after another.
     */
    interface Observer<P> {
        /**
         * Takes one of the {@link #layers}, in order of execution, so that nobody need hold them all.
         *
         * @param output (1, ...), channels last
         * @throws org.convscope.problem.ProblemException if nothing can be said of it
         */
        void output(String layer, Tensor output);

        /**
         * Takes it of one frame of several.
         *
         * @param batch gone when this returns, where the analysis {@link FrameAnalysis#looksInPlace looks in place}
         * @param entry which of the N
         */
        default void output(String layer, OutputView batch, int entry) {
            output(layer, batch.entry(entry));
        }

        /**
         * What was seen, once all layers were. Frames are asked in their order.
         *
         * @throws org.convscope.problem.ProblemException if nothing can be said of it
         */
        P part();
    }
}
