package org.convscope.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.LabelColumn;
import org.convscope.input.ImageSize;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.keras.StoredArchitecture;
import org.convscope.keras.TensorFile;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a training writes, opened by real Keras. bars.h5 is the result of {@code convscope train}; what both Kerases say of it comes
 * from src/test/scripts/make_written_golden.py.
 */
class WrittenModelTest {
    private static final Path FILES = Path.of("src/test/resources/training/written");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"keras2.h5", "keras3.h5"})
    void kerasPredictsTheSame(String keras) {
        Map<String, Tensor> said = TensorFile.readAll(FILES.resolve(keras));
        Tensor input = Objects.requireNonNull(said.get("x"));
        Map<String, Tensor> found = new LinkedHashMap<>();
        try (OpenModel model = KerasModels.open(FILES.resolve("bars.h5"), Optional.empty());
                Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            List<String> outputs = model.network().outputs();
            engine.run(model.network(), List.of(input), outputs, found::put, TaskMonitor.NONE);
            assertThat(outputs).containsExactly("predictions", "labels", "quantities");
        }
        found.forEach((output, values) -> {
            Tensor expected = Objects.requireNonNull(said.get(output));
            assertThat(values.shape()).containsExactly(expected.shape());
            for (int i = 0; i < values.size(); i++) {
                assertThat(values.data()[i]).isCloseTo(expected.data()[i], within(1e-4f));
            }
        });
    }

    /** So that the file above stands for what is written today. */
    @Test
    void whatIsWrittenNowIsDescribedAsThatFileIs() {
        NetworkDesign design = new NetworkDesign(
                "design.json", List.of(block(6, true, 0), block(8, false, 0.1)), true, List.of(12), 0.1);
        List<LabelColumn> columns = List.of(
                new LabelColumn("kind", LabelColumn.Kind.CLASS, List.of("flat", "tall")),
                LabelColumn.of("bar", LabelColumn.Kind.BINARY),
                LabelColumn.of("brightness", LabelColumn.Kind.CONTINUOUS));
        TrainableModel model = TrainableModel.create(design, new ImageSize(24, 24), 1, OutputHead.of(columns), 0);
        Path written = folder.resolve("bars.h5");
        model.write(written, model.network());
        assertThat(StoredArchitecture.read(written)).isEqualTo(StoredArchitecture.read(FILES.resolve("bars.h5")));
        assertThat(TensorFile.readAll(written).keySet())
                .containsExactlyElementsOf(
                        TensorFile.readAll(FILES.resolve("bars.h5")).keySet());
    }

    private static NetworkDesign.Block block(int filters, boolean normalised, double dropout) {
        return new NetworkDesign.Block(1, filters, 3, "same", "relu", normalised, dropout, 2);
    }

    /** Keras 3 refuses a file that gives one of these an argument which its constructor has not. */
    @Test
    void noLayerSaysThatItIsTrainableToWhichKeras3DoesNotListen() {
        TrainableModel model = TrainableModel.create(
                NetworkDesign.REGULARISED,
                new ImageSize(20, 20),
                1,
                OutputHead.of(List.of(new LabelColumn("kind", LabelColumn.Kind.CLASS, List.of("a", "b")))),
                0);
        int dropouts = 0;
        for (JsonElement layer : model.architecture().getAsJsonObject("config").getAsJsonArray("layers")) {
            JsonObject stated = layer.getAsJsonObject();
            if (stated.get("class_name").getAsString().equals("SpatialDropout2D")) {
                dropouts++;
                assertThat(stated.getAsJsonObject("config").has("trainable")).isFalse();
            }
        }
        assertThat(dropouts).isEqualTo(1);
    }
}
