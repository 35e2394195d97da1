package org.convscope.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.FrameFolders;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.census.CensusLayers;
import org.convscope.inspect.census.CensusPart;
import org.convscope.inspect.census.CensusPlan;
import org.convscope.inspect.census.CountedParts;
import org.convscope.inspect.census.FrameIdentity;
import org.convscope.inspect.census.KnownCounts;
import org.convscope.inspect.census.ReckonCensus;
import org.convscope.inspect.census.TakeCensus;
import org.convscope.inspect.fold.BatchSize;
import org.convscope.inspect.fold.LeadingShapes;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * Frames a second of a census, from the files to its numbers, and of the core alone: the same layers of the same frames, read before, in
 * batches of the same size. Twice, in this process alone; the counterpart of {@code keras_side.py census}. Prints one JSON line, of the
 * second time.
 *
 * <pre>MeasureCensus MODEL FOLDER TIMES LAYER,LAYER...</pre>
 */
public final class MeasureCensus {
    private static final int ROUNDS = 2;

    private MeasureCensus() {}

    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        List<String> layers = Arrays.asList(args[3].split(","));
        var files = new FrameFiles();
        List<LabelledFrame> frames = frames(files, Path.of(args[1]), Integer.parseInt(args[2]));
        List<FrameIdentity> identities = IntStream.range(0, frames.size())
                .mapToObj(i -> new FrameIdentity("f" + i, "f" + i, List.of(i % 2 == 0 ? "a" : "b")))
                .toList();
        try (Engine engine = EngineFactory.start(BackendChoice.AUTO, Measure.engine());
                OpenModel model = KerasModels.open(file, Optional.empty())) {
            Network network = model.network();
            PrepareInput prepare = inputs(file, network);
            int batch = BatchSize.BY_MEMORY.of(network, layers);
            Tensor inputs = stacked(frames, batch, prepare, files);
            var plan = new CensusPlan(
                    "",
                    frames.size(),
                    layers.stream().map(name -> CensusLayers.named(network, name)).toList(),
                    Optional.of(new CensusPlan.Between("a", "b")),
                    Map.of());
            var request = new TakeCensus.Request(network, plan, frames, identities, 0, frames.size(), LeadingShapes.UNKNOWN);
            var taking = new TakeCensus(
                    () -> engine, frame -> prepare.of(files.read(frame.source()), ""), KnownCounts.NONE, failure -> {
                        throw failure;
                    });
            double core = 0;
            double census = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                for (int i = 0; i < frames.size(); i += batch) {
                    engine.run(network, List.of(inputs), layers, (layer, output) -> {}, TaskMonitor.NONE);
                }
                core = seconds(begin);
                begin = System.nanoTime();
                List<CensusPart> parts = taking.of(request, List.of(), some -> {}, TaskMonitor.NONE);
                ReckonCensus.soFar(plan, CountedParts.of(parts));
                census = seconds(begin);
            }
            int computed = (frames.size() + batch - 1) / batch * batch;
            System.out.printf(
                    Locale.ROOT,
                    "{\"frames\": %d, \"batch\": %d, \"core_per_s\": %.2f, \"frames_per_s\": %.2f}%n",
                    frames.size(),
                    batch,
                    computed / core,
                    frames.size() / census);
        }
    }

    /** The frames of a folder, so many times. */
    static List<LabelledFrame> frames(FrameFiles files, Path folder, int times) {
        List<LabelledFrame> once = new FrameFolders(files)
                .list(folder).stream()
                        .map(frame -> LabelledFrame.withoutLabels(frame.source()))
                        .toList();
        return Collections.nCopies(times, once).stream().flatMap(List::stream).toList();
    }

    /** What makes the inputs of a model of its frames. */
    static PrepareInput inputs(Path model, Network network) {
        return new PrepareInput(
                network,
                ModelSidecar.of(model)
                        .flatMap(ModelSidecar::preprocessing)
                        .orElseGet(() -> Preprocessing.guess(network)));
    }

    /** The first frames as one input, over again where there are fewer. */
    static Tensor stacked(List<LabelledFrame> frames, int batch, PrepareInput prepare, FrameFiles files) {
        List<Tensor> each = IntStream.range(0, batch)
                .mapToObj(i -> prepare.of(files.read(frames.get(i % frames.size()).source()), "")
                        .inputs()
                        .get(0))
                .toList();
        int[] shape = each.get(0).shape();
        shape[0] = batch;
        return Tensor.stacked(each).reshaped(shape);
    }

    static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
