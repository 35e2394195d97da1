package org.convscope.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.input.ModelSidecar;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.ReadingChoices;
import org.convscope.network.InputFilling;
import org.convscope.network.KernelOrder;
import org.convscope.network.ModelDeclarations;
import org.convscope.network.UpSamplingRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model, and what is said about it that its file does not say, besides the layer to begin with. */
class ModelFileOptions {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A Keras model: .h5, .hdf5, .keras, .weights.h5.")
    private Path model = Path.of("");

    @Option(
            names = "--architecture",
            paramLabel = "FILE",
            description = "Keras's JSON of the architecture, for a file that holds weights only.")
    private @Nullable Path architecture;

    @Option(
            names = "--declare",
            paramLabel = "LAYER=WHAT",
            description = "What a Lambda or custom layer computes: x/255, x-MEAN,MEAN,MEAN, swap, identity, as:CLASS,"
                    + " slice:[...]; can be given several times.")
    private Map<String, String> declarations = new LinkedHashMap<>();

    @Option(
            names = "--fill-input",
            paramLabel = "INPUT=WHAT",
            description = "What an input of several takes that takes no frame: frame (the same frame), 0, 1,0,0 or"
                    + " FILE.h5; can be given several times.")
    private Map<String, String> fillings = new LinkedHashMap<>();

    @Option(
            names = "--kernels",
            paramLabel = "HOW",
            description =
                    "How kernels of an old file are read: ${COMPLETION-CANDIDATES}; turned is what Theano stores.")
    private @Nullable KernelOrder kernels;

    @Option(
            names = "--upsampling",
            paramLabel = "RULE",
            description = "How bilinear up-sampling is computed: ${COMPLETION-CANDIDATES}, as TensorFlow 1 or 2.")
    private @Nullable UpSamplingRule upSampling;

    /** The model and its architecture. */
    List<Path> files() {
        return architecture == null ? List.of(model) : List.of(model, architecture);
    }

    /** What stands beside it. */
    Optional<ModelSidecar> sidecar() {
        return ModelSidecar.of(model);
    }

    /** How the model's file is read, as far as the options say. */
    String choices() {
        return "kernels " + kernels + ", up-sampling " + upSampling;
    }

    /**
     * Opens it; what the options say goes before what its sidecar says. Says so where the user declared something.
     *
     * @param start the layer to begin with, where one was named
     * @throws org.convscope.problem.ProblemException if it cannot be opened
     */
    OpenModel open(CommandOutput console, Optional<String> start) {
        Optional<ModelSidecar> sidecar = sidecar();
        ReadingChoices choices = choices(sidecar, start);
        OpenModel open = KerasModels.open(model, Optional.ofNullable(architecture), choices);
        ModelDeclarations found = open.network().declarations();
        if (!found.isEmpty()) {
            console.say(found.sentence() + ".");
        }
        return open;
    }

    /** How the model's file is read, as far as options and sidecar say. */
    String reading() {
        Optional<ModelSidecar> sidecar = sidecar();
        ReadingChoices choices = choices(sidecar, Optional.empty());
        return choices.kernels() + ", " + choices.upSampling();
    }

    private ReadingChoices choices(Optional<ModelSidecar> sidecar, Optional<String> start) {
        Map<String, String> declared =
                new LinkedHashMap<>(sidecar.map(ModelSidecar::declarations).orElse(Map.of()));
        declared.putAll(declarations);
        Optional<String> from = start.or(() -> sidecar.flatMap(ModelSidecar::start));
        return new ReadingChoices(
                declared,
                from,
                Optional.ofNullable(kernels).or(() -> sidecar.flatMap(ModelSidecar::kernels)),
                Optional.ofNullable(upSampling).or(() -> sidecar.flatMap(ModelSidecar::upSampling)),
                filled(sidecar));
    }

    /** Names of files on the command line are counted from the working folder on, as all that stand there. */
    private Map<String, String> filled(Optional<ModelSidecar> sidecar) {
        Map<String, String> filled =
                new LinkedHashMap<>(sidecar.map(ModelSidecar::fillings).orElse(Map.of()));
        fillings.forEach((input, text) -> filled.put(
                input,
                InputFilling.parse(text) instanceof InputFilling.Stored stored
                        ? stored.file().toAbsolutePath().toString()
                        : text));
        return filled;
    }
}
