package org.convscope.cli;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.convscope.core.Engine;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.JsonText;
import org.convscope.export.MetricsJson;
import org.convscope.file.AtomicFile;
import org.convscope.file.ContentKey;
import org.convscope.file.OriginalFiles;
import org.convscope.file.OutputFolders;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.metrics.PredictionMetrics;
import org.convscope.inspect.metrics.ScorePredictions;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.train.HistoryCsv;
import org.convscope.train.ImageAugmentation;
import org.convscope.train.NetworkDesign;
import org.convscope.train.NetworkDesignJson;
import org.convscope.train.PrepareTraining;
import org.convscope.train.StateFile;
import org.convscope.train.TrainedNetwork;
import org.convscope.train.TrainingRun;
import org.convscope.train.TrainingSettings;
import org.convscope.train.TrainingState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train}: makes a network that says what the labels of frames say. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Train a network on labelled frames and write it as Keras does, with a sidecar, its history and"
                + " what it reaches on frames that it never saw, beside chance.")
final class TrainCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "FOLDER|LABELS",
            description = "Folders whose subfolders are categories, label files, or files of arrays x and y.")
    private List<String> names = List.of();

    @Option(names = "--out", required = true, paramLabel = "MODEL.h5", description = "The model that is written.")
    private Path out = Path.of("");

    @Option(
            names = "--preset",
            paramLabel = "NAME|FILE",
            description = "What the network is made of: plain (the default), regularised, or a design as JSON.")
    private String preset = "plain";

    @Option(names = "--from", paramLabel = "MODEL", description = "Go on with this model instead of a new one.")
    private @Nullable Path from;

    @Option(
            names = "--freeze",
            paramLabel = "LAYER",
            description = "With --from: a layer that does not learn any more; can be given several times.")
    private List<String> frozen = List.of();

    @Option(names = "--resume", description = "Go on where a training of the same options was killed.")
    private boolean resume;

    @Option(
            names = "--split",
            split = ",",
            paramLabel = "SHARE",
            description = "Shares of training, validation and test: ${DEFAULT-VALUE}.",
            defaultValue = "0.7,0.15,0.15")
    private double[] split = {};

    @Option(names = "--crop", paramLabel = "N", description = "Take the central N x N pixels at full size.")
    private @Nullable Integer crop;

    @Option(names = "--size", paramLabel = "N", description = "Shrink or stretch frames to N x N pixels.")
    private @Nullable Integer size;

    @Option(names = "--balance", description = "Let all categories count alike, however many frames they have.")
    private boolean balance;

    @Option(names = "--epochs", paramLabel = "N", description = "How often all frames are shown: ${DEFAULT-VALUE}.")
    private int epochs = TrainingSettings.NOTEBOOK.epochs();

    @Option(names = "--batch", paramLabel = "N", description = "Frames a step: ${DEFAULT-VALUE}.")
    private int batch = TrainingSettings.NOTEBOOK.batch();

    @Option(names = "--rate", paramLabel = "RATE", description = "Adam's learning rate: ${DEFAULT-VALUE}.")
    private double rate = TrainingSettings.NOTEBOOK.rate();

    @Option(
            names = "--early-stop",
            paramLabel = "EPOCHS",
            description = "End when the validation loss has not fallen for so many epochs, with the best weights.")
    private int patience;

    @Option(
            names = "--augment",
            paramLabel = "WHAT",
            converter = AugmentConverter.class,
            description = "Change training frames: notebook, or rotation=10,shift=0.1,shear=5,zoom=0.1,flips,noise=0.01.")
    private ImageAugmentation augmentation = ImageAugmentation.NONE;

    @Option(
            names = "--learn",
            paramLabel = "COLUMN",
            description = "A column of the labels to be learned; all of them unless told, can be given several times.")
    private List<String> learned = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Of weights, split, order, dropout and augmentation (0).")
    private long seed;

    @Option(
            names = "--preprocessing",
            paramLabel = "FILE",
            description = "JSON that says how a frame becomes the input, as in a sidecar.")
    private @Nullable Path preprocessing;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli alone looks at it
    private JsonAnyway json = new JsonAnyway();

    @Mixin
    private RenameOptions renames = new RenameOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    @Spec
    private @Nullable CommandSpec spec;

    TrainCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        check();
        NetworkDesign design = design();
        engineOptions.loadAhead();
        var frames = new FrameFiles();
        List<Path> paths = paths();
        DataSet dataSet = learned(new DataSets(frames).open(renames.of(paths), console.monitor()));
        dataSet.broken().forEach(problem -> console.fail(problem.asException()));
        requireOutput(dataSet, frames);
        try (Opened opened = opened()) {
            PrepareTraining.Source source = opened.source().orElseGet(() -> new PrepareTraining.Source.Design(design));
            var request = new PrepareTraining.Request(
                    dataSet,
                    source,
                    crop != null ? OptionalInt.of(crop) : size != null ? OptionalInt.of(size) : OptionalInt.empty(),
                    crop != null,
                    Optional.ofNullable(preprocessing).map(PreprocessingJson::read),
                    split,
                    seed);
            PrepareTraining.Prepared prepared =
                    new PrepareTraining(frames::read, console::fail).of(request, console.monitor());
            prepared.model().remarks().forEach(remark -> console.say(remark + "."));
            try (Engine engine = engineOptions.start()) {
                trained(engine, prepared, design, frames);
            }
        }
        return console.exitCode();
    }

    /** A model that is gone on with, open, or nothing. */
    private record Opened(Optional<PrepareTraining.Source> source, Optional<OpenModel> model) implements AutoCloseable {
        @Override
        public void close() {
            model.ifPresent(OpenModel::close);
        }
    }

    private Opened opened() {
        if (from == null) {
            return new Opened(Optional.empty(), Optional.empty());
        }
        OpenModel model = KerasModels.open(from, Optional.empty());
        Optional<ModelSidecar> sidecar = ModelSidecar.of(from);
        Preprocessing how = preprocessing != null
                ? PreprocessingJson.read(preprocessing)
                : sidecar.flatMap(ModelSidecar::preprocessing).orElseGet(() -> Preprocessing.guess(model.network()));
        if (how.isGuess()) {
            console.say("nothing beside the model says how it takes its frames; guessed: "
                    + PreprocessingJson.text(how) + ".");
        }
        return new Opened(
                Optional.of(new PrepareTraining.Source.Opened(
                        model, sidecar.map(ModelSidecar::labels).orElse(List.of()), how, frozen)),
                Optional.of(model));
    }

    private void check() {
        require(epochs >= 1, "--epochs must be 1 or more, not " + epochs);
        require(batch >= 1, "--batch must be 1 or more, not " + batch);
        require(rate > 0 && rate < 1e3, "--rate must lie between 0 and 1000, not " + rate);
        require(patience >= 0, "--early-stop must be 0 or more, not " + patience);
        require(crop == null || size == null, "--crop and --size exclude each other");
        require(crop == null || crop >= 1, "--crop must be 1 or more");
        require(size == null || size >= 1, "--size must be 1 or more");
        require(from == null || (crop == null && size == null), "--crop and --size are for new models, not for --from");
        require(from != null || frozen.isEmpty(), "--freeze goes with --from");
        double sum = 0;
        boolean shares = split.length == 3;
        for (double share : split) {
            sum += share;
            shares &= share >= 0;
        }
        require(
                shares && Math.abs(sum - 1) < 1e-6 && split[0] > 0,
                "--split takes three shares that add up to 1, the first above 0");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds && spec != null) {
            throw new CommandLine.ParameterException(spec.commandLine(), otherwise);
        }
    }

    private NetworkDesign design() {
        return switch (preset) {
            case "plain" -> NetworkDesign.PLAIN;
            case "regularised" -> NetworkDesign.REGULARISED;
            default -> NetworkDesignJson.read(Path.of(preset));
        };
    }

    private List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            try {
                paths.add(Path.of(name));
            } catch (InvalidPathException e) {
                throw new ProblemException(Problem.inFile(name, "is no name that a file can have"), e);
            }
        }
        return paths;
    }

    /** The data set with the columns that are to be learned alone. */
    private DataSet learned(DataSet all) {
        if (learned.isEmpty()) {
            return all;
        }
        List<Integer> chosen = learned.stream()
                .map(name -> all.column(name)
                        .orElseThrow(() -> Problem.inFile(all.origin().name(), "has no column of this name")
                                .expected("one of "
                                        + all.columns().stream()
                                                .map(LabelColumn::name)
                                                .toList())
                                .found(name)
                                .asException()))
                .toList();
        return new DataSet(
                all.origin(),
                chosen.stream().map(all.columns()::get).toList(),
                all.frames().stream()
                        .map(frame -> new LabelledFrame(
                                frame.source(),
                                frame.name(),
                                chosen.stream().map(frame.values()::get).toList()))
                        .toList(),
                all.broken());
    }

    private Path beside(String ending) {
        String name = String.valueOf(out.getFileName());
        int dot = name.lastIndexOf('.');
        return out.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
    }

    private Path history() {
        return beside(".history.csv");
    }

    private Path state() {
        return beside(".training.h5");
    }

    private void requireOutput(DataSet dataSet, FrameFiles frames) {
        var read = new ReadFiles().named(names);
        if (from != null) {
            read.and(KerasModels.files(from));
            ModelSidecar.beside(from).ifPresent(file -> read.and(List.of(file)));
        }
        if (preprocessing != null) {
            read.and(List.of(preprocessing));
        }
        read.frames(dataSet.frames().stream().map(LabelledFrame::source).toList(), frames);
        var originals = new OriginalFiles(read::all);
        for (Path file : List.of(out, history(), state(), ModelSidecar.place(out))) {
            originals.refuse(file);
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            OutputFolders.requireWritable(folder);
        }
    }

    private void trained(
            Engine engine, PrepareTraining.Prepared prepared, NetworkDesign design, FrameFiles frames) {
        var settings = new TrainingSettings(epochs, batch, rate, balance, augmentation, patience, seed);
        var kept = new StateFile(state(), description(prepared, design));
        Optional<TrainingState> before = resume ? kept.read() : Optional.empty();
        if (resume) {
            console.say(before.map(state -> state.history().size() + " epochs were done before.")
                    .orElse("there is nothing to go on from; the training begins."));
        }
        Network network = prepared.model().network();
        console.say(prepared.split().training().size() + " frames to train on, "
                + prepared.split().validation().size() + " to watch over it, "
                + prepared.split().test().size() + " kept for the end; "
                + network.calls().stream().mapToLong(call -> call.parameters()).sum() + " parameters.");
        TrainedNetwork[] best = new TrainedNetwork[1];
        TrainingRun[] running = new TrainingRun[1];
        var run = new TrainingRun(
                () -> engine,
                network,
                prepared.data(),
                prepared.split(),
                settings,
                before.orElseGet(() -> TrainingRun.begin(network)),
                state -> {
                    kept.write(state);
                    AtomicFile.write(history(), HistoryCsv.text(state.history()));
                    if (running[0] != null && state.bestEpoch() == state.history().size()) {
                        best[0] = running[0].best();
                        prepared.model().write(out, best[0].network());
                    }
                });
        running[0] = run;
        TrainedNetwork result = run.all(console.monitor());
        finish(engine, prepared, result, settings, design, frames);
    }

    private void finish(
            Engine engine,
            PrepareTraining.Prepared prepared,
            TrainedNetwork result,
            TrainingSettings settings,
            NetworkDesign design,
            FrameFiles frames) {
        prepared.model().write(out, result.network());
        AtomicFile.write(history(), HistoryCsv.text(result.history()));
        var prepare = new PrepareInput(result.network(), prepared.preprocessing());
        Function<List<Integer>, PredictionMetrics> judged = indices -> new ScorePredictions()
                .judge(new PredictFrames(
                                () -> engine,
                                frame -> prepare.of(frames.read(frame.source()), ""),
                                new PredictFrames.Request(
                                        result.network(),
                                        prepared.labels(),
                                        prepared.dataSet().columns(),
                                        indices.stream()
                                                .map(prepared.data()::frame)
                                                .toList()),
                                console::fail)
                        .all(console.monitor()));
        Map<String, @Nullable Object> metrics = JsonText.object();
        metrics.put("epoch", result.epoch());
        metrics.put("epochs", result.history().size());
        metrics.put(
                "test",
                prepared.split().test().isEmpty()
                        ? null
                        : MetricsJson.of(judged.apply(prepared.split().test())));
        Map<String, @Nullable Object> data = JsonText.object();
        data.put("source", prepared.dataSet().origin().name());
        data.put("network", from == null ? design.name() : from.toString());
        data.put(
                "frames",
                Map.of(
                        "train", prepared.split().training().size(),
                        "validation", prepared.split().validation().size(),
                        "test", prepared.split().test().size()));
        data.put("seed", settings.seed());
        data.put("epochs", settings.epochs());
        data.put("batch", settings.batch());
        data.put("rate", settings.rate());
        data.put("balance", settings.balance());
        data.put("augmentation", settings.augmentation().toString());
        var gson = new Gson();
        AtomicFile.write(
                ModelSidecar.place(out),
                ModelSidecar.text(
                        prepared.labels(),
                        prepared.preprocessing(),
                        gson.toJsonTree(data).getAsJsonObject(),
                        gson.toJsonTree(metrics).getAsJsonObject()));
        Map<String, @Nullable Object> said = JsonText.object();
        said.put("model", out.toString());
        said.put("data", data);
        said.put("metrics", metrics);
        console.print(JsonText.text(said));
    }

    /** What a state must be of to be gone on with: everything but the number of epochs. */
    private String description(PrepareTraining.Prepared prepared, NetworkDesign design) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("network", from == null ? design.toString() : "from " + from.getFileName());
        all.put("frozen", frozen);
        all.put(
                "frames",
                ContentKey.ofTexts(prepared.dataSet().frames().stream()
                        .map(frame -> frame.source() + " " + frame.values())
                        .toList()));
        all.put("preprocessing", PreprocessingJson.text(prepared.preprocessing()));
        all.put("split", List.of(split[0], split[1], split[2]));
        all.put("batch", batch);
        all.put("rate", rate);
        all.put("balance", balance);
        all.put("augmentation", augmentation.toString());
        all.put("seed", seed);
        JsonObject written = new Gson().toJsonTree(all).getAsJsonObject();
        return written.toString();
    }
}
