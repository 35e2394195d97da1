package org.convscope.bench;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.FrameFolders;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * Frames a second that are predicted: by the core alone, of frames that were read before; reading and computing one after the
 * other; and folded, reading beside computing. Prints a JSON line a round.
 *
 * <pre>MeasureFold MODEL FOLDER TIMES</pre>
 */
public final class MeasureFold {
    private static final int ROUNDS = 3;

    private MeasureFold() {}

    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        var frames = new FrameFiles();
        List<LabelledFrame> folder = new FrameFolders(frames)
                .list(Path.of(args[1])).stream()
                        .map(CategorizedFrame::source)
                        .map(source -> new LabelledFrame(source, source.name(), List.of()))
                        .toList();
        List<LabelledFrame> all = Collections.nCopies(Integer.parseInt(args[2]), folder).stream()
                .flatMap(List::stream)
                .toList();
        try (Engine engine = EngineFactory.start(BackendChoice.AUTO);
                OpenModel model = KerasModels.open(file, Optional.empty())) {
            Network network = model.network();
            Preprocessing preprocessing = ModelSidecar.of(file)
                    .flatMap(ModelSidecar::preprocessing)
                    .orElseGet(() -> Preprocessing.guess(network));
            int[] shape = network.call(network.inputs().get(0)).outputShape();
            Function<LabelledFrame, NetworkInput> read = frame -> new NetworkInput(
                    frame.name(), "", "", List.of(preprocessing.apply(frames.read(frame.source()), shape)));
            List<NetworkInput> before = folder.stream().map(read).toList();
            for (int round = 0; round < ROUNDS; round++) {
                double core = rate(
                        all.size(),
                        () -> all.forEach(frame -> run(
                                engine,
                                network,
                                before.get(folder.indexOf(frame)).inputs())));
                double after = rate(
                        all.size(),
                        () -> all.forEach(
                                frame -> run(engine, network, read.apply(frame).inputs())));
                var request = new PredictFrames.Request(network, List.of(), List.of(), all);
                double folded = rate(all.size(), () -> new PredictFrames(() -> engine, read, request, failure -> {
                            throw failure;
                        })
                        .all(TaskMonitor.NONE));
                System.out.printf(
                        Locale.ROOT,
                        "{\"frames\": %d, \"core_per_s\": %.1f, \"one_after_the_other_per_s\": %.1f, \"folded_per_s\":"
                                + " %.1f}%n",
                        all.size(),
                        core,
                        after,
                        folded);
            }
        }
    }

    private static void run(Engine engine, Network network, List<Tensor> inputs) {
        engine.run(network, inputs, network.outputs(), TaskMonitor.NONE);
    }

    private static double rate(int frames, Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return frames / ((System.nanoTime() - begin) / 1e9);
    }
}
