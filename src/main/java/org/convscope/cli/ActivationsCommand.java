package org.convscope.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.convscope.core.Engine;
import org.convscope.export.Provenance;
import org.convscope.file.OriginalFiles;
import org.convscope.frame.io.ResultFiles;
import org.convscope.inspect.activations.ComputeActivations;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorWriter;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code activations}: every layer's output into a file. */
@Command(
        name = "activations",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Write every layer's output for a frame or for given tensors.")
final class ActivationsCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private ModelInput given = new ModelInput();

    @Option(names = "--out", required = true, paramLabel = "OUT.h5", description = "Where the outputs go.")
    private Path out = Path.of("");

    @Mixin
    private LayerOptions layers = new LayerOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    ActivationsCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        given.require();
        engineOptions.loadAhead();
        try (OpenModel open = given.open(console)) {
            Network network = open.network();
            ReadFiles read = given.modelFiles();
            var request = new ComputeActivations.Request(
                    network, given.read(open, console, read).inputs(), layers.names());
            ComputeActivations.calls(network, layers.names());
            new OriginalFiles(read::all).refuse(out);
            try (var writer = new TensorWriter(out);
                    Engine engine = engineOptions.start()) {
                ComputeActivations.Result result = new ComputeActivations(engine)
                        .compute(
                                request,
                                (id, output) -> writer.put(id, output, attributes(network, id)),
                                console.monitor());
                writer.attribute("layer_order", result.computed());
                writer.attribute("keras_version", network.kerasVersion());
                if (!network.declarations().isEmpty()) {
                    writer.attribute("declared", network.declarations().text());
                }
                writer.attribute("backend", engine.backend().summary());
                writer.attribute(ResultFiles.PROGRAM_ATTRIBUTE, Provenance.program());
                writer.finish();
                result.missing().forEach(this::missing);
            }
            return console.exitCode();
        }
    }

    private static Map<String, String> attributes(Network network, String id) {
        return Map.of("class_name", network.call(id).className());
    }

    /** A layer that was asked for by name and is missing is a failure; otherwise it is only said. */
    private void missing(String layer, String reason) {
        Problem problem = Problem.of("cannot be computed: " + reason).subject(LayerCall.subject(layer));
        if (layers.names().isEmpty()) {
            console.say(problem.sentence());
        } else {
            console.fail(problem.asException());
        }
    }
}
