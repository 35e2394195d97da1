package org.convscope.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.GradientMethod;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.gradients.ComputeSaliency;
import org.convscope.inspect.gradients.SaliencySettings;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.task.TaskMonitor;

/**
 * One saliency map of a noise frame, twice, in this process alone; the counterpart of {@code keras_side.py saliency}. Prints one JSON
 * line.
 *
 * <pre>MeasureSaliency MODEL LAYER|- SIDE METHOD STEPS</pre>
 *
 * Of unit 0 of the layer, or of class 0 of the only output.
 */
public final class MeasureSaliency {
    private MeasureSaliency() {}

    public static void main(String[] args) {
        int side = Integer.parseInt(args[2]);
        GradientMethod method = Stream.of(GradientMethod.values())
                .filter(one -> one.word().equals(args[3]))
                .findFirst()
                .orElseThrow();
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
            var request = new ComputeSaliency.Request(
                    model.network(),
                    List.of(Tensor.of(noise, 1, side, side, channels)),
                    target,
                    new SaliencySettings(method, Optional.empty(), Integer.parseInt(args[4]), 0));
            double[] seconds = new double[2];
            for (int run = 0; run < seconds.length; run++) {
                long begin = System.nanoTime();
                new ComputeSaliency(engine).compute(request, TaskMonitor.NONE);
                seconds[run] = (System.nanoTime() - begin) / 1e9;
            }
            System.out.printf(Locale.ROOT, "{\"first_s\": %.3f, \"again_s\": %.3f}%n", seconds[0], seconds[1]);
        }
    }
}
