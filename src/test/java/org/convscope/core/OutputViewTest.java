package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs where they lie are those that are copied out: channels in one block, in several, in a last one not full; a dense layer. */
@ParameterizedClass
@MethodSource("org.convscope.core.PresentEngines#choices")
class OutputViewTest {
    /** More places than are added up in single precision. */
    private static final int SIDE = 50;

    private static final int FRAMES = 2;
    private static final List<Integer> UNITS = List.of(3, 16, 40, 64);

    private final EngineChoice choice;
    private final Engine engine;
    private final Random random = new Random(11);
    private final Network network = network();
    private final List<Tensor> inputs = List.of(random(FRAMES, SIDE, SIDE, 16));
    private final List<String> layers = List.of("units 3", "units 16", "units 40", "units 64", "dense");

    OutputViewTest(EngineChoice choice) {
        this.choice = choice;
        this.engine = EngineFactory.start(BackendChoice.CPU, choice);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Tensor random(int... shape) {
        Tensor made = Tensor.zeros(shape);
        for (int i = 0; i < made.size(); i++) {
            made.data()[i] = (float) random.nextGaussian();
        }
        return made;
    }

    private Network network() {
        List<LayerCall> calls = new ArrayList<>();
        calls.add(TestNetworks.input("frame", SIDE, SIDE, 16));
        int[] one = {1, 1};
        String before = "frame";
        int channels = 16;
        for (int units : UNITS) {
            String id = "units " + units;
            calls.add(TestNetworks.call(
                    id,
                    new Operation.Convolution(units, new int[] {3, 3}, one, Padding.SAME, one, 1),
                    Activation.RELU,
                    List.of(before),
                    new int[] {SIDE, SIDE, units},
                    List.of(
                            new TestNetworks.Held("kernel", random(3, 3, channels, units)),
                            new TestNetworks.Held("bias", random(units)))));
            before = id;
            channels = units;
        }
        calls.add(TestNetworks.call(
                "mean",
                new Operation.GlobalPooling(Operation.Reduction.AVERAGE, false),
                Activation.LINEAR,
                List.of(before),
                new int[] {channels},
                List.of()));
        calls.add(TestNetworks.call(
                "dense",
                new Operation.Dense(5),
                Activation.LINEAR,
                List.of("mean"),
                new int[] {5},
                List.of(new TestNetworks.Held("kernel", random(channels, 5)))));
        return TestNetworks.of(calls);
    }

    @Test
    void placesAndBitsAreThoseOfTheCopies() {
        Map<String, Tensor> outputs = engine.run(network, inputs, layers, TaskMonitor.NONE);
        List<String> seen = new ArrayList<>();
        engine.look(
                network,
                inputs,
                layers,
                (id, view) -> {
                    seen.add(id);
                    Tensor output = Objects.requireNonNull(outputs.get(id));
                    assertThat(view.shape()).containsExactly(output.shape());
                    for (int entry = 0; entry < FRAMES; entry++) {
                        requireSame(view, output.entries(entry, entry + 1), entry);
                    }
                },
                TaskMonitor.NONE);
        assertThat(seen).containsExactlyElementsOf(layers);
    }

    private static void requireSame(OutputView view, Tensor output, int entry) {
        assertThat(view.entry(entry).shape()).containsExactly(output.shape());
        assertThat(view.entry(entry).data()).containsExactly(output.data());
        int length = view.blockLength();
        int first = view.places() / 3;
        int count = view.places() - first;
        float[] numbers = new float[count * length];
        int[] bits = new int[count * length];
        for (int block = 0; block * length < view.channels(); block++) {
            view.read(entry, block, first, count, numbers);
            view.readBits(entry, block, first, count, bits);
            for (int i = 0; i < numbers.length; i++) {
                int channel = block * length + i % length;
                if (channel < view.channels()) {
                    float expected = output.data()[(first + i / length) * view.channels() + channel];
                    assertThat(numbers[i]).isEqualTo(expected);
                    assertThat(bits[i]).isEqualTo(Float.floatToRawIntBits(expected));
                }
            }
        }
    }

    @Test
    void productsAreThoseOfDoublePrecision() {
        engine.look(
                network,
                inputs,
                layers.subList(0, UNITS.size()),
                (id, view) -> {
                    float[] means = new float[view.channels()];
                    for (int i = 0; i < means.length; i++) {
                        means[i] = 1 + i % 3;
                    }
                    view.products(1, 0, view.places(), means)
                            .ifPresent(products ->
                                    requireProducts(products, view.entry(1).data(), means));
                },
                TaskMonitor.NONE);
    }

    private static void requireProducts(double[] products, float[] values, float... means) {
        int units = means.length;
        assertThat(products).hasSize(units * (units + 1) / 2);
        int at = 0;
        for (int a = 0; a < units; a++) {
            for (int b = a; b < units; b++) {
                double sum = 0;
                double size = 0;
                for (int i = 0; i < values.length; i += units) {
                    double product = ((double) values[i + a] - means[a]) * ((double) values[i + b] - means[b]);
                    sum += product;
                    size += Math.abs(product);
                }
                assertThat(products[at++]).isCloseTo(sum, within(1e-5 * size));
            }
        }
    }

    @Test
    void anEngineBesideThisOneGivesTheSameBitsAtTheSameTimeAndIsClosedWithIt() {
        assertThat(engine.beside(network)).as("before a run nothing is loaded").isEmpty();
        Map<String, Tensor> outputs = engine.run(network, inputs, layers, TaskMonitor.NONE);
        boolean isThere = choice == EngineChoice.ONEDNN && engine.backend().threads() > 1;
        assertThat(engine.beside(network).isPresent()).isEqualTo(isThere);
        if (!isThere) {
            return;
        }
        Engine other = engine.beside(network).orElseThrow();
        assertThat(engine.beside(network)).containsSame(other);
        Map<String, Tensor> beside = new HashMap<>();
        // the one waits for the other here
        engine.look(
                network,
                inputs,
                List.of("dense"),
                (id, view) -> beside.putAll(other.run(network, inputs, layers, TaskMonitor.NONE)),
                TaskMonitor.NONE);

        assertThat(beside.keySet()).containsExactlyInAnyOrderElementsOf(layers);
        beside.forEach((id, output) -> assertThat(output.data())
                .containsExactly(Objects.requireNonNull(outputs.get(id)).data()));
        assertThat(engine.heldBytes()).isGreaterThan(other.heldBytes()).isGreaterThan(0);
        engine.release(network);
        assertThat(other.heldBytes()).isZero();
        engine.close();
        assertThat(engine.beside(network)).isEmpty();
        assertThatThrownBy(() -> other.run(network, inputs, layers, TaskMonitor.NONE))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void whatALookSaysEndsTheRun() {
        assertThatThrownBy(() -> engine.look(
                        network,
                        inputs,
                        layers,
                        (id, view) -> {
                            throw Problem.of("seen enough").asException();
                        },
                        TaskMonitor.NONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("seen enough");
        assertThat(engine.run(network, inputs, layers, TaskMonitor.NONE)).hasSize(layers.size());
    }
}
