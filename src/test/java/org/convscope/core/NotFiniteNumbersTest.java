package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers that are not finite and come up within a network of finite inputs, against Keras 2.15; the files come from
 * src/test/scripts/make_not_finite_golden.py.
 */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class NotFiniteNumbersTest {
    private static final double TOLERANCE = 1e-5;

    @Parameter
    private EngineChoice choice = EngineChoice.AUTO;

    @Test
    void theyStayAsInKeras() throws URISyntaxException {
        Map<String, Tensor> golden = TensorFile.readAll(resource("activations.h5"));
        try (OpenModel model = KerasModels.open(resource("model.h5"), Optional.empty());
                Engine engine = EngineFactory.start(BackendChoice.CPU, choice)) {
            Network network = model.network();
            List<Tensor> inputs = List.of(Objects.requireNonNull(golden.remove("frame")));
            List<List<String>> wanted = new ArrayList<>(List.of(List.copyOf(golden.keySet())));
            golden.keySet().forEach(id -> wanted.add(List.of(id)));
            for (List<String> ids : wanted) {
                List<String> handed = new ArrayList<>();
                engine.run(
                        network,
                        inputs,
                        ids,
                        (id, output) -> {
                            handed.add(id);
                            assertLikeKeras(id, output, Objects.requireNonNull(golden.get(id)));
                        },
                        TaskMonitor.NONE);
                assertThat(handed).containsExactlyInAnyOrderElementsOf(ids);
            }
        }
    }

    private static void assertLikeKeras(String id, Tensor mine, Tensor keras) {
        assertThat(mine.shape()).isEqualTo(keras.shape());
        for (int i = 0; i < keras.size(); i++) {
            float one = mine.data()[i];
            float other = keras.data()[i];
            boolean isAlike = Float.isFinite(other)
                    ? Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(other))
                    : Float.compare(one, other) == 0;
            assertThat(isAlike)
                    .describedAs("%s, number %d: %s, Keras has %s", id, i, one, other)
                    .isTrue();
        }
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(NotFiniteNumbersTest.class.getResource("/core/not_finite/" + name))
                .toURI());
    }
}
