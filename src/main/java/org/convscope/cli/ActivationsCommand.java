package org.convscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.Provenance;
import org.convscope.file.OriginalFiles;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.activations.ComputeActivations;
import org.convscope.inspect.activations.ModelAxes;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorInputs;
import org.convscope.keras.TensorWriter;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code activations}: every layer's output into a file. */
@Command(
        name = "activations",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Write every layer's output for a frame or for given tensors.")
final class ActivationsCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FRAME",
            description = "A frame, or one image of a file (master.h5::17).")
    private @Nullable String frame;

    @Option(
            names = "--tensor",
            paramLabel = "INPUT.h5",
            description = "One dataset per input of the model, fed as it is, any batch size.")
    private @Nullable Path tensor;

    @Option(names = "--out", required = true, paramLabel = "OUT.h5", description = "Where the outputs go.")
    private Path out = Path.of("");

    @Mixin
    private LayerOptions layers = new LayerOptions();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    ActivationsCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (spec != null && (frame == null) == (tensor == null)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Give either a FRAME or --tensor INPUT.h5");
        }
        engineOptions.loadAhead();
        try (OpenModel open = model.open(console)) {
            Network network = open.network();
            ReadFiles read = new ReadFiles().and(model.files());
            var request = new ComputeActivations.Request(network, inputs(open, read), layers.names());
            ComputeActivations.calls(network, layers.names());
            new OriginalFiles(read::all).refuse(out);
            try (TensorWriter writer = new TensorWriter(out);
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
                writer.attribute("program", "Convscope " + Provenance.version());
                writer.finish();
                result.missing().forEach(this::missing);
            }
            return console.exitCode();
        }
    }

    private static Map<String, String> attributes(Network network, String id) {
        return Map.of("class_name", network.call(id).className());
    }

    private List<Tensor> inputs(OpenModel open, ReadFiles read) {
        Network network = open.network();
        if (tensor != null) {
            read.and(List.of(tensor));
            return TensorInputs.read(tensor, network);
        }
        FrameFiles frames = new FrameFiles();
        List<CategorizedFrame> entries = new FrameArguments(frames, console).expand(List.of(String.valueOf(frame)));
        if (entries.size() != 1) {
            throw Problem.inFile(String.valueOf(frame), "is not one frame")
                    .found(entries.size() + " frames")
                    .nextStep("Name one image, such as master.h5::0")
                    .asException();
        }
        InputOptions.Reading how = input.of(open, console);
        read.and(how.files())
                .named(List.of(String.valueOf(frame)))
                .frames(List.of(entries.get(0).source()), frames);
        Tensor channelsLast = new PrepareInput(network, how.preprocessing())
                .of(frames.read(entries.get(0).source()), "")
                .inputs()
                .get(0);
        return List.of(ModelAxes.toModel(network.call(network.inputs().get(0)), channelsLast));
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
