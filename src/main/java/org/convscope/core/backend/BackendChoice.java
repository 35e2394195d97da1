package org.convscope.core.backend;

import java.util.Locale;
import org.convscope.problem.Problem;

/** What the user asks to compute with. */
public enum BackendChoice {
    /** CUDA where its jars are there and a device answers, else the CPU. */
    AUTO,
    CPU,
    CUDA;

    /**
     * From the command line: auto, cpu or cuda.
     *
     * @throws org.convscope.problem.ProblemException if it is none of these
     */
    public static BackendChoice parse(String text) {
        for (BackendChoice choice : values()) {
            if (choice.name().equals(text.toUpperCase(Locale.ROOT))) {
                return choice;
            }
        }
        throw Problem.of("there is no such backend")
                .expected("auto, cpu or cuda")
                .found(text)
                .asException();
    }
}
