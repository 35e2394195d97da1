package org.convscope.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.target.Target;
import org.convscope.inspect.topimages.FindTopImages;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * Frames a second of top images, from the files to the ten frames of every unit, and of the core alone: the same layer of the same
 * frames, read before. Twice, in this process alone; the counterpart of {@code keras_side.py top}. Prints one JSON line, of the second
 * time.
 *
 * <pre>MeasureTop MODEL FOLDER TIMES LAYER</pre>
 */
public final class MeasureTop {
    private static final int ROUNDS = 2;
    private static final int COUNT = 10;

    private MeasureTop() {}

    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        String layer = args[3];
        var files = new FrameFiles();
        List<LabelledFrame> frames = MeasureCensus.frames(files, Path.of(args[1]), Integer.parseInt(args[2]));
        try (Engine engine = EngineFactory.start(BackendChoice.AUTO, Measure.engine());
                OpenModel model = KerasModels.open(file, Optional.empty())) {
            Network network = model.network();
            PrepareInput prepare = MeasureCensus.inputs(file, network);
            int batch = BatchSize.BY_MEMORY.of(network, List.of(layer));
            Tensor inputs = MeasureCensus.stacked(frames, batch, prepare, files);
            List<Target> units = Target.units(network, layer);
            var finding = new FindTopImages(
                    () -> engine, frame -> prepare.of(files.read(frame.source()), ""), failure -> {
                        throw failure;
                    });
            double core = 0;
            double top = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                for (int i = 0; i < frames.size(); i += batch) {
                    engine.run(network, List.of(inputs), List.of(layer), (id, output) -> {}, TaskMonitor.NONE);
                }
                core = MeasureCensus.seconds(begin);
                begin = System.nanoTime();
                finding.of(new FindTopImages.Request(network, units, COUNT, frames)).all(TaskMonitor.NONE);
                top = MeasureCensus.seconds(begin);
            }
            int computed = (frames.size() + batch - 1) / batch * batch;
            System.out.printf(
                    Locale.ROOT,
                    "{\"frames\": %d, \"batch\": %d, \"core_per_s\": %.2f, \"frames_per_s\": %.2f}%n",
                    frames.size(),
                    batch,
                    computed / core,
                    frames.size() / top);
        }
    }
}
