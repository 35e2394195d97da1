package org.convscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.Provenance;
import org.convscope.export.WriteTopImages;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.topimages.FindTopImages;
import org.convscope.inspect.topimages.TopImages;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code top}: the frames that excite units most. */
@Command(
        name = "top",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Find the frames that excite the units of a layer most, and the patches that the units look at in"
                + " them.")
final class TopCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private ModelOverFrames model = new ModelOverFrames();

    @Option(
            names = "--layer",
            required = true,
            paramLabel = "LAYER",
            description = "The layer, named exactly as the summary lists it; convolutional or dense.")
    private String layer = "";

    @Option(
            names = "--unit",
            paramLabel = "K|all",
            converter = TargetOptions.UnitConverter.class,
            description = "A unit of the layer, from 0; can be given several times. Default: all.")
    private List<Integer> units = List.of();

    @Option(names = "--count", paramLabel = "N", description = "How many frames of each unit (default: 10).")
    private int count = 10;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where top.json and top.png go.")
    private Path out = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    TopCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw WrongUsage.of(spec, "--count takes a number from 1 on");
        }
        try (OpenModel open = model.open(console)) {
            Network network = open.network();
            List<Target> targets = targets(network);
            targets.forEach(target -> target.in(network));
            InputOptions.Reading reading = input.ofFrames(open, console);
            var frames = new FrameFiles();
            List<LabelledFrame> asked = new FrameArguments(frames, console)
                    .expand(model.names()).stream()
                            .map(entry -> entry.source())
                            .distinct()
                            .map(LabelledFrame::withoutLabels)
                            .toList();
            var read = ReadFiles.of(model, reading).named(model.names()).labelled(asked, frames);
            var folder = new OutputFolder(out, read::all);
            folder.require(WriteTopImages.FILES);
            try (Engine engine = engineOptions.start()) {
                var prepare = new PrepareInput(network, reading.preprocessing());
                FoldedFrames<TopImages> folded = new FindTopImages(
                                () -> engine, frame -> prepare.of(frames.read(frame.source()), ""), console::fail)
                        .of(new FindTopImages.Request(network, targets, count, asked))
                        .all(console.monitor());
                if (folded.frames() == 0) {
                    throw Problem.of("none of the frames can be used, so no unit is excited by any")
                            .asException();
                }
                Provenance provenance = reading.addTo(
                        Provenance.of(open.file(), network.declarations())
                                .with("Layer", layer)
                                .with("Data set", String.join(", ", model.names())),
                        engine);
                new WriteTopImages(frames)
                        .write(
                                folder,
                                new WriteTopImages.Found(layer, count, folded),
                                provenance,
                                console::fail,
                                console.monitor());
            }
            if (targets.size() > WriteTopImages.mostUnitsShown()) {
                console.say("the picture shows the first " + WriteTopImages.mostUnitsShown() + " of " + targets.size()
                        + " units; top.json has all of them.");
            }
            return console.exitCode();
        }
    }

    /** In the order given, each once. */
    private List<Target> targets(Network network) {
        if (units.isEmpty()) {
            return Target.units(network, layer);
        }
        return TargetOptions.numbers(units, () -> Target.units(network, layer).size())
                .<Target>map(unit -> new Target.Unit(layer, unit))
                .toList();
    }
}
