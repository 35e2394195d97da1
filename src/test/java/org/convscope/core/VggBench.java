package org.convscope.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.convscope.network.Weight;
import org.convscope.task.TaskMonitor;

/**
 * Times the maps of all 13 convolutions of VGG16 on a 512 x 512 x 1 frame, and a gradient to the input: {@code main [side]
 * [runs]}. Random weights; the time does not depend on them.
 */
final class VggBench {
    private static final int[][] BLOCKS = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};

    private VggBench() {}

    public static void main(String[] args) {
        int side = args.length > 0 ? Integer.parseInt(args[0]) : 512;
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Network network = vgg(side);
        Tensor frame = random(new Random(1), 1, 1, side, side, 1);
        List<String> convolutions =
                network.convolutions().stream().map(LayerCall::id).toList();
        try (Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            long start = System.nanoTime();
            System.out.println(
                    engine.backend().summary() + ", " + engine.backend().device());
            System.out.printf("backend %.0f ms%n", (System.nanoTime() - start) / 1e6);
            time(
                    "all maps",
                    runs,
                    () -> engine.run(network, List.of(frame), convolutions, (id, map) -> {}, TaskMonitor.NONE));
            time(
                    "last map only",
                    runs,
                    () -> engine.run(
                            network, List.of(frame), List.of("block5_conv3"), (id, map) -> {}, TaskMonitor.NONE));
            Tensor seed = random(new Random(2), 1, 1, side / 16, side / 16, 512);
            time(
                    "gradient block5_conv3",
                    runs,
                    () -> engine.inputGradients(network, List.of(frame), "block5_conv3", seed, TaskMonitor.NONE));
        }
    }

    private static void time(String what, int runs, Runnable work) {
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        double first = times[0];
        Arrays.sort(times);
        System.out.printf("%s: first %.0f ms, median %.0f ms, best %.0f ms%n", what, first, times[runs / 2], times[0]);
    }

    static Network vgg(int side) {
        var random = new Random(3);
        List<LayerCall> calls = new ArrayList<>(List.of(TestNetworks.input("input", side, side, 1)));
        String last = "input";
        int channels = 1;
        int now = side;
        for (int block = 0; block < BLOCKS.length; block++) {
            for (int i = 0; i < BLOCKS[block].length; i++) {
                int filters = BLOCKS[block][i];
                String id = "block%d_conv%d".formatted(block + 1, i + 1);
                float reach = (float) Math.sqrt(6.0 / (9 * channels));
                List<Weight> weights = List.of(
                        new TestNetworks.Held("kernel", random(random, reach, 3, 3, channels, filters)),
                        new TestNetworks.Held("bias", random(random, 0.1f, filters)));
                var operation = new Operation.Convolution(
                        filters, new int[] {3, 3}, new int[] {1, 1}, Padding.SAME, new int[] {1, 1}, 1);
                int[] shape = {now, now, filters};
                calls.add(TestNetworks.call(id, operation, Activation.RELU, List.of(last), shape, weights));
                last = id;
                channels = filters;
            }
            now /= 2;
            String id = "block%d_pool".formatted(block + 1);
            var pool =
                    new Operation.Pooling(Operation.Reduction.MAX, new int[] {2, 2}, new int[] {2, 2}, Padding.VALID);
            int[] shape = {now, now, channels};
            calls.add(TestNetworks.call(id, pool, Activation.LINEAR, List.of(last), shape, List.of()));
            last = id;
        }
        return TestNetworks.of(calls);
    }

    static Tensor random(Random random, float reach, int... shape) {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.data()[i] = (random.nextFloat() * 2 - 1) * reach;
        }
        return tensor;
    }
}
