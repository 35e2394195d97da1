package org.convscope.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscope.inspect.prediction.Prediction;
import org.jspecify.annotations.Nullable;

/** Predictions as JSON, as docs/cli.md describes them. */
public final class PredictionJson {
    private PredictionJson() {}

    /** One entry an output: name, labels, values. */
    public static List<Object> outputs(Prediction prediction) {
        List<Object> outputs = new ArrayList<>();
        for (Prediction.Output output : prediction.outputs()) {
            Map<String, @Nullable Object> json = Json.object();
            json.put("name", output.name());
            json.put(
                    "labels",
                    output.scores().stream().map(score -> score.label().name()).toList());
            List<@Nullable Object> values = new ArrayList<>();
            output.scores().forEach(score -> values.add(Json.number((float) score.value())));
            json.put("values", values);
            outputs.add(json);
        }
        return outputs;
    }
}
