package org.convscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.convscope.array.Tensor;
import org.convscope.choice.WindowBorder;
import org.convscope.core.Engine;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.Provenance;
import org.convscope.export.WriteIncoming;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.incoming.TraceIncoming;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.target.Target;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code incoming}: what a unit takes from earlier channels. */
@Command(
        name = "incoming",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Show which channels of the layer before, or of an earlier one, a unit takes most from.")
final class IncomingCommand implements Callable<Integer> {
    private static final int LARGEST_WINDOW = 255;

    private final CommandOutput console;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FRAME",
            description = "A frame, or one image of a file (master.h5::17), whose maps are shown too.")
    private @Nullable String frame;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = "--count", paramLabel = "N", description = "How many channels (default: 6).")
    private int count = 6;

    @Option(
            names = "--from",
            paramLabel = "LAYER",
            description = "Weights from this earlier layer, or input, multiplied out: through activations as they are,"
                    + " through maximum pooling as through average pooling.")
    private @Nullable String from;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Rows and columns of these weights (default: 5); needs --from.")
    private @Nullable Integer window;

    @Option(
            names = "--padded",
            description = "As the notebook has it: a patch of the window's size in zeros, not cut out of more.")
    private boolean padded;

    @Mixin
    private ClimbOptions climb = new ClimbOptions();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the exciters' chance (default: 0).")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    private Path out = Path.of("");

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    IncomingCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<TraceIncoming.Earlier> earlier = earlier();
        ExciterSettings settings = climb.settings();
        OptionalInt side = climb.side();
        if (count < 1) {
            throw WrongUsage.of(spec, "--count takes a number from 1 on");
        }
        try (OpenModel open = model.open(console);
                Engine engine = engineOptions.start()) {
            Network network = open.network();
            Target.Unit unit = unit(network);
            unit.in(network);
            InputOptions.Reading reading = input.of(open, console);
            var read = ReadFiles.of(model, reading);
            Optional<Tensor> given = frame(network, reading, read);
            var folder = new OutputFolder(out, read::all);
            folder.require(WriteIncoming.FILES);
            var request = new TraceIncoming.Request(
                    network,
                    unit,
                    earlier,
                    count,
                    settings,
                    reading.preprocessing().scale(),
                    side,
                    given,
                    seed);
            TraceIncoming.Result result = new TraceIncoming(engine).of(request, console.monitor());
            ExciterWarnings.say(result.exciters(), console);
            Provenance provenance = reading.addTo(
                    Provenance.of(open.file(), network.declarations())
                            .with("Target", unit.text())
                            .with("Source", result.weights().source())
                            .with("Frame", frame == null ? "" : frame)
                            .with("Preset", settings.preset().word()),
                    engine);
            new WriteIncoming().write(folder, request, result, provenance);
            return console.exitCode();
        }
    }

    private Optional<TraceIncoming.Earlier> earlier() {
        if (from == null) {
            if (window != null || padded) {
                throw WrongUsage.of(spec, "--window and --padded need --from LAYER");
            }
            return Optional.empty();
        }
        int side = window == null ? 5 : window;
        if (side < 1 || side > LARGEST_WINDOW) {
            throw WrongUsage.of(spec, "--window takes a number from 1 to " + LARGEST_WINDOW + ", not " + side);
        }
        WindowBorder border = padded ? WindowBorder.PADDED : WindowBorder.ENDLESS;
        return Optional.of(new TraceIncoming.Earlier(from, side, border));
    }

    private Target.Unit unit(Network network) {
        if (target.one(network) instanceof Target.Unit unit) {
            return unit;
        }
        throw WrongUsage.of(spec, "Give a unit, with --layer and --unit: a class has no kernel");
    }

    private Optional<Tensor> frame(Network network, InputOptions.Reading reading, ReadFiles read) {
        if (frame == null) {
            return Optional.empty();
        }
        var frames = new FrameFiles();
        List<CategorizedFrame> entries = new FrameArguments(frames, console).expand(List.of(frame));
        if (entries.size() != 1) {
            throw Problem.inFile(frame, "is not one frame")
                    .found(entries.size() + " frames")
                    .nextStep("Name one image, such as master.h5::0")
                    .asException();
        }
        read.named(List.of(frame)).frames(List.of(entries.get(0).source()), frames);
        return Optional.of(new PrepareInput(network, reading.preprocessing())
                .of(frames.read(entries.get(0).source()), "")
                .inputs()
                .get(0));
    }
}
