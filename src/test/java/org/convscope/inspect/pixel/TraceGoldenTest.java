package org.convscope.inspect.pixel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

/** Whatever kind of layer: what is worked out number by number is what the engine gives, or is said not to be worked out. */
class TraceGoldenTest {
    private static final Path MODELS = Path.of("src/test/resources/golden");
    private static final int LARGEST = 64;

    private final Random random = new Random(5);

    private Optional<List<Tensor>> inputs(Network network) {
        List<Tensor> inputs = new ArrayList<>();
        for (String id : network.inputs()) {
            int[] shape = network.call(id).outputShape();
            if (shape.length != 3 || Arrays.stream(shape).anyMatch(length -> length < 1 || length > LARGEST)) {
                return Optional.empty();
            }
            float[] numbers = new float[shape[0] * shape[1] * shape[2]];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextFloat();
            }
            inputs.add(Tensor.of(numbers, 1, shape[0], shape[1], shape[2]));
        }
        return inputs.isEmpty() ? Optional.empty() : Optional.of(inputs);
    }

    @Test
    void everyValueIsConfirmed() throws Exception {
        List<String> wrong = new ArrayList<>();
        int taken = 0;
        try (Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            for (Path file : files()) {
                try (OpenModel model = KerasModels.open(file, Optional.empty())) {
                    for (PixelTrace trace : traces(engine, model.network())) {
                        taken += trace.source() instanceof PixelSource.Given ? 0 : 1;
                        if (!trace.isConfirmed()) {
                            wrong.add(file + " " + trace.layer() + ": " + trace.computed() + " is " + trace.shown());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(taken).isGreaterThan(40);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(MODELS)) {
            return all.filter(file -> file.getFileName().toString().startsWith("model."))
                    .sorted()
                    .toList();
        }
    }

    /** One value of every layer; none of a network whose inputs are no pictures. */
    private List<PixelTrace> traces(Engine engine, Network network) {
        Optional<List<Tensor>> inputs = inputs(network);
        List<PixelTrace> traces = new ArrayList<>();
        if (inputs.isPresent()) {
            var input = new NetworkInput("random", "", "", inputs.get());
            var tracer = new TracePixel(engine, new MapCache(1 << 24));
            for (LayerCall call : network.layers()) {
                if (network.unavailable(call.id()).isEmpty()) {
                    var request = new TracePixel.Request(
                            network,
                            input,
                            call.id(),
                            random.nextInt(LARGEST),
                            random.nextInt(LARGEST),
                            random.nextInt(LARGEST),
                            0,
                            4);
                    traces.add(tracer.trace(request, TaskMonitor.NONE));
                }
            }
        }
        return traces;
    }
}
