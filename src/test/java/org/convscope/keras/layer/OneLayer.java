package org.convscope.keras.layer;

import org.convscope.keras.config.ModelConfigReader;
import org.convscope.keras.config.ModelFlattener;
import org.convscope.keras.config.ModelJson;
import org.convscope.keras.weights.WeightStore;

/** Models of one layer, named "it", on images of 8 x 8 pixels and three channels, as Keras 2.15 writes them. */
final class OneLayer {
    private OneLayer() {}

    /**
     * @param config what stands in the layer's configuration besides its name
     * @param node what it is called with
     */
    static NetworkBuilder builder(String className, String config, String node) {
        String json = """
            {"class_name": "Model", "config": {"name": "m", "layers": [
              {"class_name": "InputLayer", "name": "in", "config": {"name": "in", "batch_input_shape": [null, 8, 8, 3]},
               "inbound_nodes": []},
              {"class_name": "%s", "name": "it", "config": {"name": "it", %s}, "inbound_nodes": [%s]}],
             "input_layers": [["in", 0, 0]], "output_layers": [["it", 0, 0]]}}
            """.formatted(className, config, node);
        return new NetworkBuilder(
                ModelFlattener.flatten(ModelConfigReader.read(ModelJson.parse(json))),
                WeightStore.NONE,
                new KerasVersion("2.15.0", "tensorflow"));
    }
}
