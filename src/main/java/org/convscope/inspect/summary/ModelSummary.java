package org.convscope.inspect.summary;

import java.util.List;
import java.util.Optional;

/**
 * What a model is made of.
 *
 * @param model its name
 * @param kerasVersion as the file says, empty where it does not
 * @param inputs one entry an input: name and shape
 * @param layers a row a layer, in order of execution; a shared layer has one row
 * @param totals over all layers, each counted once
 * @param cutoffs what is left of the model when it is cut off after the shown layer of each block
 * @param start the layer that the user chose to begin with; empty for the whole model
 */
public record ModelSummary(
        String model,
        String kerasVersion,
        List<InputRow> inputs,
        List<LayerRow> layers,
        Totals totals,
        List<Cutoff> cutoffs,
        Optional<String> start) {
    public ModelSummary {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
        cutoffs = List.copyOf(cutoffs);
    }

    /**
     * @param name the input's id
     * @param shape as Keras prints it, in the model's own order of axes
     */
    public record InputRow(String name, String shape) {}

    /**
     * Counted numbers of the weights.
     *
     * @param parameters all
     * @param trainable those that training changes
     */
    public record Totals(long parameters, long trainable) {
        public long nonTrainable() {
            return parameters - trainable;
        }
    }

    /**
     * @param block the block's name
     * @param layer id of the layer that it ends with
     */
    public record Cutoff(String block, String layer, Totals totals) {}
}
