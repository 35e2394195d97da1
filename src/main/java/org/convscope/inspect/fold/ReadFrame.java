package org.convscope.inspect.fold;

import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.problem.ProblemException;

/** A frame that was read, or why it was not. */
sealed interface ReadFrame {
    LabelledFrame frame();

    /** Ready for the network. */
    record Prepared(LabelledFrame frame, NetworkInput input) implements ReadFrame {
        /** Memory of the numbers. */
        long bytes() {
            return input.inputs().stream()
                    .mapToLong(tensor -> 4L * tensor.size())
                    .sum();
        }
    }

    /** Damaged, gone, or of a shape that the network does not take. */
    record Unreadable(LabelledFrame frame, ProblemException cause) implements ReadFrame {}
}
