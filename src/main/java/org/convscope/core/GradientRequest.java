package org.convscope.core;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.convscope.array.Tensor;

/**
 * Gradients of a sum over the numbers of some calls' outputs, each weighed.
 *
 * @param outputs what is summed: the slope by each call's output, by the call's id; at least one
 * @param inputs ids of the network's inputs whose gradients are wanted
 * @param weightsOf ids of the calls of whose weights the gradients are wanted: all that Keras learns by gradient. Those without
 *     weights give none
 */
public record GradientRequest(Map<String, OutputGradient> outputs, Set<String> inputs, Set<String> weightsOf) {
    public GradientRequest {
        outputs = new LinkedHashMap<>(outputs);
        inputs = new LinkedHashSet<>(inputs);
        weightsOf = new LinkedHashSet<>(weightsOf);
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("gradients of nothing");
        }
    }

    /** A request for the gradient of one call's output by inputs. */
    public static GradientRequest byInputs(String wanted, Tensor gradient, Collection<String> inputs) {
        return new GradientRequest(Map.of(wanted, OutputGradient.fixed(gradient)), Set.copyOf(inputs), Set.of());
    }

    /** A request for the gradients of some calls' outputs by weights alone. */
    public static GradientRequest byWeights(Map<String, OutputGradient> outputs, Collection<String> weightsOf) {
        return new GradientRequest(outputs, Set.of(), Set.copyOf(weightsOf));
    }
}
