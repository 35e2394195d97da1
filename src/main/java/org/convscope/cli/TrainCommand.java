package org.convscope.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.convscope.core.Engine;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSets;
import org.convscope.export.JsonText;
import org.convscope.export.training.RecordedTraining;
import org.convscope.export.training.WriteTraining;
import org.convscope.file.OriginalFiles;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.input.Preprocessing;
import org.convscope.input.PreprocessingJson;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.train.NetworkDesign;
import org.convscope.train.NetworkOrigin;
import org.convscope.train.PrepareTraining;
import org.convscope.train.StateFile;
import org.convscope.train.StatedParts;
import org.convscope.train.TrainingRun;
import org.convscope.train.TrainingSettings;
import org.convscope.train.TrainingState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
            names = "--preprocessing",
            paramLabel = "FILE",
            description = "JSON that says how a frame becomes the input, as in a sidecar.")
    private @Nullable Path preprocessing;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli alone looks at it
    private JsonAnyway json = new JsonAnyway();

    @Mixin
    private TrainOptions how = new TrainOptions();

    @Mixin
    private RenameOptions renames = new RenameOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    TrainCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        how.check(out, from, frozen);
        NetworkDesign design = how.design();
        engineOptions.loadAhead();
        var frames = new FrameFiles();
        List<Path> paths = paths();
        DataSet dataSet = how.learned(new DataSets(frames).open(renames.of(paths), console.monitor()));
        dataSet.broken().forEach(problem -> console.fail(problem.asException()));
        StatedParts.column(dataSet)
                .ifPresent(column -> console.say("'" + column.name()
                        + "' says which frames are trained on and which are kept; --split shares out the rest."));
        requireOutput(dataSet, frames);
        try (Opened opened = opened()) {
            PrepareTraining.Source source = opened.source().orElseGet(() -> new PrepareTraining.Source.Design(design));
            var request = new PrepareTraining.Request(
                    dataSet,
                    source,
                    how.side(),
                    how.crops(),
                    Optional.ofNullable(preprocessing).map(PreprocessingJson::read),
                    how.shares(),
                    how.settings().seed());
            PrepareTraining.Prepared prepared =
                    new PrepareTraining(frames::read, console::fail).of(request, console.monitor());
            prepared.model().remarks().forEach(remark -> console.say(remark + "."));
            try (Engine engine = engineOptions.start()) {
                trained(engine, prepared, NetworkOrigin.of(source), frames);
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
        Preprocessing taken = preprocessing != null
                ? PreprocessingJson.read(preprocessing)
                : sidecar.flatMap(ModelSidecar::preprocessing).orElseGet(() -> Preprocessing.guess(model.network()));
        if (taken.isGuess()) {
            console.say("nothing beside the model says how it takes its frames; guessed: "
                    + PreprocessingJson.text(taken) + ".");
        }
        return new Opened(
                Optional.of(new PrepareTraining.Source.Opened(
                        model, sidecar.map(ModelSidecar::labels).orElse(List.of()), taken, frozen)),
                Optional.of(model));
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

    private void requireOutput(DataSet dataSet, FrameFiles frames) {
        var read = new ReadFiles().named(names);
        if (from != null) {
            read.and(KerasModels.files(from));
            ModelSidecar.beside(from).ifPresent(file -> read.and(List.of(file)));
        }
        if (preprocessing != null) {
            read.and(List.of(preprocessing));
        }
        read.labelled(dataSet.frames(), frames);
        var originals = new OriginalFiles(read::all);
        var files = new WriteTraining(out);
        files.files().forEach(originals::refuse);
        files.requireWritable();
    }

    private void trained(Engine engine, PrepareTraining.Prepared prepared, NetworkOrigin network, FrameFiles frames) {
        TrainingSettings settings = how.settings();
        var files = new WriteTraining(out);
        StateFile kept = files.state(prepared, network, how.shares(), settings);
        Optional<TrainingState> before = resume ? kept.read() : Optional.empty();
        if (resume) {
            console.say(before.map(state -> state.history().size() + " epochs were done before.")
                    .orElse("there is nothing to go on from; the training begins."));
        }
        Network begun = prepared.model().network();
        console.say(prepared.split().training().size() + " frames to train on, "
                + prepared.split().validation().size() + " to watch over it, "
                + prepared.split().test().size() + " kept for the end; "
                + begun.calls().stream().mapToLong(LayerCall::parameters).sum() + " parameters.");
        var training = new RecordedTraining(
                new RecordedTraining.Request(prepared, network, settings, files, kept),
                before.orElseGet(() -> TrainingRun.begin(begun)),
                () -> engine,
                frames::read,
                state -> {},
                console::fail);
        console.print(JsonText.text(training.all(console.monitor()).said()));
    }
}
