package org.convscope.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.network.Network;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which Keras saves a model, and what people take for one; files of {@code src/test/scripts/make_kinds.py}. */
class FileKindsTest {
    private static final Path FOLDER = Path.of("src/test/resources/kinds");
    private static Engine engine;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        engine = EngineFactory.start(BackendChoice.CPU);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "unpacked, single, 1e-5",
        "parts.weights.json, single, 1e-5",
        "parts_00000.weights.h5, single, 1e-5",
        "parts_00001.weights.h5, single, 1e-5",
        "newest.h5, single, 1e-5",
        "newest_whole.h5, single, 1e-5",
        "halves.keras, halves, 1e-2",
        "halves.h5, halves, 1e-2"
    })
    void everyWayOfSavingGivesWhatKerasComputes(String name, String truth, double tolerance) {
        Optional<Path> architecture =
                name.startsWith("parts") ? Optional.of(FOLDER.resolve("architecture.json")) : Optional.empty();
        Map<String, Tensor> keras = TensorFile.readAll(FOLDER.resolve(truth + "_activations.h5"));
        Tensor input = Objects.requireNonNull(
                TensorFile.readAll(FOLDER.resolve(truth + "_input.h5")).get("x"));
        try (OpenModel model = KerasModels.open(FOLDER.resolve(name), architecture)) {
            Network network = model.network();
            assertThat(model.file()).isEqualTo(FOLDER.resolve(name));
            assertThat(model.precision())
                    .isEqualTo(truth.equals("halves") ? OpenModel.Precision.HALF : OpenModel.Precision.SINGLE);
            assertThat(keras).hasSize(4);
            engine.run(network, List.of(input), keras.keySet(), TaskMonitor.NONE)
                    .forEach((id, mine) -> assertThat(VerifyLayers.error(mine, Objects.requireNonNull(keras.get(id))))
                            .as(id)
                            .isLessThan(tolerance));
            engine.release(network);
        }
    }

    @Test
    void layersOfWeightsAloneSayWhyInWordsOfTheFile() {
        try (OpenModel model =
                KerasModels.open(Path.of("src/test/resources/golden/k2_weights/plain.h5"), Optional.empty())) {
            Network network = model.network();
            assertThat(network.layers()).isNotEmpty().allSatisfy(layer -> assertThat(network.unavailable(layer.id()))
                    .contains("the file holds weights alone, no architecture"));
        }
    }

    @Test
    void weightsOfWhichAPartIsMissingAreRefusedByItsName() throws IOException {
        for (String name : List.of("parts.weights.json", "parts_00000.weights.h5")) {
            Files.copy(FOLDER.resolve(name), folder.resolve(name));
        }
        assertThatThrownBy(() -> KerasModels.open(
                        folder.resolve("parts.weights.json"), Optional.of(FOLDER.resolve("architecture.json"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("parts_00001.weights.h5");
    }

    @Test
    void anIndexNamesOnlyFilesBesideIt() throws IOException {
        Path index = folder.resolve("a.weights.json");
        Files.writeString(index, "{\"weight_map\": {\"/layers\": [\"../a_00000.weights.h5\"]}}");
        assertThatThrownBy(() -> KerasModels.open(index, Optional.empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no file of weights");
    }

    @ParameterizedTest
    @CsvSource({
        "page.h5, <!DOCTYPE html><html>404, web page",
        "lfs.h5, version https://git-lfs.github.com/spec/v1, git lfs pull",
        "model.json, '{\"class_name\": \"Sequential\"}', --architecture",
        "ckpt.index, abc, load_weights",
        "model.ckpt.data-00000-of-00001, abc, load_weights",
        "graph.pb, abc, tf.keras.models.load_model",
        "net.onnx, abc, ONNX",
        "net.pt, abc, PyTorch",
        "model.tflite, 1___TFL3, TensorFlow Lite"
    })
    void whatPeopleTakeForAModelIsNamed(String name, String content, String said) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> KerasModels.open(file, Optional.empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(said);
    }

    @Test
    void aSavedModelIsNamed() throws IOException {
        Files.write(folder.resolve("saved_model.pb"), new byte[10]);
        assertThatThrownBy(() -> KerasModels.open(folder, Optional.empty()))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("SavedModel");
    }
}
