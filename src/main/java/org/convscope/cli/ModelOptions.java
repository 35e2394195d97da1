package org.convscope.cli;

import java.util.Optional;
import org.convscope.keras.OpenModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The model's parameter, and the options that say about it what its file does not, the layer to begin with among them.
 */
class ModelOptions extends ModelFileOptions {
    @Option(
            names = "--start",
            paramLabel = "LAYER",
            description = "The layer to begin with; of a nested model, that model alone.")
    private @Nullable String start;

    /**
     * Opens it; what the options say goes before what its sidecar says. Says so where the user declared something.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be opened
     */
    OpenModel open(CommandOutput console) {
        return open(console, Optional.ofNullable(start));
    }
}
