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
}
