package org.convscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.convscope.choice.InputCut;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.Provenance;
import org.convscope.export.inputs.WriteComparedInputs;
import org.convscope.export.inputs.WriteComparedInputs.Drawn;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.inputs.CompareDataSets;
import org.convscope.inspect.inputs.CompareInputs;
import org.convscope.inspect.inputs.ComparedInput;
import org.convscope.inspect.inputs.CutPreprocessing;
import org.convscope.inspect.inputs.PreprocessedDataSet;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.inspect.target.NamedLayer;
import org.convscope.inspect.target.Target;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code preprocessings}: the same frames under two preprocessings. */
@Command(
        name = "preprocessings",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Bring the same frames to a model in two ways: shrunk whole, or cropped at full size, or as two"
                + " files say. Answers, metrics, spots that are left, and maps of the same units of the first frame.")
final class PreprocessingsCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FRAME|FOLDER|LABELS",
            description = "Frames, folders of frames, label files, or files of arrays.")
    private List<String> names = List.of();

    @Option(
            names = "--first",
            paramLabel = "FILE",
            description = "A preprocessing, JSON as in a sidecar (default: all of the frame, shrunk by area).")
    private @Nullable Path first;

    @Option(
            names = "--second",
            paramLabel = "FILE",
            description = "The other one (default: the central pixels at full size).")
    private @Nullable Path second;

    @Option(names = "--layer", paramLabel = "LAYER", description = "A layer whose maps the picture shows.")
    private @Nullable String layer;

    @Option(
            names = "--unit",
            paramLabel = "K|all",
            converter = TargetOptions.UnitConverter.class,
            description = "A unit of the layer, from 0; can be given several times.")
    private List<Integer> units = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where preprocessings.json, preprocessings.csv, metrics.csv and preprocessings.png go.")
    private Path out = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RenameOptions renames = new RenameOptions();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    PreprocessingsCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if ((layer == null) != units.isEmpty()) {
            throw WrongUsage.of(spec, "--layer and --unit go together");
        }
        engineOptions.loadAhead();
        try (OpenModel open = model.open(console)) {
            Network network = open.network();
            List<Integer> shown = shown(network);
            InputOptions.Reading reading = input.ofFrames(open, console);
            Preprocessing one = preprocessing(first, reading.preprocessing(), InputCut.SHRUNK);
            Preprocessing other = preprocessing(second, reading.preprocessing(), InputCut.CROPPED);
            var frames = new FrameFiles();
            KnownLabels known = KnownLabels.of(names, renames, frames, console.monitor());
            List<LabelledFrame> asked = known.labelled(new FrameArguments(frames, console).expand(names)).stream()
                    .distinct()
                    .toList();
            var read = ReadFiles.of(model, reading)
                    .and(Stream.of(first, second)
                            .flatMap(file -> Optional.ofNullable(file).stream())
                            .toList())
                    .named(names)
                    .labelled(asked, frames);
            var folder = new OutputFolder(out, read::all);
            folder.require(WriteComparedInputs.FILES);
            try (Engine engine = engineOptions.start()) {
                List<PreprocessedDataSet> sides = new CompareDataSets(
                                () -> engine,
                                frames::read,
                                new PredictFrames.Request(network, reading.labels(), known.columns(), asked),
                                List.of(
                                        new CompareDataSets.Named("first", one),
                                        new CompareDataSets.Named("second", other)),
                                console::fail)
                        .all(console.monitor());
                if (sides.stream().allMatch(side -> side.predictions().rows().isEmpty())) {
                    throw Problem.of("none of the frames can be used under either preprocessing")
                            .asException();
                }
                sides.forEach(side -> KnownLabels.sayUnjudged(side.predictions(), side.metrics(), console));
                Provenance provenance = Provenance.of(open.file(), network.declarations())
                        .with("Data set", String.join(", ", names))
                        .with("Backend", engine.backend().summary());
                new WriteComparedInputs()
                        .write(
                                folder,
                                asked,
                                sides,
                                drawn(engine, network, reading, asked, sides, shown, frames),
                                provenance);
            }
            return console.exitCode();
        }
    }

    private static Preprocessing preprocessing(@Nullable Path file, Preprocessing set, InputCut cut) {
        return file == null ? CutPreprocessing.of(set, cut) : PreprocessingJson.read(file);
    }

    /** The first frame that both preprocessings could be used for, else what there is of the first. */
    private Optional<Drawn> drawn(
            Engine engine,
            Network network,
            InputOptions.Reading reading,
            List<LabelledFrame> asked,
            List<PreprocessedDataSet> sides,
            List<Integer> shown,
            FrameFiles frames) {
        var compare = new CompareInputs(new ComputeMaps(engine, MapCache.ofDefaultSize()), network, reading.labels());
        Optional<String> at = Optional.ofNullable(layer)
                .map(name -> NamedLayer.of(network, name).id());
        for (LabelledFrame frame : asked) {
            if (sides.stream().allMatch(side -> side.spots(frame).isPresent())) {
                try {
                    List<ComparedInput> both = new ArrayList<>();
                    for (PreprocessedDataSet side : sides) {
                        both.add(compare.of(
                                frames.read(frame.source()), side.name(), side.preprocessing(), at, console.monitor()));
                    }
                    return Optional.of(new Drawn(frame.source(), both, shown));
                } catch (ProblemException e) {
                    console.fail(e);
                }
            }
        }
        return Optional.empty();
    }

    private List<Integer> shown(Network network) {
        String named = layer;
        if (named == null) {
            return List.of();
        }
        int count = Target.units(network, named).size();
        if (!NamedLayer.of(network, named).hasMaps()) {
            throw Problem.of("has no maps to be drawn")
                    .subject("layer '" + named + "'")
                    .asException();
        }
        List<Integer> shown = TargetOptions.numbers(units, () -> count).toList();
        shown.forEach(unit -> new Target.Unit(named, unit).in(network));
        return shown;
    }
}
