package org.convscope.keras.dl4j;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;

/**
 * Stands in DL4J's graph for a layer that the core computes and DL4J's importer does not know, with the shape that the
 * network states for it. The importer makes it by reflection, so it is public and has these constructors.
 */
public final class DeclaredLayer extends KerasLayer {
    static final String CLASS_NAME = "ConvscopeDeclared";
    static final String SHAPE = "declared_shape";

    /** What the importer asks of every custom layer. */
    public DeclaredLayer(Integer kerasVersion) throws UnsupportedKerasConfigurationException {
        super(kerasVersion);
    }

    public DeclaredLayer(Map<String, Object> layerConfig)
            throws InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
        this(layerConfig, false);
    }

    @SuppressWarnings("this-escape")
    public DeclaredLayer(Map<String, Object> layerConfig, boolean enforceTrainingConfig)
            throws InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
        super(layerConfig, enforceTrainingConfig);
        int[] shape = new int[0];
        if (layerConfig.get("config") instanceof Map<?, ?> config && config.get(SHAPE) instanceof List<?> list) {
            shape = list.stream()
                    .mapToInt(length -> ((Number) length).intValue())
                    .toArray();
        }
        this.vertex = new DeclaredVertex(shape);
    }

    @Override
    public InputType getOutputType(InputType... inputType) {
        return ((DeclaredVertex) vertex).outputType();
    }
}
