package org.convscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.census.CensusLock;
import org.convscope.export.census.CensusParts;
import org.convscope.export.census.WriteCensus;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.census.Census;
import org.convscope.inspect.census.CensusPart;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.CountedParts;
import org.convscope.inspect.census.ReckonCensus;
import org.convscope.inspect.census.TakeCensus;
import org.convscope.keras.OpenModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code census}: what each unit says over a whole data set. */
@Command(
        name = "census",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Say of each unit over a whole data set: mean, maximum, zeros, duplicates, how well it tells two"
                + " categories apart, and at which resolution it fires. Goes on where it was killed.")
final class CensusCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FOLDER|LABELS",
            description = "Folders of frames, label files, files of arrays, or frames.")
    private List<String> names = List.of();

    @Option(
            names = "--between",
            arity = "2",
            paramLabel = "CATEGORY",
            description = "Two categories, classes or labels, the positive one first.")
    private List<String> between = List.of();

    @Option(
            names = "--part",
            paramLabel = "I/N",
            converter = PartOfMany.Converter.class,
            description = "Count only the I-th of N parts of the frames; --merge makes the result of all.")
    private @Nullable PartOfMany part;

    @Option(
            names = "--merge",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Instead of counting, make the result of parts that were counted to these folders.")
    private List<Path> merge = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Where census.csv, census.json, census.png and shells.csv go, and what was counted so far.")
    private Path out = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private LayerOptions layers = new LayerOptions();

    @Mixin
    private RenameOptions renames = new RenameOptions();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private GeometryOptions geometry = new GeometryOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    CensusCommand(CommandOutput console) {
        this.console = console;
    }

    /** The command, whose model can be left out where parts are merged. */
    static CommandLine commandLine(CommandOutput console) {
        var line = new CommandLine(new CensusCommand(console));
        CommandSpec spec = line.getCommandSpec();
        for (PositionalParamSpec parameter : List.copyOf(spec.positionalParameters())) {
            if (parameter.paramLabel().equals("MODEL")) {
                spec.remove(parameter);
                spec.addPositional(PositionalParamSpec.builder(parameter)
                        .arity("0..1")
                        .required(false)
                        .build());
            }
        }
        return line;
    }

    @Override
    public Integer call() {
        if (!merge.isEmpty()) {
            return merged();
        }
        if (names.isEmpty()) {
            throw WrongUsage.of(spec, "Missing required parameters: MODEL and FOLDER|LABELS, or --merge DIR");
        }
        requireOptions();
        engineOptions.loadAhead();
        try (OpenModel open = model.open(console)) {
            return counted(open);
        }
    }

    private int merged() {
        if (!names.isEmpty()
                || part != null
                || !between.isEmpty()
                || !geometry.text().isEmpty()) {
            throw WrongUsage.of(spec, "--merge takes folders of parts and --out, nothing else");
        }
        CensusParts.Kept kept = CensusParts.all(merge);
        var folder = new OutputFolder(out, () -> List.of());
        folder.require(WriteCensus.FILES);
        return written(folder, kept);
    }

    /** Writes the result of parts, of which some may tell of failures. */
    int written(OutputFolder folder, CensusParts.Kept kept) {
        sayEngines(kept.plan());
        Census census = ReckonCensus.of(kept.plan(), kept.parts());
        census.failed().forEach(console::failedBefore);
        write(folder, kept.plan(), census);
        return console.exitCode();
    }

    private void sayEngines(CensusPlan plan) {
        if (plan.engines().size() > 1) {
            console.say(
                    "Parts of this census were computed by different engines, whose numbers differ in their last digits: "
                            + String.join("; ", plan.engines()) + ".");
        }
    }

    /**
     * @throws CommandLine.ParameterException if options are wrong that are not looked at while they are read
     */
    void requireOptions() {
        geometry.require();
    }

    boolean hasFrames() {
        return !names.isEmpty();
    }

    ModelOptions model() {
        return model;
    }

    EngineOptions engine() {
        return engineOptions;
    }

    Path out() {
        return out;
    }

    private int counted(OpenModel open) {
        CensusRun run = run(open);
        var folder = new OutputFolder(out, run.read()::all);
        folder.require(WriteCensus.FILES);
        PartOfMany range = part == null ? PartOfMany.WHOLE : part;
        TakeCensus.Request request = run.request(range);
        CensusLock lock = CensusLock.of(out, request.from(), request.to());
        try {
            return counted(run, request, folder);
        } finally {
            lock.close();
        }
    }

    private int counted(CensusRun run, TakeCensus.Request request, OutputFolder folder) {
        int from = request.from();
        int to = request.to();
        var keptParts = new CensusParts(out);
        List<CensusParts.Found> found = keptParts.of(request.plan());
        List<CensusPart> kept = TakeCensus.stillTrue(
                request, found.stream().map(CensusParts.Found::part).toList());
        int known = kept.stream().mapToInt(CensusPart::size).sum();
        if (known > 0) {
            console.say(known + " of " + (to - from) + " frames were counted before.");
        }
        tellFailures(kept);
        var written = new HashSet<String>();
        CensusPlan plan;
        List<CensusPart> parts;
        try (Engine engine = engineOptions.start()) {
            List<String> engines = new ArrayList<>(engines(found, kept));
            engines.add(engine.backend().computedBy());
            plan = request.plan().computedBy(engines);
            sayEngines(plan);
            CensusPlan counting = plan;
            parts = run.count(request, engine, kept, all -> keptParts.keep(counting, all, from, to, folder, written));
        }
        keptParts.keep(plan, parts, from, to, folder, written);
        if (part == null) {
            write(folder, plan, ReckonCensus.of(plan, CountedParts.of(parts)));
        } else {
            console.say("part " + part + " is counted, " + (to - from) + " of " + plan.frames()
                    + " frames; 'census --merge' makes the result of all parts.");
        }
        return console.exitCode();
    }

    /** Those that have computed what is kept. */
    private static List<String> engines(List<CensusParts.Found> found, List<CensusPart> kept) {
        Set<Integer> starts = kept.stream().map(CensusPart::from).collect(Collectors.toSet());
        return found.stream()
                .filter(one -> starts.contains(one.part().from()))
                .flatMap(one -> one.engines().stream())
                .toList();
    }

    /** What is to be counted, with a model that stays open meanwhile. */
    CensusRun run(OpenModel open) {
        InputOptions.Reading reading = input.ofFrames(open, console);
        var frames = new FrameFiles();
        var asked = new CensusFrames(frames, console);
        List<LabelledFrame> listed = asked.list(names, renames);
        CensusPlanning planning = new CensusPlanning(model, open, reading, geometry);
        CensusPlan plan = planning.plan(layers.names(), listed, asked.labels(), between, names);
        var read = ReadFiles.of(model, reading).named(names).labelled(listed, frames);
        return new CensusRun(open.network(), planning, plan, asked, listed, read, console);
    }

    private void tellFailures(List<CensusPart> parts) {
        parts.stream()
                .flatMap(one -> one.frames().stream())
                .filter(frame -> !frame.isCounted())
                .forEach(frame -> console.failedBefore(frame.failure()));
    }

    private void write(OutputFolder folder, CensusPlan plan, Census census) {
        new WriteCensus().write(folder, plan, census);
        if (!census.failed().isEmpty()) {
            console.say(census.failed().size() + " of " + plan.frames() + " frames could not be counted.");
        }
        Optional<Integer> both =
                census.comparison().map(comparison -> comparison.both().size());
        if (both.isPresent() && both.get() > 0) {
            console.say(both.get() + " frames are of both categories and count for neither.");
        }
    }
}
