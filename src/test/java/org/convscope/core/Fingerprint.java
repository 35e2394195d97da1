package org.convscope.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;

/**
 * Prints how many threads compute, and checksums over all bits of a VGG16's maps, of a gradient, and of recurrent and dense
 * layers whose kernel is read in parts, each computed twice: {@code threads maps maps gradient gradient dense dense}. Run in
 * a process of its own by {@link ReproducibilityTest}.
 */
final class Fingerprint {
    private static final int SIDE = 64;
    private static final int STEPS = 12;
    private static final int CHANNELS = 16;
    private static final int UNITS = 8;
    private static final int OUTPUTS = 20_000;

    private Fingerprint() {}

    public static void main(String[] args) {
        Network network = VggBench.vgg(SIDE);
        Tensor frame = VggBench.random(new Random(1), 1, 1, SIDE, SIDE, 1);
        Tensor seed = VggBench.random(new Random(2), 1, 1, SIDE / 16, SIDE / 16, 512);
        Network dense = recurrentAndDense();
        try (Engine engine = EngineFactory.start(BackendChoice.CPU);
                Engine poor = EngineFactory.start(BackendChoice.CPU, EngineChoice.AUTO, 1 << 20, 0)) {
            System.out.printf(
                    "%d %x %x %x %x %x %x%n",
                    engine.backend().threads(),
                    maps(engine, network, frame),
                    maps(engine, network, frame),
                    gradient(engine, network, frame, seed),
                    gradient(engine, network, frame, seed),
                    dense(poor, dense),
                    dense(poor, dense));
        }
    }

    private static long maps(Engine engine, Network network, Tensor frame) {
        var sum = new CRC32();
        List<String> wanted = network.convolutions().stream().map(LayerCall::id).toList();
        engine.run(network, List.of(frame), wanted, (id, output) -> add(sum, output), TaskMonitor.NONE);
        return sum.getValue();
    }

    private static long gradient(Engine engine, Network network, Tensor frame, Tensor seed) {
        var sum = new CRC32();
        engine.inputGradients(network, List.of(frame), "block5_conv3", seed, TaskMonitor.NONE)
                .forEach(gradient -> add(sum, gradient));
        return sum.getValue();
    }

    private static Network recurrentAndDense() {
        List<LayerCall> calls = new ArrayList<>(List.of(TestNetworks.input("steps", STEPS, CHANNELS)));
        Map<String, Integer> gates = Map.of("LSTM", 4, "GRU", 3, "SimpleRNN", 1);
        List.of("LSTM", "GRU", "SimpleRNN").forEach(name -> {
            int columns = gates.getOrDefault(name, 1) * UNITS;
            int[] shape = {STEPS, UNITS};
            Operation.Cell cell =
                    switch (name) {
                        case "LSTM" -> Operation.Cell.LSTM;
                        case "GRU" -> Operation.Cell.GRU_RESET_BEFORE;
                        default -> Operation.Cell.SIMPLE;
                    };
            var operation = new Operation.Recurrent(
                    cell,
                    UNITS,
                    Activation.of(Activation.Kind.TANH),
                    Activation.of(Activation.Kind.SIGMOID),
                    new Operation.Walk(false, false, false, false, Operation.Delivered.ALL));
            String input = calls.get(calls.size() - 1).id();
            int in = input.equals("steps") ? CHANNELS : UNITS;
            calls.add(TestNetworks.call(
                    name,
                    operation,
                    Activation.LINEAR,
                    List.of(input),
                    shape,
                    List.of(weight("kernel", in, columns), weight("recurrent_kernel", UNITS, columns))));
        });
        int flat = STEPS * UNITS;
        calls.add(TestNetworks.call(
                "flat", new Operation.Flatten(), Activation.LINEAR, List.of("SimpleRNN"), new int[] {flat}, List.of()));
        calls.add(TestNetworks.call(
                "dense",
                new Operation.Dense(OUTPUTS),
                Activation.SOFTMAX,
                List.of("flat"),
                new int[] {OUTPUTS},
                List.of(weight("kernel", flat, OUTPUTS))));
        return TestNetworks.of(calls);
    }

    private static Weight weight(String name, int... shape) {
        return new TestNetworks.Held(name, VggBench.random(new Random(3), 0.3f, shape));
    }

    private static long dense(Engine engine, Network network) {
        var sum = new CRC32();
        Tensor steps = VggBench.random(new Random(4), 1, 4, STEPS, CHANNELS);
        Tensor seed = VggBench.random(new Random(5), 1, 4, OUTPUTS);
        engine.run(network, List.of(steps), List.of("LSTM", "GRU", "SimpleRNN", "dense"), TaskMonitor.NONE)
                .values()
                .forEach(output -> add(sum, output));
        engine.inputGradients(network, List.of(steps), "dense", seed, TaskMonitor.NONE)
                .forEach(gradient -> add(sum, gradient));
        return sum.getValue();
    }

    private static void add(CRC32 sum, Tensor tensor) {
        var bytes = java.nio.ByteBuffer.allocate(4 * tensor.size());
        bytes.asFloatBuffer().put(tensor.data());
        sum.update(bytes.array());
    }
}
