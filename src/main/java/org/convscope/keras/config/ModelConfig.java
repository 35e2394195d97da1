package org.convscope.keras.config;

import java.util.List;

/**
 * A model as the file describes it. A Sequential is brought into the same form: each layer takes the one before.
 *
 * @param name the model's name
 * @param layers in the file's order, input layers included
 * @param inputs outputs of its input layers, in the model's order
 * @param outputs what the model gives, in order
 * @param declaredInputs whether the file itself has the input layers (a Sequential may leave them out)
 */
public record ModelConfig(
        String name,
        List<LayerConfig> layers,
        List<TensorRef> inputs,
        List<TensorRef> outputs,
        boolean declaredInputs) {
    public ModelConfig {
        layers = List.copyOf(layers);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
