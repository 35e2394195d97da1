package org.convscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.convscope.core.Engine;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.census.CensusAreas;
import org.convscope.export.report.ExplanationRequest;
import org.convscope.export.report.WriteExplanation;
import org.convscope.file.OutputFolder;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.explain.ExplainFrame;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.PrepareInput;
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

/** {@code explain}: why a model answers as it does on one frame, as a page. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Say why a model answers as it does on one frame, in numbers: the answer against the runner-up,"
                + " Grad-CAM, rings of resolution hidden, the units that contributed most, the nearest frames. Writes"
                + " index.html, pictures, explain.json.")
final class ExplainCommand implements Callable<Integer> {
    private static final int MOST = 100;

    private final CommandOutput console;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Parameters(index = "1", paramLabel = "FRAME", description = "A frame, or one image of a file (master.h5::17).")
    private String frame = "";

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "The output whose answer is explained (default: the first).")
    private @Nullable String output;

    @Option(names = "--class", paramLabel = "N", description = "The class of it, from 0 (default: its strongest).")
    private @Nullable Integer index;

    @Option(
            names = "--layer",
            paramLabel = "LAYER",
            description = "The layer whose units are ranked and whose maps say which frames are near (default: the last"
                    + " convolution).")
    private @Nullable String layer;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many units and near frames are shown (default: 10).")
    private int count = ExplainFrame.COUNT;

    @Option(
            names = "--census",
            paramLabel = "FILE|DIR",
            description = "A census.csv, or the folder that it lies in, for the units' areas under the curve.")
    private @Nullable Path census;

    @Option(
            names = "--among",
            paramLabel = "FOLDER|LABELS",
            description = "Frames that the nearest are looked for among; can be given several times.")
    private List<String> among = List.of();

    @Mixin
    private GeometryOptions geometry = new GeometryOptions();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the page goes.")
    private Path out = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RenameOptions renames = new RenameOptions();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    ExplainCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        require();
        engineOptions.loadAhead();
        try (OpenModel open = model.open(console)) {
            Network network = open.network();
            PrepareInput.obstacle(network).ifPresent(problem -> {
                throw problem.asException();
            });
            requireOneOutput(network);
            InputOptions.Reading reading = input.of(open, console);
            var frames = new FrameFiles();
            var arguments = new FrameArguments(frames, console);
            FrameSource source = one(arguments.expand(List.of(frame)));
            KnownLabels known = KnownLabels.of(among, renames, frames, console.monitor());
            List<LabelledFrame> others =
                    known.labelled(arguments.expand(among)).stream().distinct().toList();
            var asked = new ExplainFrame.Request(
                    network,
                    prepared(new PrepareInput(network, reading.preprocessing()), frames, source),
                    source,
                    reading.labels(),
                    Optional.ofNullable(output),
                    index == null ? OptionalInt.empty() : OptionalInt.of(index),
                    Optional.ofNullable(layer),
                    count,
                    reading.preprocessing().scale(),
                    others);
            String ranked = asked.require();
            Optional<Path> table = Optional.ofNullable(census)
                    .map(path -> Files.isDirectory(path) ? path.resolve("census.csv") : path);
            Map<Integer, Double> areas =
                    table.map(file -> CensusAreas.read(file, ranked)).orElse(Map.of());
            var read = ReadFiles.of(model, reading)
                    .and(table.stream().toList())
                    .named(List.of(frame))
                    .named(among)
                    .frames(List.of(source), frames)
                    .labelled(others, frames);
            var folder = new OutputFolder(out, read::all);
            folder.require(WriteExplanation.FILES);
            var request = new ExplanationRequest(
                    folder,
                    open.file(),
                    reading.preprocessing(),
                    asked,
                    new ExplanationRequest.Among(among, known.columns(), areas, table.map(Path::toString)));
            try (Engine engine = engineOptions.start()) {
                new WriteExplanation(engine, frames, console::fail).write(request, console.monitor());
            }
            console.say("the page is " + out.resolve("index.html") + ".");
            return console.exitCode();
        }
    }

    private NetworkInput prepared(PrepareInput prepare, FrameFiles frames, FrameSource source) {
        NetworkInput prepared = prepare.of(frames.read(source), "");
        return new NetworkInput(
                prepared.name(),
                prepared.preprocessing(),
                prepared.category(),
                prepared.inputs(),
                prepared.coordinates(),
                geometry.over(prepared.geometry()));
    }

    private FrameSource one(List<CategorizedFrame> entries) {
        if (entries.size() != 1) {
            throw Problem.inFile(frame, "is not one frame")
                    .found(entries.size() + " frames")
                    .nextStep("Name one image, such as master.h5::0")
                    .asException();
        }
        return entries.get(0).source();
    }

    private void requireOneOutput(Network network) {
        if (index != null && output == null && network.outputs().size() != 1) {
            throw WrongUsage.of(
                    spec,
                    "The model has several outputs; give one with --output: " + String.join(", ", network.outputs()));
        }
    }

    private void require() {
        geometry.require();
        if (count < 1 || count > MOST) {
            throw WrongUsage.of(spec, "--count takes a number from 1 to " + MOST);
        }
        if (index != null && index < 0) {
            throw WrongUsage.of(spec, "--class takes a number from 0 on");
        }
    }
}
