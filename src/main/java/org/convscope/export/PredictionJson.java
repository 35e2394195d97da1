package org.convscope.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.Prediction;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Predictions as JSON, as docs/cli.md describes them. */
public final class PredictionJson {
    private PredictionJson() {}

    /**
     * One entry a frame, in the order asked: file, image, outputs, and the error where it could not be predicted or some
     * numbers are none.
     *
     * @param shown what is written of a prediction
     */
    public static List<Object> of(
            List<LabelledFrame> asked, DataSetPredictions predictions, UnaryOperator<Prediction> shown) {
        List<Object> all = new ArrayList<>();
        int row = 0;
        for (LabelledFrame frame : asked) {
            boolean predicted = row < predictions.rows().size()
                    && predictions.rows().get(row).frame().equals(frame);
            Map<String, @Nullable Object> json = FrameJson.of(frame.source());
            json.put(
                    "outputs",
                    predicted
                            ? outputs(shown.apply(
                                    predictions.prediction(predictions.rows().get(row))))
                            : List.of());
            json.put(
                    "error",
                    predicted
                            ? predictions
                                    .notFinite(predictions.rows().get(row))
                                    .map(Problem::sentence)
                                    .orElse(null)
                            : predictions
                                    .failures()
                                    .get(all.size() - row)
                                    .problem()
                                    .sentence());
            all.add(json);
            row += predicted ? 1 : 0;
        }
        return all;
    }

    /** One entry an output: name, labels, values; ids of the classes where they have such. */
    public static List<Object> outputs(Prediction prediction) {
        List<Object> outputs = new ArrayList<>();
        for (Prediction.Output output : prediction.outputs()) {
            Map<String, @Nullable Object> json = JsonText.object();
            json.put("name", output.name());
            json.put(
                    "labels",
                    output.scores().stream().map(score -> score.label().name()).toList());
            List<String> ids =
                    output.scores().stream().map(score -> score.label().id()).toList();
            if (ids.stream().anyMatch(id -> !id.isEmpty())) {
                json.put("ids", ids);
            }
            List<@Nullable Object> values = new ArrayList<>();
            output.scores().forEach(score -> values.add(JsonText.number((float) score.value())));
            json.put("values", values);
            outputs.add(json);
        }
        return outputs;
    }
}
