package org.convscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.convscope.choice.SwitchedTo;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.Provenance;
import org.convscope.export.ablation.AblationAnswers;
import org.convscope.export.ablation.AblationRanking;
import org.convscope.export.ablation.WriteAblation;
import org.convscope.export.census.CensusAreas;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.fold.FailedFrame;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.target.NamedLayer;
import org.convscope.inspect.target.Target;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.SwitchedOff;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ablate}: what a model says without some of its units. */
@Command(
        name = "ablate",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description =
                "Switch units of a layer off and say what the model answers without them, or rank all units of the"
                        + " layer by how far a class falls without each.")
final class AblateCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private ModelOverFrames model = new ModelOverFrames();

    @Option(
            names = "--layer",
            required = true,
            paramLabel = "LAYER",
            description = "The layer, named exactly as the summary lists it.")
    private String layer = "";

    @Option(
            names = "--unit",
            paramLabel = "K|all",
            converter = TargetOptions.UnitConverter.class,
            description = "A unit of the layer, from 0; several are switched off together.")
    private List<Integer> units = List.of();

    @Option(
            names = "--to",
            paramLabel = "zero|mean",
            description = "What its map is set to everywhere: zero, or its mean over all these frames (default: zero).")
    private SwitchedTo to = SwitchedTo.ZERO;

    @Option(names = "--all", description = "Also switch off each unit of the layer by itself, and rank them.")
    private boolean all;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "With --all: the output whose class falls (default: the first).")
    private @Nullable String output;

    @Option(
            names = "--class",
            paramLabel = "N",
            description = "With --all: the class, from 0 (default: each frame's own answer).")
    private @Nullable Integer index;

    @Option(
            names = "--census",
            paramLabel = "FILE",
            description = "With --all: a census.csv, whose areas are set beside the ranking.")
    private @Nullable Path census;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where ablate.json and the rest go.")
    private Path out = Path.of("");

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RenameOptions renames = new RenameOptions();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    AblateCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        require();
        engineOptions.loadAhead();
        try (OpenModel open = model.open(console)) {
            Network network = open.network();
            LayerCall call = NamedLayer.of(network, layer);
            List<Integer> chosen = chosen(network);
            SwitchedOff.toZero(call.id(), chosen).require(network);
            network.unavailable(call.id()).ifPresent(reason -> {
                throw Problem.of("cannot be computed: " + reason)
                        .subject(LayerCall.subject(call.id()))
                        .asException();
            });
            Map<Integer, Double> areas = census == null ? Map.of() : CensusAreas.read(census, call.id());
            InputOptions.Reading reading = input.ofFrames(open, console);
            var frames = new FrameFiles();
            KnownLabels known = KnownLabels.of(model.names(), renames, frames, console.monitor());
            List<LabelledFrame> asked =
                    known.labelled(new FrameArguments(frames, console).expand(model.names())).stream()
                            .distinct()
                            .toList();
            var read = ReadFiles.of(model, reading)
                    .and(Optional.ofNullable(census).stream().toList())
                    .named(model.names())
                    .labelled(asked, frames);
            var folder = new OutputFolder(out, read::all);
            folder.require(WriteAblation.FILES);
            var prepare = new PrepareInput(network, reading.preprocessing());
            try (Engine engine = engineOptions.start()) {
                var work = new AblationWork(
                        open,
                        reading,
                        engine,
                        frame -> prepare.of(frames.read(frame.source()), ""),
                        known,
                        asked,
                        console);
                write(folder, call, chosen, areas, work);
            }
            return console.exitCode();
        }
    }

    private void write(
            OutputFolder folder, LayerCall call, List<Integer> chosen, Map<Integer, Double> areas, AblationWork work) {
        double[] values = to == SwitchedTo.MEAN ? work.means(call) : new double[call.units()];
        SortedMap<Integer, Double> off = new TreeMap<>();
        chosen.forEach(unit -> off.put(unit, values[unit]));
        List<FailedFrame> failed = new ArrayList<>();
        Optional<AblationAnswers> answers = Optional.empty();
        if (!off.isEmpty()) {
            AblationAnswers found = work.answers(new SwitchedOff(call.id(), off));
            failed.addAll(found.with().failures());
            answers = Optional.of(found);
        }
        Optional<AblationRanking> ranking = Optional.empty();
        if (all) {
            AblationWork.Ranked ranked = work.ranking(call, values, areas, output, index);
            ranking = Optional.of(ranked.ranking());
            if (off.isEmpty()) {
                failed.addAll(ranked.failures());
            }
        }
        Provenance provenance = work.reading()
                .addTo(
                        Provenance.of(work.open().file(), work.network().declarations())
                                .with("Data set", String.join(", ", model.names())),
                        work.engine());
        new WriteAblation()
                .write(folder, new WriteAblation.Result(call.id(), to, off, answers, ranking, failed), provenance);
    }

    private List<Integer> chosen(Network network) {
        int count = Target.units(network, layer).size();
        return TargetOptions.numbers(units, () -> count).sorted().toList();
    }

    private void require() {
        if (units.isEmpty() && !all) {
            throw WrongUsage.of(spec, "Give a --unit to be switched off, or --all to switch off each unit by itself");
        }
        if (!all && (output != null || index != null || census != null)) {
            throw WrongUsage.of(spec, "--output, --class and --census go with --all");
        }
        if (index != null && index < 0) {
            throw WrongUsage.of(spec, "--class takes a number from 0 on");
        }
    }
}
