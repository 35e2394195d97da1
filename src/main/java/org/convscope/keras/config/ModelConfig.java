package org.convscope.keras.config;

import java.util.List;

/**
 * A model as the file describes it. A Sequential is brought into the same form: each layer takes the one before.
 *
 * @param name the model's name
 * @param layers in the file's order, input layers included
 * @param inputs outputs of its input layers, in the model's order
 * @param inputNames what each input is called where the model is called with a dict
 * @param outputs what the model gives, in order
 * @param sequential whether the file has it as a Sequential
 */
public record ModelConfig(
        String name,
        List<LayerConfig> layers,
        List<TensorRef> inputs,
        List<String> inputNames,
        List<TensorRef> outputs,
        boolean sequential) {
    public ModelConfig {
        layers = List.copyOf(layers);
        inputs = List.copyOf(inputs);
        inputNames = List.copyOf(inputNames);
        outputs = List.copyOf(outputs);
    }
}
