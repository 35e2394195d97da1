package org.convscope.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.network.LayerCall;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer of every golden model: name, shape and numbers as Keras's. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class GoldenModelsTest {
    private final Engine engine;

    GoldenModelsTest(EngineChoice choice) {
        this.engine = EngineFactory.start(BackendChoice.CPU, choice);
    }

    static List<Path> models() {
        return Golden.models();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyLayerGivesWhatKerasComputes(Path file) {
        Map<String, Tensor> keras = TensorFile.readAll(file.resolveSibling("activations.h5"));
        Map<String, Tensor> fed = TensorFile.readAll(file.resolveSibling("input.h5"));
        try (OpenModel model = KerasModels.open(file, Optional.empty())) {
            Network network = model.network();
            assertThat(network.layers().stream().map(LayerCall::id))
                    .containsExactlyInAnyOrderElementsOf(keras.keySet());
            List<Tensor> inputs = new ArrayList<>();
            for (String id : network.inputs()) {
                Tensor tensor = fed.size() == 1 ? fed.values().iterator().next() : Objects.requireNonNull(fed.get(id));
                inputs.add(network.call(id).layout() == Layout.CHANNELS_FIRST ? channelsLast(tensor) : tensor);
            }
            List<String> available = network.layers().stream()
                    .map(LayerCall::id)
                    .filter(id -> network.unavailable(id).isEmpty())
                    .toList();
            assertThat(available).hasSizeGreaterThanOrEqualTo(file.toString().contains("lambda") ? 1 : keras.size());
            engine.run(network, inputs, available, TaskMonitor.NONE)
                    .forEach((id, mine) -> compare(network.call(id), mine, Objects.requireNonNull(keras.get(id))));
            engine.release(network);
        }
    }

    private static void compare(LayerCall call, Tensor mine, Tensor keras) {
        Tensor truth = call.layout() == Layout.CHANNELS_FIRST ? channelsLast(keras) : keras;
        assertThat(mine.shape()).as(call.id()).containsExactly(truth.shape());
        for (int axis = 0; axis < call.outputShape().length; axis++) {
            assertThat(call.outputShape()[axis]).as(call.id()).isIn(-1, truth.shape()[axis + 1]);
        }
        double largest = 0.01;
        for (float value : truth.data()) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < truth.size(); i++) {
            assertThat(mine.data()[i])
                    .as(call.id())
                    .isCloseTo(truth.data()[i], org.assertj.core.data.Offset.offset((float) (1e-4 * largest)));
        }
    }

    /** (N, C, H, W) to (N, H, W, C). */
    private static Tensor channelsLast(Tensor tensor) {
        if (tensor.rank() < 4) {
            return tensor;
        }
        int[] s = tensor.shape();
        float[] data = new float[tensor.size()];
        int at = 0;
        for (int n = 0; n < s[0]; n++) {
            for (int h = 0; h < s[2]; h++) {
                for (int w = 0; w < s[3]; w++) {
                    for (int c = 0; c < s[1]; c++) {
                        data[at++] = tensor.get(n, c, h, w);
                    }
                }
            }
        }
        return Tensor.of(data, s[0], s[2], s[3], s[1]);
    }
}
