package org.convscope.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.ExciterPreset;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.input.InputScale;
import org.convscope.input.ModelSidecar;
import org.convscope.input.PixelScale;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.exciter.ClimbListener;
import org.convscope.inspect.exciter.Exciter;
import org.convscope.inspect.exciter.ExciterSettings;
import org.convscope.inspect.exciter.FindExciters;
import org.convscope.inspect.target.ChannelMeans;
import org.convscope.inspect.target.Target;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.Network;
import org.convscope.network.NetworkPart;
import org.convscope.render.tile.ExciterTile;
import org.convscope.task.TaskMonitor;

/**
 * Exciters of each preset beside the notebook's, all brought to the mean 0.5 and the standard deviation 0.1, made
 * 8-bit and fed back through the model's preprocessing: the unit's mean over 16 shifts of up to 8 pixels. Of 20 units:
 * four evenly spread over each block's last convolution. And the time that a whole layer's exciters take.
 *
 * <pre>MeasureExciters fair MODEL [PRESET[,PRESET] [STEPS]]
 * MeasureExciters time MODEL LAYER SIDE</pre>
 */
public final class MeasureExciters {
    private static final List<String> LAYERS =
            List.of("block1_conv2", "block2_conv2", "block3_conv3", "block4_conv3", "block5_conv3");
    private static final int UNITS = 4;
    private static final int SIDE = 64;
    private static final int SHIFTS = 16;
    private static final int REACH = 8;

    private MeasureExciters() {}

    public static void main(String[] args) {
        try (OpenModel model = KerasModels.open(Path.of(args[1]), Optional.empty());
                Engine engine = EngineFactory.start(BackendChoice.AUTO, Measure.engine())) {
            if (args[0].equals("time")) {
                time(engine, model, args[2], Integer.parseInt(args[3]));
            } else {
                fair(
                        engine,
                        model,
                        args.length > 2 ? args[2] : "",
                        args.length > 3 ? OptionalInt.of(Integer.parseInt(args[3])) : OptionalInt.empty());
            }
        }
    }

    private static InputScale scale(OpenModel model) {
        return ModelSidecar.of(model.file())
                .flatMap(ModelSidecar::preprocessing)
                .orElseGet(() -> Preprocessing.guess(model.network()))
                .scale();
    }

    private static FindExciters.Request request(
            OpenModel model, List<Target> targets, ExciterSettings settings, int side) {
        return new FindExciters.Request(
                model.network(), targets, settings, scale(model), Optional.empty(), OptionalInt.of(side), List.of(), 0);
    }

    /** The second of two runs. */
    private static void time(Engine engine, OpenModel model, String layer, int side) {
        List<Target> targets = Target.units(model.network(), layer);
        FindExciters.Request request = request(model, targets, ExciterSettings.of(ExciterPreset.NOTEBOOK), side);
        FindExciters.Request first = request(
                model, targets, ExciterSettings.of(ExciterPreset.NOTEBOOK).withSteps(2), side);
        new FindExciters(engine).of(first, ClimbListener.NONE, TaskMonitor.NONE);
        long begin = System.nanoTime();
        new FindExciters(engine).of(request, ClimbListener.NONE, TaskMonitor.NONE);
        System.out.printf(
                Locale.ROOT, "{\"units\": %d, \"layer_s\": %.3f}%n", targets.size(), (System.nanoTime() - begin) / 1e9);
    }

