package org.convscope.core;

import java.util.Map;
import org.convscope.array.Tensor;

/**
 * What a run backwards gives.
 *
 * @param inputs the gradient by each input that was asked for, of the input's shape, by the input's id; zeros where nothing
 *     depends on it
 * @param weights the gradient by each weight that is learned of the calls that were asked for, of the weight's shape. Each call
 *     of a layer that is called several times has its own: the layer's is their sum
 * @param averages what the moving averages of these calls are after the batch: means and variances of normalisations that work by
 *     the batch's own
 */
public record Gradients(
        Map<String, Tensor> inputs, Map<WeightName, Tensor> weights, Map<WeightName, Tensor> averages) {}
