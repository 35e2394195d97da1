package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.convscope.array.Tensor;
import org.convscope.core.loss.CategoricalCrossEntropy;
import org.convscope.core.loss.Loss;
import org.convscope.core.loss.SquaredError;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.TensorFile;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.TrainingMode;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What one batch of training gives for whole models; the files come from src/test/scripts/make_training_golden.py. */
class TrainingStepTest {
    private static final double TOLERANCE = 1e-3;
    private static final PresentEngines ENGINES = new PresentEngines();

    @AfterAll
    static void close() {
        ENGINES.close();
    }

    @TestFactory
    Stream<DynamicTest> lossGradientsAndAveragesEqualThoseOfKeras() {
        return ENGINES.each(List.of("vgg", "resnet", "mobilenet", "unet"), name -> name, TrainingStepTest::compare);
    }

    private static void compare(Engine engine, String name) {
        Map<String, Tensor> golden = TensorFile.readAll(resource(name + "_training.h5"));
        try (OpenModel model = KerasModels.open(resource(name + ".h5"), Optional.empty())) {
            String output = model.network().outputs().get(0);
            boolean isOfLogits = of(golden, "targets").rank() == 2;
            Network scored =
                    isOfLogits ? TrainingMode.withoutActivation(model.network(), Set.of(output)) : model.network();
            Network network = TrainingMode.of(scored, 1).network();
            Tensor targets = of(golden, "targets");
            Loss loss =
                    isOfLogits ? new CategoricalCrossEntropy(targets, Loss.Scores.LOGITS) : new SquaredError(targets);
            double[] value = new double[1];
            GradientRequest request = GradientRequest.byWeights(
                    Map.of(output, numbers -> {
                        value[0] = loss.mean(numbers.get());
                        return loss.meanGradient(numbers.get());
                    }),
                    network.layers().stream().map(LayerCall::id).toList());
            Gradients gradients = engine.gradients(network, List.of(of(golden, "input")), request, TaskMonitor.NONE);
            engine.release(network);
            double expected = of(golden, "loss").data()[0];
            assertThat(value[0]).isCloseTo(expected, Offset.offset(1e-4 * expected));
            compare(gradients.weights(), golden, "weights/");
            compare(gradients.averages(), golden, "averages/");
        }
    }

    private static void compare(Map<WeightName, Tensor> mine, Map<String, Tensor> golden, String kind) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        mine.forEach((name, tensor) -> named.put(kind + name.call() + "/" + name.weight(), tensor));
        List<String> expected =
                golden.keySet().stream().filter(name -> name.startsWith(kind)).toList();
        assertThat(named).containsOnlyKeys(expected.toArray(String[]::new));
        named.forEach((name, tensor) ->
                assertThat(error(tensor, of(golden, name))).describedAs(name).isLessThan(TOLERANCE));
    }

    private static Tensor of(Map<String, Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name));
    }

    /** The largest difference over the largest number. */
    private static double error(Tensor mine, Tensor keras) {
        assertThat(mine.shape()).isEqualTo(keras.shape());
        // a bias before a batch normalisation has no gradient but rounding
        double magnitude = 1e-3;
        double difference = 0;
        for (int i = 0; i < keras.size(); i++) {
            magnitude = Math.max(magnitude, Math.abs(keras.data()[i]));
            difference = Math.max(difference, Math.abs((double) mine.data()[i] - keras.data()[i]));
        }
        return difference / magnitude;
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(TrainingStepTest.class.getResource("/core/gradients/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
