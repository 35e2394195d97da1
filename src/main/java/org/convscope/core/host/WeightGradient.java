package org.convscope.core.host;

import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;

/** The gradient of an operation's output by the weights that are learned. */
@FunctionalInterface
public interface WeightGradient {
    /**
     * @param inputs what the operation took; not written to
     * @param gradient by the operation's result, before any activation; not written to
     * @return by the weight's name, of its shape
     */
    Map<String, Tensor> of(HostScope scope, List<Tensor> inputs, Tensor gradient);

    /**
     * What moving averages among the weights are after a batch.
     *
     * @param inputs what the operation took
     * @return by the weight's name, of its shape
     */
    default Map<String, Tensor> averages(List<Tensor> inputs) {
        return Map.of();
    }
}
