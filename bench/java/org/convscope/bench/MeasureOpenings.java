package org.convscope.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.maps.ComputeMaps;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * Opens and closes a model many times, with all its kernels and the maps of its last convolution each time. Prints a JSON line
 * every ten times: memory, mappings and open files once it is closed and the garbage collected.
 *
 * <pre>MeasureOpenings MODEL FRAME TIMES</pre>
 */
public final class MeasureOpenings {
    private MeasureOpenings() {}

    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        int times = Integer.parseInt(args[2]);
        var cache = MapCache.ofDefaultSize();
        try (Engine engine = EngineFactory.start(BackendChoice.AUTO)) {
            for (int i = 1; i <= times; i++) {
                try (OpenModel model = KerasModels.open(file, Optional.empty())) {
                    look(engine, cache, model.network(), FrameSource.of(Path.of(args[1])));
                    cache.release(model.network());
                    engine.release(model.network());
                }
                if (i % 10 == 0 || i == 1) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    System.out.printf(
                            Locale.ROOT,
                            "{\"opened\": %d, \"resident_mb\": %d, \"heap_mb\": %d, \"mapped\": %d, \"files\": %d}%n",
                            i,
                            ProcessMemory.megabytes(),
                            (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                            ProcessMemory.mapped(file),
                            ProcessMemory.openFiles());
                }
            }
        }
    }

    private static void look(Engine engine, MapCache cache, Network network, FrameSource frame) {
        List<LayerCall> convolutions = network.convolutions();
        var kernels = new ReadKernels();
        convolutions.forEach(call -> kernels.of(network, call.id()));
        int[] shape = network.call(network.inputs().get(0)).outputShape();
        var input = new NetworkInput(
                frame.toString(),
                "",
                "",
                List.of(Preprocessing.guess(network).apply(new FrameFiles().read(frame), shape)));
        String last = convolutions.get(convolutions.size() - 1).id();
        new ComputeMaps(engine, cache)
                .compute(new ComputeMaps.Request(network, List.of(input), List.of(last)), TaskMonitor.NONE);
    }
}
