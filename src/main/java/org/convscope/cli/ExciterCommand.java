package org.convscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.Provenance;
import org.convscope.export.WriteExciters;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.exciter.ClimbListener;
import org.convscope.inspect.exciter.Exciter;
import org.convscope.inspect.exciter.ExciterAgreement;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.exciter.ExciterSettings.Paint;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.inspect.exciter.MeasureAgreement;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.target.Target;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.keras.TensorWriter;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code exciter}: pictures that excite units or a class most. */
@Command(
        name = "exciter",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Find the pictures that excite units of a layer, or a class, most.")
final class ExciterCommand implements Callable<Integer> {
    private static final String NUMBERS = "exciters.h5";
    private static final String START = "start";
    private static final int RANK = 4;

    private final CommandOutput console;

    @Mixin
    private ModelFileOptions model = new ModelFileOptions();

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private ClimbOptions climb = new ClimbOptions();

    @Option(
            names = "--start",
            paramLabel = "START.h5|LAYER",
            description = "The picture that every exciter begins as: dataset start, (1, H, W, C), used as it is (preset"
                    + " notebook). Or, as elsewhere, the model's layer to begin with; both can be given.")
    private List<String> starts = List.of();

    @Option(
            names = "--magnitudes",
            paramLabel = "FRAME|FOLDER",
            description = "Frames whose spectra the pictures keep (preset maco; default: 1/f); can be given several"
                    + " times.")
    private List<String> magnitudes = List.of();

    @Option(
            names = "--agreement",
            description = "Climb from 5 seeds, in this model and in one with random weights, and mark units whose"
                    + " exciters disagree. Takes ten times as long.")
    private boolean agreement;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the chance (default: 0).")
    private long seed;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the files go.")
    private Path out = Path.of("");

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    ExciterCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ExciterSettings settings = climb.settings();
        Optional<Path> picture = startPicture();
        OptionalInt side = climb.side();
        require(settings, picture);
        try (OpenModel open = model.open(console, startLayer());
                Engine engine = engineOptions.start()) {
            Network network = open.network();
            InputOptions.Reading reading = input.of(open, console);
            var frames = new FrameFiles();
            List<CategorizedFrame> entries = new FrameArguments(frames, console).expand(magnitudes);
            var read = ReadFiles.of(model, reading)
                    .and(picture.stream().toList())
                    .named(magnitudes)
                    .frames(entries.stream().map(CategorizedFrame::source).toList(), frames);
            var prepare = new PrepareInput(network, reading.preprocessing());
            var request = new FindExciters.Request(
                    network,
                    target.all(network),
                    settings,
                    reading.preprocessing().scale(),
                    picture.map(ExciterCommand::start),
                    side,
                    entries.stream()
                            .map(entry -> prepare.of(frames.read(entry.source()), "")
                                    .inputs()
                                    .get(0))
                            .toList(),
                    seed);
            request.targets().forEach(one -> one.in(network));
            var folder = new OutputFolder(out, read::all);
            List<String> files = new ArrayList<>(WriteExciters.FILES);
            files.add(NUMBERS);
            folder.require(files);
            FindExciters.Result result = new FindExciters(engine).of(request, ClimbListener.NONE, console.monitor());
            Optional<ExciterAgreement> agreed = agreement
                    ? Optional.of(new MeasureAgreement(engine).of(request, result, console.monitor()))
                    : Optional.empty();
            Provenance provenance = reading.addTo(
                    Provenance.of(open.file(), network.declarations())
                            .with("Target", text(request.targets()))
                            .with("Preset", settings.preset().word())
                            .with("Start", picture.map(Path::toString).orElse(""))
                            .with("Magnitudes", String.join(", ", magnitudes)),
                    engine);
            var found = new WriteExciters.Found(request, result, agreed);
            ExciterWarnings.say(result.exciters(), console);
            write(found, provenance);
            new WriteExciters().write(folder, found, provenance);
            return console.exitCode();
        }
    }

    /** A name that a picture's file has; a layer has another one. */
    private static boolean isPicture(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".h5") || small.endsWith(".hdf5") || Files.isRegularFile(Path.of(name));
    }

    private Optional<Path> startPicture() {
        List<String> found = starts.stream().filter(ExciterCommand::isPicture).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(Path.of(only(found)));
    }

    private Optional<String> startLayer() {
        List<String> found = starts.stream().filter(name -> !isPicture(name)).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(only(found));
    }

    private String only(List<String> found) {
        if (found.size() > 1) {
            throw climb.wrong("Give one --start picture and one --start layer at most");
        }
        return found.get(0);
    }

    private void require(ExciterSettings settings, Optional<Path> picture) {
        if (picture.isPresent() && settings.paint() != Paint.INPUT) {
            throw climb.wrong("--start " + picture.get() + " goes with --preset notebook: the other presets paint"
                    + " pictures of one mean and contrast");
        }
        if (picture.isPresent() && climb.side().isPresent()) {
            throw climb.wrong("--size is the picture's own with --start " + picture.get());
        }
        if (picture.isPresent() && agreement) {
            throw climb.wrong("--agreement compares exciters that began differently; leave out --start");
        }
        if (!magnitudes.isEmpty() && settings.paint() != Paint.PHASES) {
            throw climb.wrong("--magnitudes goes with --preset maco");
        }
    }

    private static Tensor start(Path file) {
        try (TensorFile tensors = TensorFile.open(file)) {
            Tensor start = tensors.read(START);
            if (start.rank() != RANK || start.length(0) != 1 || start.size() == 0) {
                throw Problem.inFile(file, "does not hold one picture to start with")
                        .subject("'" + START + "'")
                        .expected("(1, H, W, C)")
                        .found(start)
                        .asException();
            }
            for (float number : start.data()) {
                if (!Float.isFinite(number)) {
                    throw Problem.inFile(file, "holds something that is no number, and no picture climbs from that")
                            .subject("'" + START + "'")
                            .expected("finite numbers")
                            .found(number)
                            .asException();
                }
            }
            return start;
        }
    }

    private static String text(List<Target> targets) {
        return targets.size() == 1
                ? targets.get(0).text()
                : targets.size() + " units, from " + targets.get(0).text() + " on";
    }

    private void write(WriteExciters.Found found, Provenance provenance) {
        List<Exciter> exciters = found.result().exciters();
        try (var writer = new TensorWriter(out.resolve(NUMBERS))) {
            writer.put(
                    "image",
                    Tensor.stacked(exciters.stream().map(Exciter::image).toList()),
                    Map.of());
            writer.put(
                    "loss",
                    Tensor.stacked(exciters.stream().map(ExciterCommand::losses).toList()),
                    Map.of());
            WriteExciters.parameters(found).forEach((name, value) -> writer.attribute(name, String.valueOf(value)));
            writer.attribute(
                    "targets", exciters.stream().map(one -> one.target().text()).toList());
            provenance
                    .entries()
                    .forEach((name, value) ->
                            writer.attribute(name.toLowerCase(Locale.ROOT).replace(' ', '_'), value));
            writer.finish();
        }
    }

    private static Tensor losses(Exciter exciter) {
        float[] losses = new float[exciter.losses().length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = (float) exciter.losses()[i];
        }
        return Tensor.of(losses, losses.length);
    }
}
