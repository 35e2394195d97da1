package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients through whole models against TensorFlow's; the files come from src/test/scripts/make_gradient_golden.py. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class ModelGradientsTest {
    @Parameter
    private EngineChoice choice = EngineChoice.AUTO;

    private static final double TOLERANCE = 1e-3;

    @ParameterizedTest
    @ValueSource(strings = {"vgg", "resnet", "mobilenet", "unet", "decoder"})
    void gradientsEqualGradientTape(String name) throws URISyntaxException {
        Map<String, Tensor> golden = TensorFile.readAll(resource(name + "_gradients.h5"));
        try (OpenModel model = KerasModels.open(resource(name + ".h5"), Optional.empty());
                Engine engine = EngineFactory.start(BackendChoice.CPU, choice)) {
            List<Tensor> inputs = List.of(of(golden, "input"));
            for (String key : golden.keySet()) {
                if (key.endsWith("/seed")) {
                    String layer = key.substring(0, key.lastIndexOf('/'));
                    Tensor mine = engine.inputGradients(
                                    model.network(), inputs, layer, of(golden, key), TaskMonitor.NONE)
                            .get(0);
                    assertThat(error(mine, of(golden, layer + "/gradient")))
                            .describedAs(layer)
                            .isLessThan(TOLERANCE);
                }
            }
        }
    }

    private static Tensor of(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name));
    }

    /** The largest difference over the largest number. */
    private static double error(Tensor mine, Tensor keras) {
        assertThat(mine.shape()).isEqualTo(keras.shape());
        double magnitude = 0;
        double difference = 0;
        for (int i = 0; i < keras.size(); i++) {
            magnitude = Math.max(magnitude, Math.abs(keras.data()[i]));
            difference = Math.max(difference, Math.abs((double) mine.data()[i] - keras.data()[i]));
        }
        return difference / magnitude;
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ModelGradientsTest.class.getResource("/core/gradients/" + name))
                .toURI());
    }
}
