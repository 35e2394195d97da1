package org.convscope.cli;

import java.util.List;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;

/** Opens the window; given from outside, since the command line knows nothing of it. */
public interface WindowOpener {
    /** Whether there is a display. */
    boolean canOpen();

    /** Why no window can be opened, where that is so: a clause. */
    default String obstacle() {
        return "there is no display";
    }

    /**
     * Returns once the window is there.
     *
     * @param names models, frames ({@code master.h5::17} too) and folders to open, as the user wrote them
     * @throws org.convscope.problem.ProblemException if no window can be opened here
     */
    void open(List<String> names, BackendChoice backend, EngineChoice engine);
}
