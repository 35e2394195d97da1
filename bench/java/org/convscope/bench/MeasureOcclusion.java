package org.convscope.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.OcclusionFill;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.frame.geometry.Geometry;
import org.convscope.inspect.occlusion.ComputeOcclusion;
import org.convscope.inspect.occlusion.InputPlaces;
import org.convscope.inspect.occlusion.OcclusionEffort;
import org.convscope.inspect.occlusion.OcclusionMaps;
import org.convscope.inspect.occlusion.OcclusionShape;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.task.TaskMonitor;

/**
 * One occlusion map of a noise frame, in this process alone; the counterpart of {@code keras_side.py occlusion}. Prints one JSON line.
 *
 * <pre>MeasureOcclusion MODEL LAYER|- SIDE PATCH STRIDE</pre>
 *
 * Of unit 0 of the layer, or of class 0 of the only output. {@code picture_s} is when the map is whole for the first time, coarse.
 */
public final class MeasureOcclusion {
    private MeasureOcclusion() {}

    public static void main(String[] args) {
        int side = Integer.parseInt(args[2]);
        try (OpenModel model = KerasModels.open(Path.of(args[0]), Optional.empty());
                Engine engine = EngineFactory.start(BackendChoice.AUTO, Measure.engine())) {
            String input = model.network().inputs().get(0);
            int channels = model.network().call(input).units();
            float[] noise = new float[side * side * channels];
            Random random = new Random(0);
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.nextFloat();
            }
            Target target = args[1].equals("-")
                    ? new Target.OutputClass(model.network().outputs().get(0), 0)
                    : new Target.Unit(args[1], 0);
            var request = new ComputeOcclusion.Request(
                    model.network(),
                    List.of(Tensor.of(noise, 1, side, side, channels)),
                    target,
                    new OcclusionShape.Patches(
                            Integer.parseInt(args[3]), Integer.parseInt(args[4]), OcclusionFill.ZERO),
                    List.of(InputPlaces.ofInput(side, side, Geometry.UNKNOWN)));
            double[] picture = new double[1];
            long begin = System.nanoTime();
            OcclusionMaps maps = new ComputeOcclusion(engine)
                    .compute(
                            request,
                            stage -> {
                                picture[0] = picture[0] > 0 ? picture[0] : (System.nanoTime() - begin) / 1e9;
                                return true;
                            },
                            TaskMonitor.NONE);
            double seconds = (System.nanoTime() - begin) / 1e9;
            OcclusionEffort effort = maps.efforts().values().iterator().next();
            int passes = maps.drops().values().iterator().next().size();
            System.out.printf(
                    Locale.ROOT,
                    "{\"picture_s\": %.3f, \"all_s\": %.3f, \"passes\": %d, \"fewer\": %.1f}%n",
                    picture[0],
                    seconds,
                    passes,
                    effort.saving());
        }
    }
}
