package org.convscope.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.network.LayerCall;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kinds of models that people have, each made small: every layer of which {@code activations.h5} has Keras's numbers is
 * computed, and gives those. The files come from {@code src/test/scripts/make_wild.py}.
 */
class WildModelsTest {
    private static final Path FOLDER = Path.of("src/test/resources/wild");
    private static final double TOLERANCE = 1e-4;
    private static Engine engine;

    static List<Path> cases() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(folder -> Files.exists(folder.resolve("activations.h5")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void start() {
        engine = EngineFactory.start(BackendChoice.CPU);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesWhatKerasComputes(Path folder) throws IOException {
        Map<String, Tensor> keras = TensorFile.readAll(folder.resolve("activations.h5"));
        Map<String, Tensor> fed = TensorFile.readAll(folder.resolve("input.h5"));
        try (OpenModel model = KerasModels.open(model(folder), Optional.empty())) {
            Network network = model.network();
            List<Tensor> inputs = new ArrayList<>();
            for (String id : network.inputs()) {
                Tensor tensor = fed.size() == 1 ? fed.values().iterator().next() : Objects.requireNonNull(fed.get(id));
                inputs.add(inGraphOrder(network.call(id), tensor));
            }
            for (String id : keras.keySet()) {
                assertThat(network.find(id)).as(id).isPresent();
                assertThat(network.unavailable(id)).as(id).isEmpty();
            }
            engine.run(network, inputs, keras.keySet(), TaskMonitor.NONE)
                    .forEach((id, mine) -> compare(network.call(id), mine, Objects.requireNonNull(keras.get(id))));
            engine.release(network);
        }
    }

    private static Path model(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("model"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void compare(LayerCall call, Tensor mine, Tensor keras) {
        Tensor truth = inGraphOrder(call, keras);
        assertThat(mine.shape()).as(call.id()).containsExactly(truth.shape());
        double largest = 0.01;
        for (float value : truth.data()) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < truth.size(); i++) {
            assertThat(mine.data()[i]).as(call.id() + " number " + i).isCloseTo(truth.data()[i], Offset.offset((float)
                    (TOLERANCE * largest)));
        }
    }

    /** The channels moved last where the model has them first. */
    private static Tensor inGraphOrder(LayerCall call, Tensor tensor) {
        if (call.layout() != Layout.CHANNELS_FIRST || tensor.rank() < 3) {
            return tensor;
        }
        int[] shape = tensor.shape();
        int channels = shape[1];
        int places = tensor.size() / Math.max(1, shape[0] * channels);
        float[] moved = new float[tensor.size()];
        for (int frame = 0; frame < shape[0]; frame++) {
            for (int channel = 0; channel < channels; channel++) {
                for (int place = 0; place < places; place++) {
                    moved[(frame * places + place) * channels + channel] =
                            tensor.data()[(frame * channels + channel) * places + place];
                }
            }
        }
        int[] last = new int[shape.length];
        last[0] = shape[0];
        System.arraycopy(shape, 2, last, 1, shape.length - 2);
        last[shape.length - 1] = channels;
        return Tensor.of(moved, last);
    }
}
