package org.convscope.keras;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.file.OutputFolders;
import org.convscope.keras.hdf5.H5Output;

/**
 * Writes a model as Keras 2 saves it in HDF5 ({@code model.save("a.h5")}): the architecture as the attribute {@code
 * model_config}, the weights below {@code model_weights}. The file appears under its name only when it is complete.
 */
public final class ModelWriter {
    private static final String WEIGHTS = "model_weights";

    private ModelWriter() {}

    /**
     * A layer of the outermost model with its arrays, in the order in which Keras lists them.
     *
     * @param name as the architecture has it
     */
    public record StoredLayer(String name, List<StoredWeight> weights) {
        public StoredLayer {
            weights = List.copyOf(weights);
        }
    }

    /**
     * An array of a layer.
     *
     * @param name Keras's field: kernel, bias ...
     */
    public record StoredWeight(String name, Tensor values) {}

    /**
     * @param architecture {@code {"class_name": ..., "config": ...}}
     * @param layers those that have weights
     * @throws org.convscope.problem.ProblemException if it cannot be written
     */
    public static void write(Path target, JsonObject architecture, String kerasVersion, List<StoredLayer> layers) {
        try (var output = new H5Output(target)) {
            for (StoredLayer layer : layers) {
                String group = WEIGHTS + "/" + layer.name();
                for (StoredWeight weight : layer.weights()) {
                    output.put(
                            group + "/" + variable(layer, weight),
                            weight.values().data(),
                            weight.values().shape(),
                            Map.of());
                }
                output.groupAttribute(
                        group,
                        "weight_names",
                        layer.weights().stream()
                                .map(weight -> variable(layer, weight))
                                .toList());
            }
            // a layer without weights may be left out: Keras asks for the names of those that it has
            output.groupAttribute(
                    WEIGHTS,
                    "layer_names",
                    layers.stream().map(StoredLayer::name).toList());
            output.groupAttribute(WEIGHTS, "backend", "tensorflow");
            output.groupAttribute(WEIGHTS, "keras_version", kerasVersion);
            output.attribute("backend", "tensorflow");
            output.attribute("keras_version", kerasVersion);
            output.attribute("model_config", architecture.toString());
            output.finish();
        } catch (IOException e) {
            throw OutputFolders.cannotWrite(target, e);
        }
    }

    private static String variable(StoredLayer layer, StoredWeight weight) {
        return layer.name() + "/" + weight.name() + ":0";
    }
}