    /**
     * @param named presets by name, besides the notebook's; all where there are none
     */
    private static void fair(Engine engine, OpenModel model, String named, OptionalInt steps) {
        List<String> words = List.of(named.split(","));
        List<ExciterPreset> presets = Arrays.stream(ExciterPreset.values())
                .filter(preset -> preset == ExciterPreset.NOTEBOOK || named.isEmpty() || words.contains(preset.word()))
                .toList();
        List<double[]> ratios = new ArrayList<>();
        for (String layer : LAYERS) {
            int count = model.network().call(layer).units();
            List<Target> targets = new ArrayList<>();
            for (int i = 0; i < UNITS; i++) {
                targets.add(new Target.Unit(layer, i * count / UNITS));
            }
            double[][] values = new double[presets.size()][];
            for (int p = 0; p < presets.size(); p++) {
                ExciterSettings settings = ExciterSettings.of(presets.get(p));
                if (steps.isPresent() && p > 0) {
                    settings = settings.withSteps(steps.getAsInt());
                }
                List<Exciter> found = new FindExciters(engine)
                        .of(request(model, targets, settings, SIDE), ClimbListener.NONE, TaskMonitor.NONE)
                        .exciters();
                values[p] = found.stream()
                        .mapToDouble(one -> value(engine, model, layer, one))
                        .toArray();
            }
            for (int i = 0; i < UNITS; i++) {
                ratios.add(row(layer, i * count / UNITS, values, i));
            }
        }
        StringBuilder medians = new StringBuilder();
        for (int p = 1; p < presets.size(); p++) {
            medians.append(String.format(Locale.ROOT, " | %.2f", median(ratios, p)));
        }
        System.out.println("| median ratio | | " + medians.append(" |"));
    }

    private static double[] row(String layer, int unit, double[][] values, int place) {
        double[] ratios = new double[values.length];
        StringBuilder text = new StringBuilder("| `" + layer + "` " + unit);
        text.append(String.format(Locale.ROOT, " | %.4g", values[0][place]));
        for (int p = 1; p < values.length; p++) {
            ratios[p] = values[p][place] / values[0][place];
            text.append(String.format(Locale.ROOT, " | %.4g", values[p][place]));
        }
        System.out.println(text.append(" |"));
        return ratios;
    }

    /** Units that are dead for both do not count. */
    private static double median(List<double[]> ratios, int preset) {
        double[] sorted = ratios.stream()
                .mapToDouble(one -> one[preset])
                .filter(ratio -> !Double.isNaN(ratio))
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double value(Engine engine, OpenModel model, String layer, Exciter exciter) {
        PixelScale scale = PixelScale.of(scale(model), exciter.image().length(-1));
        Tensor ordered = Tensor.of(
                scale.inPictureOrder(exciter.image().data()), exciter.image().shape());
        int[] levels = ExciterTile.levels(ordered);
        int channels = ordered.length(2);
        float[] batch = new float[SHIFTS * levels.length];
        SplittableRandom chance = new SplittableRandom(7);
        for (int n = 0; n < SHIFTS; n++) {
            float[] shifted =
                    shifted(levels, channels, chance.nextInt(-REACH, REACH + 1), chance.nextInt(-REACH, REACH + 1));
            System.arraycopy(scale.toInput(shifted), 0, batch, n * levels.length, levels.length);
        }
        Network part = NetworkPart.upTo(
                model.network(), layer, Map.of(model.network().inputs().get(0), ordered.shape()));
        Tensor output = Objects.requireNonNull(engine.run(
                        part, List.of(Tensor.of(batch, SHIFTS, SIDE, SIDE, channels)), List.of(layer), TaskMonitor.NONE)
                .get(layer));
        engine.release(part);
        int unit = ((Target.Unit) exciter.target()).unit();
        return Arrays.stream(ChannelMeans.of(layer, output, n -> unit))
                .average()
                .orElseThrow();
    }

    /** What comes in is the border, repeated. */
    private static float[] shifted(int[] levels, int channels, int down, int across) {
        float[] moved = new float[levels.length];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int row = Math.max(0, Math.min(SIDE - 1, y - down));
                int column = Math.max(0, Math.min(SIDE - 1, x - across));
                for (int c = 0; c < channels; c++) {
                    moved[(y * SIDE + x) * channels + c] = levels[(row * SIDE + column) * channels + c];
                }
            }
        }
        return moved;
    }
}
