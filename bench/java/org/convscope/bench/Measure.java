package org.convscope.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.core.WarmUp;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * One measurement of Convscope, in this process alone; the counterpart of {@code keras_side.py}. Prints one JSON line.
 *
 * <pre>Measure open|maps|first-maps|many|primitives-maps|predict|layers|operations-maps MODEL FRAME [COUNT]
 * Measure growth MODEL SIDE BATCH LAYERS
 * Measure network|operations-network MODEL
 * Measure exciter|first-exciter|operations-exciter MODEL LAYER SIDE
 * Measure primitives-network MODEL RUNS
 * Measure primitives-exciter MODEL LAYER SIDE STEPS</pre>
 *
 * The environment's ENGINE names the engine: auto, onednn or nd4j. What is called first is not warmed up before; the engine's
 * library loads while the file opens, as in the commands. What is called primitives does nothing but a number of equal runs, so
 * that a library's own account of them can be added up.
 */
public final class Measure {
    private Measure() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        long begin = System.nanoTime();
        EngineFactory.loadAhead(BackendChoice.AUTO, engine());
        try (OpenModel model = KerasModels.open(file, Optional.empty())) {
            Network network = model.network();
            var kernels = new ReadKernels();
            int count = 0;
            for (LayerCall call : network.convolutions()) {
                kernels.of(network, call.id());
                count++;
            }
            double open = seconds(begin);
            try (Engine engine = EngineFactory.start(BackendChoice.AUTO, engine())) {
                switch (args[0]) {
                    case "open" -> print("\"open_s\": %.3f, \"kernels\": %d", open, count);
                    case "maps" -> maps(engine, network, input(network, args[2]));
                    case "first-maps" ->
                        print(
                                "\"first_s\": %.3f",
                                run(engine, network, input(network, args[2]), convolutions(network)));
                    case "first-exciter" -> firstStep(engine, network, args[2], Integer.parseInt(args[3]));
                    case "primitives-maps" ->
                        repeat(engine, network, input(network, args[2]), Integer.parseInt(args[3]));
                    case "primitives-network" -> repeat(engine, network, noise(network), Integer.parseInt(args[2]));
                    case "primitives-exciter" ->
                        climb(
                                engine,
                                network,
                                args[2],
                                gray(network, Integer.parseInt(args[3])),
                                Integer.parseInt(args[4]));
                    case "many" -> many(engine, network, input(network, args[2]), Integer.parseInt(args[3]));
                    case "layers" -> layers(engine, network, input(network, args[2]));
                    case "predict" -> predict(engine, network, input(network, args[2]));
                    case "exciter" -> exciter(engine, network, args[2], Integer.parseInt(args[3]));
                    case "growth" ->
                        growth(
                                engine,
                                network,
                                Integer.parseInt(args[2]),
                                Integer.parseInt(args[3]),
                                Integer.parseInt(args[4]));
                    case "network" -> network(engine, network);
                    case "operations-network" ->
                        Operations.print(11, Operations.maps(network, noise(network), convolutions(network)));
                    case "operations-maps" ->
                        Operations.print(11, Operations.maps(network, input(network, args[2]), convolutions(network)));
                    case "operations-exciter" -> operationsOfExciter(network, args[2], Integer.parseInt(args[3]));
                    default -> throw new IllegalArgumentException(args[0]);
                }
            }
        }
    }

    /** The one that the environment names. */
    static EngineChoice engine() {
        return EngineChoice.valueOf(
                Optional.ofNullable(System.getenv("ENGINE")).orElse("auto").toUpperCase(Locale.ROOT));
    }

    private static Tensor input(Network network, String frame) {
        int[] shape = network.call(network.inputs().get(0)).outputShape();
        return Preprocessing.guess(network).apply(new FrameFiles().read(new FrameSource(Path.of(frame), 0)), shape);
    }

    private static List<String> convolutions(Network network) {
        return network.convolutions().stream().map(LayerCall::id).toList();
    }

    private static double run(Engine engine, Network network, Tensor input, List<String> wanted) {
        long begin = System.nanoTime();
        engine.run(network, List.of(input), wanted, (id, output) -> {}, TaskMonitor.NONE);
        return seconds(begin);
    }

    /** As the window does while the user chooses a frame. */
    private static void warmUp(Engine engine) {
        engine.backend();
        var rounds = new WarmUp(() -> engine);
        while (rounds.next(TaskMonitor.NONE).isEmpty()) {
            // the next round
        }
    }

    private static void maps(Engine engine, Network network, Tensor input) {
        warmUp(engine);
        double cold = run(engine, network, input, convolutions(network));
        double warm = run(engine, network, input, convolutions(network));
        print("\"cold_s\": %.3f, \"warm_s\": %.3f", cold, warm);
    }

    private static void many(Engine engine, Network network, Tensor input, int count) {
        warmUp(engine);
        run(engine, network, input, convolutions(network));
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            run(engine, network, shifted(input, i), convolutions(network));
        }
        print("\"per_frame_s\": %.3f", seconds(begin) / count);
    }

    /** Each convolution alone on top of the one before: what it costs. */
    private static void layers(Engine engine, Network network, Tensor input) {
        run(engine, network, input, convolutions(network));
        var text = new StringBuilder();
        double before = 0;
        for (String layer : convolutions(network)) {
            double[] times = new double[5];
            for (int i = 0; i < times.length; i++) {
                times[i] = run(engine, network, input, List.of(layer));
            }
            Arrays.sort(times);
            text.append(String.format(Locale.ROOT, "\"%s\": %.4f, ", layer, times[2] - before));
            before = times[2];
        }
        print("%s\"all_s\": %.3f", text, before);
    }

    /** Maps of the first convolutions on some frames of noise: median of three warm runs. */
    private static void growth(Engine engine, Network network, int side, int batch, int layers) {
        Tensor input = Tensor.zeros(batch, side, side, 1);
        var random = new Random(0);
        for (int i = 0; i < input.size(); i++) {
            input.data()[i] = random.nextFloat();
        }
        List<String> wanted = convolutions(network).subList(0, layers);
        run(engine, network, input, wanted);
        double[] times = new double[3];
        for (int i = 0; i < times.length; i++) {
            times[i] = run(engine, network, input, wanted);
        }
        Arrays.sort(times);
        print("\"maps_s\": %.4f", times[1]);
    }

    /** Maps of all convolutions: medians of five runs after two, and after thirty, when the JIT compiler has little left to do. */
    private static void network(Engine engine, Network network) {
        warmUp(engine);
        Tensor input = noise(network);
        List<String> wanted = convolutions(network);
        double[] times = new double[35];
        for (int i = 0; i < times.length; i++) {
            times[i] = run(engine, network, input, wanted);
        }
        double soon = median(Arrays.copyOfRange(times, 2, 7));
        double later = median(Arrays.copyOfRange(times, 30, 35));
        print("\"convolutions\": %d, \"maps_s\": %.4f, \"later_s\": %.4f", wanted.size(), soon, later);
    }

    private static double median(double[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /** Pixels from 0 to 255. */
    private static Tensor noise(Network network) {
        int[] shape = network.call(network.inputs().get(0)).outputShape();
        Tensor input = Tensor.zeros(1, shape[0], shape[1], shape[2]);
        var random = new Random(0);
        for (int i = 0; i < input.size(); i++) {
            input.data()[i] = 255 * random.nextFloat();
        }
        return input;
    }

    private static void predict(Engine engine, Network network, Tensor input) {
        engine.backend();
        print("\"predict_s\": %.3f", run(engine, network, input, network.outputs()));
    }

    /** Gray with a little noise, as the exciter starts. */
    private static Tensor gray(Network network, int side) {
        int channels = network.call(network.inputs().get(0)).outputShape()[2];
        float[] start = new float[side * side * channels];
        for (int i = 0; i < start.length; i++) {
            start[i] = 128 + 20f * (((i * 2654435761L) >>> 8) & 0xffff) / 0xffff;
        }
        return Tensor.of(start, 1, side, side, channels);
    }

    /** What the mean of unit 0's map weighs each of the layer's numbers with. */
    private static Tensor meanOfFirstUnit(Network network, String layer) {
        int[] shape = network.call(layer).outputShape();
        Tensor weights = Tensor.zeros(1, shape[0], shape[1], shape[2]);
        for (int i = 0; i < weights.size(); i += shape[2]) {
            weights.data()[i] = 1f / (shape[0] * shape[1]);
        }
        return weights;
    }

    private static void operationsOfExciter(Network network, String layer, int side) {
        Tensor input = gray(network, side);
        Tensor gradient = meanOfFirstUnit(network, layer);
        Operations.print(11, Operations.gradient(network, input, layer, gradient));
    }

    /** As many steps as an exciter takes, after one. */
    private static void exciter(Engine engine, Network network, String layer, int side) {
        warmUp(engine);
        Tensor input = climb(engine, network, layer, gray(network, side), 1);
        int steps = 40;
        long begin = System.nanoTime();
        climb(engine, network, layer, input, steps);
        print("\"step_s\": %.3f", seconds(begin) / steps);
    }

    private static void firstStep(Engine engine, Network network, String layer, int side) {
        Tensor input = gray(network, side);
        long begin = System.nanoTime();
        climb(engine, network, layer, input, 1);
        print("\"first_s\": %.3f", seconds(begin));
    }

    private static Tensor climb(Engine engine, Network network, String layer, Tensor start, int steps) {
        Tensor gradient = meanOfFirstUnit(network, layer);
        Tensor input = start;
        for (int step = 0; step < steps; step++) {
            input = climbed(
                    input,
                    engine.inputGradients(network, List.of(input), layer, gradient, TaskMonitor.NONE)
                            .get(0));
        }
        return input;
    }

    private static void repeat(Engine engine, Network network, Tensor input, int runs) {
        for (int i = 0; i < runs; i++) {
            run(engine, network, input, convolutions(network));
        }
    }

    private static Tensor climbed(Tensor input, Tensor gradient) {
        double squares = 0;
        for (float g : gradient.data()) {
            squares += (double) g * g;
        }
        float factor = (float) (1 / (Math.sqrt(squares / gradient.size()) + 1e-5));
        float[] moved = input.data().clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += gradient.data()[i] * factor;
        }
        return Tensor.of(moved, input.shape());
    }

    private static Tensor shifted(Tensor input, int by) {
        float[] data = input.data();
        float[] moved = new float[data.length];
        System.arraycopy(data, 0, moved, by, data.length - by);
        System.arraycopy(data, data.length - by, moved, 0, by);
        return Tensor.of(moved, input.shape());
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void print(String format, Object... values) {
        System.out.println("{" + String.format(Locale.ROOT, format, values) + "}");
    }
}
