package org.convscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.convscope.core.Engine;
import org.convscope.dataset.FrameEntry;
import org.convscope.export.Json;
import org.convscope.export.PredictionJson;
import org.convscope.export.Provenance;
import org.convscope.export.WritePredictions;
import org.convscope.frame.io.Frames;
import org.convscope.inspect.prediction.Predict;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.keras.OpenModel;
import org.convscope.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code predict}: what a model says about frames. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        description = "Say what a model says about frames, as JSON.")
final class PredictCommand implements Callable<Integer> {
    private final Console console;

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

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenModel open = model.open()) {
            InputOptions.Reading reading = input.of(open, console);
            Frames frames = new Frames();
            List<FrameEntry> entries = new FrameArguments(frames, console).expand(names);
            List<Object> results = new ArrayList<>();
            try (Engine engine = engineOptions.start()) {
                Predict predict = new Predict(engine);
                FrameReading read = new FrameReading(frames, open.network(), reading.preprocessing());
                Truth truth = Truth.of(names, frames, console.monitor());
                List<WritePredictions.Row> rows = new ArrayList<>();
                for (FrameEntry entry : entries) {
                    console.monitor()
                            .progress("Predicting " + entry.source().name(), (double) results.size() / entries.size());
                    results.add(result(entry, () -> {
                        Prediction prediction = predict.predict(
                                new Predict.Request(open.network(), read.input(entry), reading.labels()),
                                console.monitor());
                        rows.add(new WritePredictions.Row(entry.source(), prediction, truth.values(entry.source())));
                        return prediction;
                    }));
                }
                if (out != null) {
                    Provenance provenance = Provenance.start()
                            .with("Model", open.file().toString())
                            .with("Preprocessing", FrameReading.text(reading.preprocessing()))
                            .with("Backend", engine.backend().summary());
                    new WritePredictions().write(out, truth.columns(), rows, provenance);
                }
            }
            console.print(Json.text(results));
            return console.exitCode();
        }
    }

    private Map<String, @Nullable Object> result(FrameEntry entry, Supplier<Prediction> asked) {
        Map<String, @Nullable Object> json = Json.object();
        json.put("file", entry.source().file().toString());
        json.put("image", entry.source().image());
        try {
            json.put("outputs", PredictionJson.outputs(asked.get()));
            json.put("error", null);
        } catch (ProblemException e) {
            console.fail(e);
            json.put("outputs", List.of());
            json.put("error", e.problem().sentence());
        }
        return json;
    }
}
