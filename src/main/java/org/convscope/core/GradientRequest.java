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
 * @param spent gradients by weights that nobody reads any more: an engine may write new ones into their arrays
 * @param seed what dropout drops follows from it, besides its own: another one for each step of a training
 */
public record GradientRequest(
        Map<String, OutputGradient> outputs,
        Set<String> inputs,
        Set<String> weightsOf,
        Map<WeightName, Tensor> spent,
        long seed) {
    public GradientRequest {
        outputs = new LinkedHashMap<>(outputs);
        inputs = new LinkedHashSet<>(inputs);
        weightsOf = new LinkedHashSet<>(weightsOf);
        spent = new LinkedHashMap<>(spent);
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("gradients of nothing");
        }
    }

    /** A request that writes into no array of an earlier one. */
    public GradientRequest(Map<String, OutputGradient> outputs, Set<String> inputs, Set<String> weightsOf) {
        this(outputs, inputs, weightsOf, Map.of(), 0);
    }

    /** A request for the gradient of one call's output by inputs. */
    public static GradientRequest byInputs(String wanted, Tensor gradient, Collection<String> inputs) {
        return new GradientRequest(Map.of(wanted, OutputGradient.fixed(gradient)), Set.copyOf(inputs), Set.of());
    }

    /** A request for the gradients of some calls' outputs by weights alone. */
    public static GradientRequest byWeights(Map<String, OutputGradient> outputs, Collection<String> weightsOf) {
        return new GradientRequest(outputs, Set.of(), Set.copyOf(weightsOf));
    }

    /** The same, which may write into arrays that nobody reads any more. */
    public GradientRequest into(Map<WeightName, Tensor> gradients) {
        return new GradientRequest(outputs, inputs, weightsOf, gradients, seed);
    }

    /** The same with another seed. */
    public GradientRequest withSeed(long other) {
        return new GradientRequest(outputs, inputs, weightsOf, spent, other);
    }

    /** The same of other outputs. */
    public GradientRequest of(Map<String, OutputGradient> others) {
        return new GradientRequest(others, inputs, weightsOf, spent, seed);
    }

    /** The array of a spent gradient, of so many numbers; a new one where there is none. */
    public float[] array(WeightName name, int size) {
        Tensor old = spent.get(name);
        return old == null || old.size() != size ? new float[size] : old.data();
    }
}
