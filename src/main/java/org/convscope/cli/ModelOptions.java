package org.convscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model. */
final class ModelOptions {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A Keras model: .h5, .hdf5, .keras, .weights.h5.")
    private Path model = Path.of("");

    @Option(
            names = "--architecture",
            paramLabel = "FILE",
            description = "Keras's JSON of the architecture, for a file that holds weights only.")
    private @Nullable Path architecture;

    /** The model and its architecture. */
    List<Path> files() {
        return architecture == null ? List.of(model) : List.of(model, architecture);
    }

    /**
     * @throws org.convscope.problem.ProblemException if it cannot be opened
     */
    OpenModel open() {
        return KerasModels.open(model, Optional.ofNullable(architecture));
    }
}
