package org.convscope.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.json.JsonFields;
import org.convscope.keras.TensorFile;
import org.convscope.keras.TensorWriter;
import org.convscope.problem.Problem;
import org.convscope.train.AdamOptimizer.Moments;

/**
 * Where a training stands, as a file, so that it goes on after it was killed: weights, best weights, both moments, and as text the
 * epochs done and what the training is. Only complete files are ever seen.
 */
public final class StateFile {
    private static final String WEIGHTS = "weights/";
    private static final String BEST = "best/";
    private static final String FIRST = "first/";
    private static final String SECOND = "second/";
    private static final String TRAINING = "training";
    private static final String LOSS = "loss";
    private static final String ACCURACY = "accuracy";
    private static final String VALIDATION_LOSS = "validationLoss";
    private static final String VALIDATION_ACCURACY = "validationAccuracy";

    private final Path file;
    private final String training;

    /**
     * @param training what is trained on what and how, without the number of epochs: a state of another training is refused
     */
    public StateFile(Path file, String training) {
        this.file = file;
        this.training = training;
    }

    /**
     * @throws org.convscope.problem.ProblemException if it cannot be written
     */
    public void write(TrainingState state) {
        try (var writer = new TensorWriter(file)) {
            put(writer, WEIGHTS, state.weights());
            put(writer, BEST, state.best());
            state.moments().forEach((key, moments) -> {
                writer.put(FIRST + key, row(moments.first()), Map.of());
                writer.put(SECOND + key, row(moments.second()), Map.of());
            });
            var said = new JsonObject();
            said.addProperty(TRAINING, training);
            said.addProperty("steps", state.steps());
            var epochs = new JsonArray();
            state.history().forEach(epoch -> epochs.add(json(epoch)));
            said.add("epochs", epochs);
            writer.attribute(TRAINING, said.toString());
            writer.finish();
        }
    }

    private static void put(TensorWriter writer, String prefix, Map<String, float[]> weights) {
        weights.forEach((key, values) -> writer.put(prefix + key, row(values), Map.of()));
    }

    private static Tensor row(float[] values) {
        return Tensor.of(values, values.length);
    }

    private static JsonObject json(EpochMetrics epoch) {
        var json = new JsonObject();
        json.addProperty("epoch", epoch.epoch());
        number(json, LOSS, epoch.loss());
        number(json, ACCURACY, epoch.accuracy());
        number(json, VALIDATION_LOSS, epoch.validationLoss());
        number(json, VALIDATION_ACCURACY, epoch.validationAccuracy());
        return json;
    }

    private static void number(JsonObject json, String name, double value) {
        if (!Double.isNaN(value)) {
            json.addProperty(name, value);
        }
    }

    /**
     * @return empty if there is no such file
     * @throws org.convscope.problem.ProblemException if it is damaged, or of another training
     */
    public Optional<TrainingState> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (TensorFile stored = TensorFile.open(file)) {
            JsonFields said = JsonFields.parse(
                    stored.text(TRAINING).orElseThrow(() -> other("").asException()), file.toString());
            String found = said.needed(TRAINING);
            if (!found.equals(training)) {
                throw other(TrainingDifference.words(training, found)).asException();
            }
            Map<String, float[]> weights = new LinkedHashMap<>();
            Map<String, float[]> best = new LinkedHashMap<>();
            Map<String, float[]> first = new LinkedHashMap<>();
            Map<String, Moments> moments = new LinkedHashMap<>();
            for (String name : stored.names()) {
                float[] values = stored.read(name).data();
                String key = name.substring(name.indexOf('/') + 1);
                if (name.startsWith(WEIGHTS)) {
                    weights.put(key, values);
                } else if (name.startsWith(BEST)) {
                    best.put(key, values);
                } else if (name.startsWith(FIRST)) {
                    first.put(key, values);
                } else if (name.startsWith(SECOND)) {
                    moments.put(key, new Moments(first.getOrDefault(key, new float[values.length]), values));
                }
            }
            List<EpochMetrics> history = new ArrayList<>();
            for (JsonFields epoch : said.objects("epochs")) {
                history.add(new EpochMetrics(
                        epoch.integer("epoch", 0),
                        epoch.decimal(LOSS).orElse(Double.NaN),
                        epoch.decimal(ACCURACY).orElse(Double.NaN),
                        epoch.decimal(VALIDATION_LOSS).orElse(Double.NaN),
                        epoch.decimal(VALIDATION_ACCURACY).orElse(Double.NaN)));
            }
            return Optional.of(new TrainingState(weights, best, moments, history, said.integer("steps", 0)));
        }
    }

    private Problem other(String found) {
        return Problem.inFile(file, "is the state of another training, so that this one cannot go on from it")
                .expected("the same frames, network, split, seed and settings; only epochs and early stop may differ")
                .found(found)
                .nextStep("Choose the settings of the first run again, begin anew, or go on from the model itself");
    }
}
