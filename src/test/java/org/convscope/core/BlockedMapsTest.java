package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A small U-shaped network with as many channels as fast convolutions want in blocks: a half that is made smaller and larger
 * again and lies beside what was there, normalisation with a sum and with LeakyReLU, a sigmoid. Against plain loops.
 */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class BlockedMapsTest {
    private static final int SIDE = 8;
    private static final int HALF = SIDE / 2;
    private static final int UNITS = 64;
    private static final double SLOPE = 0.1;
    private static final double EPSILON = 1e-3;

    private final Engine engine;
    private final Random random = new Random(5);
    private final Map<String, float[]> numbers = new HashMap<>();

    BlockedMapsTest(EngineChoice choice) {
        this.engine = EngineFactory.start(BackendChoice.CPU, choice);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Weight weight(String layer, String name, float scale, float middle, int... shape) {
        float[] values = numbers.computeIfAbsent(
                layer + name, key -> random(Tensor.zeros(shape).size(), scale, middle));
        return new TestNetworks.Held(name, Tensor.of(values, shape));
    }

    private float[] random(int count, float scale, float middle) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = middle + scale * (2 * random.nextFloat() - 1);
        }
        return values;
    }

    private LayerCall convolution(String id, String input, int side, int channels, Activation activation) {
        int[] one = {1, 1};
        return TestNetworks.call(
                id,
                new Operation.Convolution(UNITS, new int[] {3, 3}, one, Padding.SAME, one, 1),
                activation,
                List.of(input),
                new int[] {side, side, UNITS},
                List.of(weight(id, "kernel", 0.08f, 0, 3, 3, channels, UNITS), weight(id, "bias", 0.1f, 0, UNITS)));
    }

    private LayerCall normalization(String id, String input, int side) {
        return TestNetworks.call(
                id,
                new Operation.BatchNormalization(3, EPSILON, 0.99),
                Activation.LINEAR,
                List.of(input),
                new int[] {side, side, UNITS},
                List.of(
                        weight(id, "gamma", 0.5f, 1, UNITS),
                        weight(id, "beta", 0.5f, 0, UNITS),
                        weight(id, "moving_mean", 0.5f, 0, UNITS),
                        weight(id, "moving_variance", 0.2f, 0.5f, UNITS)));
    }

    private static LayerCall without(
            String id, Operation operation, Activation activation, int side, int units, String... from) {
        return TestNetworks.call(id, operation, activation, List.of(from), new int[] {side, side, units}, List.of());
    }

    private Network network() {
        int[] two = {2, 2};
        Activation leaky = Activation.of(Activation.Kind.LEAKY_RELU, SLOPE);
        return TestNetworks.of(List.of(
                TestNetworks.input("x", SIDE, SIDE, UNITS),
                convolution("first", "x", SIDE, UNITS, Activation.RELU),
                without(
                        "pool",
                        new Operation.Pooling(Operation.Reduction.MAX, two, two, Padding.VALID),
                        Activation.LINEAR,
                        HALF,
                        UNITS,
                        "first"),
                convolution("second", "pool", HALF, UNITS, Activation.LINEAR),
                normalization("normal", "second", HALF),
                without("leaky", new Operation.Activate(), leaky, HALF, UNITS, "normal"),
                without(
                        "up",
                        new Operation.UpSampling(two, Operation.Interpolation.NEAREST),
                        Activation.LINEAR,
                        SIDE,
                        UNITS,
                        "leaky"),
                without("both", new Operation.Concatenate(3), Activation.LINEAR, SIDE, 2 * UNITS, "up", "first"),
                convolution("third", "both", SIDE, 2 * UNITS, Activation.of(Activation.Kind.SIGMOID)),
                normalization("again", "third", SIDE),
                without(
                        "sum",
                        new Operation.Merge(Operation.Merging.ADD),
                        Activation.LINEAR,
                        SIDE,
                        UNITS,
                        "first",
                        "again"),
                without("last", new Operation.Activate(), Activation.RELU, SIDE, UNITS, "sum")));
    }

    /** Maps of plain loops, a layer each. */
    private Map<String, double[]> loops(double[] x, int frames) {
        Map<String, double[]> maps = new HashMap<>();
        double[] first = relu(convolved("first", x, frames, SIDE, UNITS), 0);
        double[] second = convolved("second", halved(first, frames), frames, HALF, UNITS);
        double[] up = doubled(relu(normalized("normal", second), SLOPE), frames);
        double[] both = new double[2 * up.length];
        for (int pixel = 0; pixel < up.length / UNITS; pixel++) {
            System.arraycopy(up, pixel * UNITS, both, 2 * pixel * UNITS, UNITS);
            System.arraycopy(first, pixel * UNITS, both, (2 * pixel + 1) * UNITS, UNITS);
        }
        double[] third = Arrays.stream(convolved("third", both, frames, SIDE, 2 * UNITS))
                .map(value -> 1 / (1 + Math.exp(-value)))
                .toArray();
        double[] again = normalized("again", third);
        double[] last = relu(
                IntStream.range(0, again.length)
                        .mapToDouble(i -> again[i] + first[i])
                        .toArray(),
                0);
        maps.put("second", second);
        maps.put("third", third);
        maps.put("last", last);
        return maps;
    }

    private double[] convolved(String id, double[] in, int frames, int side, int channels) {
        float[] kernel = of(id, "kernel");
        double[] out = new double[frames * side * side * UNITS];
        for (int at = 0; at < out.length; at++) {
            int unit = at % UNITS;
            int column = at / UNITS % side;
            int row = at / UNITS / side % side;
            int frame = at / UNITS / side / side;
            double sum = of(id, "bias")[unit];
            for (int tap = 0; tap < 9; tap++) {
                int y = row + tap / 3 - 1;
                int x = column + tap % 3 - 1;
                if (y >= 0 && y < side && x >= 0 && x < side) {
                    int from = ((frame * side + y) * side + x) * channels;
                    for (int channel = 0; channel < channels; channel++) {
                        sum += in[from + channel] * kernel[(tap * channels + channel) * UNITS + unit];
                    }
                }
            }
            out[at] = sum;
        }
        return out;
    }

    private float[] of(String layer, String name) {
        return Objects.requireNonNull(numbers.get(layer + name));
    }

    private double[] normalized(String id, double[] in) {
        double[] out = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            int c = i % UNITS;
            double deviation = Math.sqrt(of(id, "moving_variance")[c] + EPSILON);
            out[i] = (in[i] - of(id, "moving_mean")[c]) / deviation * of(id, "gamma")[c] + of(id, "beta")[c];
        }
        return out;
    }

    private static double[] relu(double[] in, double slope) {
        return Arrays.stream(in).map(value -> value < 0 ? slope * value : value).toArray();
    }

    private static double[] halved(double[] in, int frames) {
        double[] out = new double[frames * HALF * HALF * UNITS];
        for (int at = 0; at < out.length; at++) {
            int pixel = at / UNITS;
            int from = (pixel / HALF * 2 * SIDE + pixel % HALF * 2) * UNITS + at % UNITS;
            out[at] = Math.max(
                    Math.max(in[from], in[from + UNITS]),
                    Math.max(in[from + SIDE * UNITS], in[from + (SIDE + 1) * UNITS]));
        }
        return out;
    }

    private static double[] doubled(double[] in, int frames) {
        double[] out = new double[frames * SIDE * SIDE * UNITS];
        for (int at = 0; at < out.length; at++) {
            int pixel = at / UNITS;
            out[at] = in[(pixel / SIDE / 2 * HALF + pixel % SIDE / 2) * UNITS + at % UNITS];
        }
        return out;
    }

    private static double[] asDoubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void mapsAreThoseOfPlainLoops(int frames) {
        Network network = network();
        float[] x = random(frames * SIDE * SIDE * UNITS, 1, 0);
        List<Tensor> inputs = List.of(Tensor.of(x, frames, SIDE, SIDE, UNITS));
        Map<String, double[]> exact = loops(asDoubles(x), frames);
        Map<String, Tensor> maps = engine.run(network, inputs, List.of("second", "third", "last"), TaskMonitor.NONE);
        exact.forEach((id, values) -> {
            float[] computed = Objects.requireNonNull(maps.get(id)).data();
            double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
            assertThat(computed).hasSameSizeAs(values);
            for (int i = 0; i < values.length; i++) {
                assertThat((double) computed[i]).as(id).isCloseTo(values[i], within(2e-5 * largest));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void slopesAreThoseOfPlainLoops(int frames) {
        Network network = network();
        float[] x = random(frames * SIDE * SIDE * UNITS, 1, 0);
        float[] weighed = random(frames * SIDE * SIDE * UNITS, 1, 0);
        List<Tensor> inputs = List.of(Tensor.of(x, frames, SIDE, SIDE, UNITS));
        float[] slopes = engine.inputGradients(
                        network, inputs, "last", Tensor.of(weighed, frames, SIDE, SIDE, UNITS), TaskMonitor.NONE)
                .get(0)
                .data();
        double step = 1e-7;
        float[] along = random(x.length, 1, 0);
        double[] before = asDoubles(x);
        double[] after = asDoubles(x);
        double expected = 0;
        double found = 0;
        double size = 0;
        for (int i = 0; i < x.length; i++) {
            before[i] -= step * along[i];
            after[i] += step * along[i];
            found += (double) slopes[i] * along[i];
            size += Math.abs((double) slopes[i] * along[i]);
        }
        double[] low = Objects.requireNonNull(loops(before, frames).get("last"));
        double[] high = Objects.requireNonNull(loops(after, frames).get("last"));
        for (int i = 0; i < low.length; i++) {
            expected += weighed[i] * (high[i] - low[i]) / (2 * step);
        }
        assertThat(found).isCloseTo(expected, within(1e-5 * size));
    }
}
