package org.convscope.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSets;
import org.convscope.frame.io.FrameFiles;
import org.convscope.task.TaskMonitor;
import org.convscope.train.ImageAugmentation;
import org.convscope.train.NetworkDesign;
import org.convscope.train.NetworkDesignJson;
import org.convscope.train.PrepareTraining;
import org.convscope.train.TrainingRun;
import org.convscope.train.TrainingSettings;

/**
 * Epochs of a training on a file of arrays, in this process alone; the counterpart of {@code keras_side.py training}. Prints one JSON
 * line.
 *
 * <pre>MeasureTraining plain|regularised|DESIGN.json ARRAYS EPOCHS OUT.h5</pre>
 *
 * All frames are trained on, in batches of 32, and nothing is written in between. The median epoch counts, without the first two.
 * OUT.h5 is the network before it learns.
 */
public final class MeasureTraining {
    private static final int BATCH = 32;
    private static final int WARM_UP = 2;

    private MeasureTraining() {}

    public static void main(String[] args) {
        NetworkDesign design =
                switch (args[0]) {
                    case "plain" -> NetworkDesign.PLAIN;
                    case "regularised" -> NetworkDesign.REGULARISED;
                    default -> NetworkDesignJson.read(Path.of(args[0]));
                };
        int epochs = Integer.parseInt(args[2]);
        var frames = new FrameFiles();
        DataSet dataSet = new DataSets(frames).open(Path.of(args[1]), TaskMonitor.NONE);
        PrepareTraining.Prepared prepared = new PrepareTraining(frames::read, failure -> {
                    throw failure;
                })
                .of(
                        new PrepareTraining.Request(
                                dataSet,
                                new PrepareTraining.Source.Design(design),
                                OptionalInt.empty(),
                                false,
                                Optional.empty(),
                                new double[] {1, 0, 0},
                                0),
                        TaskMonitor.NONE);
        prepared.model().write(Path.of(args[3]), prepared.model().network());
        List<Long> ends = new ArrayList<>(List.of(System.nanoTime()));
        try (Engine engine = EngineFactory.start(BackendChoice.AUTO, Measure.engine())) {
            new TrainingRun(
                            () -> engine,
                            prepared.model().network(),
                            prepared.data(),
                            prepared.split(),
                            new TrainingSettings(epochs, BATCH, 1e-4, false, ImageAugmentation.NONE, 0, 0),
                            TrainingRun.begin(prepared.model().network()),
                            state -> ends.add(System.nanoTime()))
                    .all(TaskMonitor.NONE);
        }
        int steps = (prepared.split().training().size() + BATCH - 1) / BATCH;
        List<Double> each = new ArrayList<>();
        for (int i = WARM_UP + 1; i < ends.size(); i++) {
            each.add((ends.get(i) - ends.get(i - 1)) / 1e9 / steps);
        }
        each.sort(null);
        System.out.printf(
                Locale.ROOT, "{\"step_s\": %.4f, \"least_s\": %.4f}%n", each.get(each.size() / 2), each.get(0));
    }
}
