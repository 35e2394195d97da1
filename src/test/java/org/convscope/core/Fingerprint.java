package org.convscope.core;

import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.convscope.array.Tensor;
import org.convscope.core.backend.BackendChoice;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * Prints how many threads compute, and checksums over all bits of a VGG16's maps and of a gradient, each computed twice:
 * {@code threads maps maps gradient gradient}. Run in a process of its own by {@link ReproducibilityTest}.
 */
final class Fingerprint {
    private static final int SIDE = 64;

    private Fingerprint() {}

    public static void main(String[] args) {
        Network network = VggBench.vgg(SIDE);
        Tensor frame = VggBench.random(new Random(1), 1, 1, SIDE, SIDE, 1);
        Tensor seed = VggBench.random(new Random(2), 1, 1, SIDE / 16, SIDE / 16, 512);
        try (Engine engine = Engines.start(BackendChoice.CPU)) {
            System.out.printf(
                    "%d %x %x %x %x%n",
                    engine.backend().threads(),
                    maps(engine, network, frame),
                    maps(engine, network, frame),
                    gradient(engine, network, frame, seed),
                    gradient(engine, network, frame, seed));
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

    private static void add(CRC32 sum, Tensor tensor) {
        var bytes = java.nio.ByteBuffer.allocate(4 * tensor.size());
        bytes.asFloatBuffer().put(tensor.data());
        sum.update(bytes.array());
    }
}
