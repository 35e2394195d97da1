package org.convscope.export.training;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.export.JsonText;
import org.convscope.export.MetricsJson;
import org.convscope.file.AtomicFile;
import org.convscope.file.ContentKey;
import org.convscope.file.OutputFolders;
import org.convscope.frame.FrameSource;
import org.convscope.input.ModelSidecar;
import org.convscope.input.PreprocessingJson;
import org.convscope.inspect.metrics.PredictionMetrics;
import org.convscope.train.AugmentationText;
import org.convscope.train.HistoryCsv;
import org.convscope.train.NetworkOrigin;
import org.convscope.train.PrepareTraining;
import org.convscope.train.StateFile;
import org.convscope.train.TrainedNetwork;
import org.convscope.train.TrainingSettings;
import org.convscope.train.TrainingState;
import org.jspecify.annotations.Nullable;

/**
 * The files of a training: the model as Keras saves it, beside it {@code .convscope.json}, {@code .history.csv}, and {@code
 * .training.h5}, from which it can go on. While it runs the model is the best epoch's.
 */
public final class WriteTraining {
    private final Path model;

    public WriteTraining(Path model) {
        this.model = model;
    }

    /** All that will be written. */
    public List<Path> files() {
        return List.of(model, beside(".history.csv"), beside(".training.h5"), ModelSidecar.place(model));
    }

    /**
     * Whether all of them can be written is known before the first epoch, not after it.
     *
     * @throws org.convscope.problem.ProblemException if one of them cannot
     */
    public void requireWritable() {
        files().forEach(OutputFolders::requireWritableFor);
    }

    private Path beside(String ending) {
        String name = String.valueOf(model.getFileName());
        int dot = name.lastIndexOf('.');
        return model.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
    }

    /**
     * Where it stands; of another training it is refused. Everything but the number of epochs and patience belongs to it.
     *
     * @param shares of training, validation and test
     */
    public StateFile state(
            PrepareTraining.Prepared prepared, NetworkOrigin network, double[] shares, TrainingSettings settings) {
        Map<String, @Nullable Object> all = JsonText.object();
        all.put("network", network.description());
        all.put("frozen", network.frozen());
        all.put(
                "frames",
                ContentKey.ofTexts(prepared.dataSet().frames().stream()
                        .map(frame -> place(frame.source()) + " " + frame.values())
                        .toList()));
        all.put("preprocessing", PreprocessingJson.text(prepared.preprocessing()));
        all.put("split", Arrays.stream(shares).map(WriteTraining::rounded).toArray());
        all.put("parts", ContentKey.ofTexts(List.of(prepared.split().toString())));
        all.put("batch", settings.batch());
        all.put("rate", settings.rate());
        all.put("balance", settings.balance());
        all.put("augmentation", AugmentationText.words(settings.augmentation()));
        all.put("seed", settings.seed());
        return new StateFile(beside(".training.h5"), new Gson().toJson(all));
    }

    /** The same wherever a command is given from. */
    private static FrameSource place(FrameSource frame) {
        return frame.in(frame.file().toAbsolutePath().normalize());
    }

    /** Shares are the same whether they were given as such or worked out of percents. */
    private static double rounded(double share) {
        return Math.round(share * 1e6) / 1e6;
    }

    /**
     * After an epoch; the model's sidecar too, so that a training that is stopped leaves a model that can be used.
     *
     * @param network its name for people
     * @throws org.convscope.problem.ProblemException if a file cannot be written
     */
    public void epoch(
            PrepareTraining.Prepared prepared,
            StateFile state,
            TrainingState now,
            TrainingSettings settings,
            String network) {
        state.write(now);
        AtomicFile.write(beside(".history.csv"), HistoryCsv.text(now.history()));
        if (now.bestEpoch() == now.history().size()) {
            sidecar(
                    prepared,
                    data(prepared, settings, network),
                    metrics(now.bestEpoch(), now.history().size(), Optional.empty()));
            prepared.model().write(model, now.bestOf(prepared.model().network()));
        }
    }

    /**
     * At the end.
     *
     * @param network its name for people
     * @param test what it reaches on the frames that were kept for the end
     * @throws org.convscope.problem.ProblemException if a file cannot be written
     */
    public TrainingOutcome.Written finish(
            PrepareTraining.Prepared prepared,
            TrainedNetwork result,
            TrainingSettings settings,
            String network,
            Optional<PredictionMetrics> test) {
        prepared.model().write(model, result.network());
        AtomicFile.write(beside(".history.csv"), HistoryCsv.text(result.history()));
        Map<String, @Nullable Object> data = data(prepared, settings, network);
        Map<String, @Nullable Object> metrics =
                metrics(result.epoch(), result.history().size(), test);
        sidecar(prepared, data, metrics);
        Map<String, @Nullable Object> said = JsonText.object();
        said.put("model", model.toString());
        said.put("data", data);
        said.put("metrics", metrics);
        return new TrainingOutcome.Written(model, result, test, said);
    }

    private static Map<String, @Nullable Object> metrics(int epoch, int epochs, Optional<PredictionMetrics> test) {
        Map<String, @Nullable Object> metrics = JsonText.object();
        metrics.put("epoch", epoch);
        metrics.put("epochs", epochs);
        test.ifPresent(reached -> metrics.put("test", MetricsJson.of(reached)));
        return metrics;
    }

    private static Map<String, @Nullable Object> data(
            PrepareTraining.Prepared prepared, TrainingSettings settings, String network) {
        Map<String, @Nullable Object> frames = JsonText.object();
        frames.put("train", prepared.split().training().size());
        frames.put("validation", prepared.split().validation().size());
        frames.put("test", prepared.split().test().size());
        Map<String, @Nullable Object> data = JsonText.object();
        data.put("source", prepared.dataSet().origin().name());
        data.put("network", network);
        data.put("frames", frames);
        data.put("seed", settings.seed());
        data.put("epochs", settings.epochs());
        data.put("batch", settings.batch());
        data.put("rate", settings.rate());
        data.put("balance", settings.balance());
        data.put("augmentation", AugmentationText.words(settings.augmentation()));
        return data;
    }

    private void sidecar(
            PrepareTraining.Prepared prepared,
            Map<String, @Nullable Object> data,
            Map<String, @Nullable Object> metrics) {
        var gson = new Gson();
        AtomicFile.write(
                ModelSidecar.place(model),
                ModelSidecar.text(
                        prepared.labels(),
                        prepared.preprocessing(),
                        gson.toJsonTree(data).getAsJsonObject(),
                        gson.toJsonTree(metrics).getAsJsonObject()));
    }
}
