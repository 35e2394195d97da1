package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.inspect.activations.ComputeActivations;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A whole set of golden models, layer by layer, on each engine: {@code -Dconvscope.golden=DIR}, a folder of folders with
 * model.h5 or model.keras, input.h5 and activations.h5. Writes a table an engine, {@code target/golden-ENGINE.txt}.
 */
@EnabledIfSystemProperty(named = "convscope.golden", matches = ".+")
class GoldenSetTest {
    private static final double TOLERANCE = 1e-4;
    private static final double HALF_PRECISION = 1e-2;

    @ParameterizedTest
    @MethodSource("org.convscope.core.PresentEngines#choices")
    void everyModelAgreesWithKeras(EngineChoice choice) throws IOException {
        String only = System.getProperty("convscope.only", "");
        List<String> failures = new ArrayList<>();
        var table = new StringBuilder();
        try (Engine engine = EngineFactory.start(BackendChoice.CPU, choice);
                Stream<Path> cases = Files.list(Path.of(System.getProperty("convscope.golden")))) {
            for (Path folder : cases.sorted().toList()) {
                for (String name : List.of("model.h5", "model.keras")) {
                    Path model = folder.resolve(name);
                    if (folder.toString().contains(only)
                            && Files.exists(model)
                            && Files.exists(folder.resolve("activations.h5"))) {
                        String verdict = verdict(engine, folder, model);
                        table.append(verdict.startsWith("ok") ? "     " : "FAIL ")
                                .append(folder.getFileName())
                                .append('/')
                                .append(name)
                                .append("  ")
                                .append(verdict)
                                .append('\n');
                        if (!verdict.startsWith("ok")) {
                            failures.add(folder.getFileName() + "/" + name);
                        }
                    }
                }
            }
        }
        Files.writeString(Path.of("target", "golden-" + choice + ".txt"), table);
        assertThat(failures).describedAs(table.toString()).isEmpty();
    }

    private static String verdict(Engine engine, Path folder, Path file) {
        double tolerance = folder.toString().contains("float16") ? HALF_PRECISION : TOLERANCE;
        boolean mayMiss = folder.toString().endsWith("_mid");
        try (OpenModel model = KerasModels.open(file, Optional.empty())) {
            Map<String, Tensor> given = TensorFile.readAll(folder.resolve("input.h5"));
            List<Tensor> inputs = new ArrayList<>();
            for (String id : model.network().inputs()) {
                Tensor named = given.get(id);
                inputs.add(named != null ? named : given.values().iterator().next());
            }
            Map<String, Tensor> mine = new LinkedHashMap<>();
            new ComputeActivations(engine)
                    .compute(
                            new ComputeActivations.Request(model.network(), inputs, List.of()),
                            mine::put,
                            TaskMonitor.NONE);
            engine.release(model.network());
            return compared(mine, TensorFile.readAll(folder.resolve("activations.h5")), tolerance, mayMiss);
        } catch (ProblemException e) {
            return e.problem().sentence();
        } catch (RuntimeException e) {
            return e + " " + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 4));
        }
    }

    private static String compared(
            Map<String, Tensor> mine, Map<String, Tensor> keras, double tolerance, boolean mayMiss) {
        double worst = 0;
        String where = "";
        List<String> missing = new ArrayList<>();
        for (var entry : keras.entrySet()) {
            Tensor own = mine.get(entry.getKey());
            if (own == null) {
                missing.add(entry.getKey());
                continue;
            }
            if (!Arrays.equals(own.shape(), entry.getValue().shape())) {
                return entry.getKey() + " has shape " + Arrays.toString(own.shape()) + ", Keras's is "
                        + Arrays.toString(entry.getValue().shape());
            }
            double error = error(own.data(), entry.getValue().data());
            if (!(error <= worst)) {
                worst = error;
                where = entry.getKey();
            }
        }
        if (!(worst <= tolerance)) {
            return "error %.2g at %s".formatted(worst, where);
        }
        if (!missing.isEmpty() && !mayMiss) {
            return "missing " + missing;
        }
        return "ok, worst %.1e at %s%s".formatted(worst, where, missing.isEmpty() ? "" : ", missing " + missing);
    }

    /** The largest difference over the layer's magnitude. */
    private static double error(float[] mine, float[] keras) {
        double magnitude = 0.01;
        double difference = 0;
        for (int i = 0; i < keras.length; i++) {
            magnitude = Math.max(magnitude, Math.abs(keras[i]));
            double here = Math.abs((double) mine[i] - keras[i]);
            difference = here >= difference || Double.isNaN(here) ? here : difference;
        }
        return difference / magnitude;
    }
}
