package org.convscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.JsonText;
import org.convscope.export.PredictionJson;
import org.convscope.export.Provenance;
import org.convscope.export.WriteFrameLists;
import org.convscope.export.WritePredictions;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.metrics.KeptFrames;
import org.convscope.inspect.metrics.PredictionMetrics;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.keras.OpenModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code predict}: what a model says about frames. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Say what a model says about frames, as JSON.")
final class PredictCommand implements Callable<Integer> {
    private final CommandOutput console;

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FRAME|FOLDER|LABELS",
            description = "Frames, one image of a file (master.h5::17), folders of frames, or label files.")
    private List<String> names = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write predictions.csv and metrics.json there; the truth is a label file's, or the"
                    + " subfolders of a folder.")
    private @Nullable Path out;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "Print only the N largest numbers of each output, largest first.")
    private @Nullable Integer top;

    @Mixin
    private ThresholdOptions keeping = new ThresholdOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RenameOptions renames = new RenameOptions();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli alone looks at it
    private JsonAnyway json = new JsonAnyway();

    PredictCommand(CommandOutput console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (top != null && top < 1) {
            throw WrongUsage.of(spec, "--top takes a number from 1 on");
        }
        keeping.require(out != null);
        engineOptions.loadAhead();
        try (OpenModel open = model.open(console)) {
            InputOptions.Reading reading = input.of(open, console);
            keeping.require(open.network(), reading.labels());
            var frames = new FrameFiles();
            KnownLabels known = KnownLabels.of(names, renames, frames, console.monitor());
            List<LabelledFrame> asked = known.labelled(new FrameArguments(frames, console).expand(names));
            Optional<OutputFolder> folder = folder(reading, asked, frames);
            folder.ifPresent(given -> {
                given.require(WritePredictions.FILES);
                given.require(keeping.areAsked() ? WriteFrameLists.FILES : List.of());
            });
            try (Engine engine = engineOptions.start()) {
                var prepare = new PrepareInput(open.network(), reading.preprocessing());
                DataSetPredictions predictions = new PredictFrames(
                                () -> engine,
                                frame -> prepare.of(frames.read(frame.source()), ""),
                                new PredictFrames.Request(open.network(), reading.labels(), known.columns(), asked),
                                console::fail)
                        .all(console.monitor());
                // first: whatever becomes of the folder meanwhile, what was computed is not lost
                console.print(JsonText.text(PredictionJson.of(
                        asked, predictions, prediction -> top == null ? prediction : prediction.largest(top))));
                if (folder.isPresent()) {
                    Provenance provenance = reading.addTo(
                            Provenance.of(open.file(), open.network().declarations()), engine);
                    PredictionMetrics metrics = new WritePredictions().write(folder.get(), predictions, provenance);
                    KnownLabels.sayUnjudged(predictions, metrics, console);
                    if (keeping.areAsked() && !predictions.rows().isEmpty()) {
                        KeptFrames kept = keeping.of(predictions);
                        new WriteFrameLists(frames).write(folder.get(), kept);
                        console.say(words(kept));
                    }
                }
            }
            return console.exitCode();
        }
    }

    private static String words(KeptFrames kept) {
        return kept.keep().size() + " frames are kept, whose '"
                + kept.number().label().name() + "' of output '" + kept.number().output() + "' is at least "
                + (float) kept.threshold() + ", and " + kept.reject().size() + " rejected"
                + kept.truth()
                        .map(truth -> "; lost are " + truth.hitsLost() + " of " + truth.hits() + " labelled so, of the"
                                + " others " + truth.othersRejected() + " of " + truth.others() + " are rejected")
                        .orElse("")
                + ".";
    }

    private Optional<OutputFolder> folder(InputOptions.Reading reading, List<LabelledFrame> asked, FrameFiles frames) {
        return Optional.ofNullable(out)
                .map(path -> new OutputFolder(
                        path, ReadFiles.of(model, reading).named(names).labelled(asked, frames)::all));
    }
}
