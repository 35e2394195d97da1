package org.convscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.core.Engine;
import org.convscope.export.Provenance;
import org.convscope.input.LabelFile;
import org.convscope.input.ModelSidecar;
import org.convscope.input.OutputLabel;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.prediction.OutputLabels;
import org.convscope.keras.OpenModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How frames become inputs, and what outputs mean: as told here, else by the model's sidecar, else guessed. */
final class InputOptions {
    @Option(
            names = "--preprocessing",
            paramLabel = "FILE",
            description = "JSON that says how a frame becomes the input, as in a sidecar.")
    private @Nullable Path preprocessing;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "Names of the outputs: a text file, one a line, or a sidecar.")
    private @Nullable Path labels;

    /**
     * What was found for a model.
     *
     * @param files where it was found
     */
    record Reading(Preprocessing preprocessing, List<OutputLabel> labels, List<Path> files) {
        /** Adds to what is said of a result how frames became inputs, and what computed. */
        Provenance addTo(Provenance said, Engine engine) {
            return said.with("Preprocessing", PreprocessingJson.text(preprocessing))
                    .with("Backend", engine.backend().summary());
        }
    }

    /**
     * Says so where the preprocessing is guessed.
     *
     * @throws org.convscope.problem.ProblemException if a file is there but cannot be used
     */
    Reading of(OpenModel model, CommandOutput console) {
        Optional<ModelSidecar> sidecar = ModelSidecar.of(model.file());
        Preprocessing how = preprocessing != null
                ? PreprocessingJson.read(preprocessing)
                : sidecar.flatMap(ModelSidecar::preprocessing).orElseGet(() -> Preprocessing.guess(model.network()));
        if (how.isGuess()) {
            console.say("nothing beside the model says how it takes its frames; guessed: " + PreprocessingJson.text(how)
                    + (how.reason().isEmpty() ? "." : "; " + how.reason() + "."));
        }
        List<Path> files = Stream.of(
                        sidecar.map(ModelSidecar::file),
                        Optional.ofNullable(preprocessing),
                        Optional.ofNullable(labels))
                .flatMap(Optional::stream)
                .toList();
        return new Reading(how, labels(model, sidecar), files);
    }

    /**
     * The same for a command that gives the model frames and nothing else.
     *
     * @throws org.convscope.problem.ProblemException if the model takes none, or a file is there but cannot be used
     */
    Reading ofFrames(OpenModel model, CommandOutput console) {
        PrepareInput.obstacle(model.network()).ifPresent(problem -> {
            throw problem.asException();
        });
        return of(model, console);
    }

    private List<OutputLabel> labels(OpenModel model, Optional<ModelSidecar> sidecar) {
        if (labels == null) {
            return sidecar.map(ModelSidecar::labels).orElse(List.of());
        }
        return labels.toString().endsWith(".json")
                ? ModelSidecar.read(labels).labels()
                : OutputLabels.ofNames(model.network(), LabelFile.read(labels));
    }
}
