package org.convscope.core.onednn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.convscope.array.Tensor;
import org.convscope.core.GradientRequest;
import org.convscope.core.Gradients;
import org.convscope.core.OutputGradient;
import org.convscope.core.WeightName;

/** What a run backwards is asked for, and what it has found so far. */
final class GradientResults {
    private final GradientRequest request;
    private final Map<String, Tensor> ofInputs = new LinkedHashMap<>();
    private final Map<WeightName, Tensor> ofWeights = new LinkedHashMap<>();

    private final Map<WeightName, Tensor> averages = new LinkedHashMap<>();

    GradientResults(GradientRequest request) {
        this.request = request;
    }

    GradientRequest request() {
        return request;
    }

    OutputGradient of(String call) {
        return Objects.requireNonNull(request.outputs().get(call));
    }

    void input(String id, Tensor gradient) {
        ofInputs.put(id, gradient);
    }

    void weight(WeightName name, Tensor gradient) {
        ofWeights.put(name, gradient);
    }

    /** What a moving average is after the batch. */
    void average(WeightName name, Tensor value) {
        averages.put(name, value);
    }

    Gradients all() {
        return new Gradients(ofInputs, ofWeights, averages);
    }
}
