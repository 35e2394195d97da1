package org.convscope.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands beside a model is read strictly, and guessed openly where nothing stands there. */
class ModelSidecarTest {
    @Test
    void aPreprocessingIsSavedAndTheRestStays(@TempDir Path folder) throws Exception {
        Path file = ModelSidecar.place(folder.resolve("m.h5"));
        assertThat(file).isEqualTo(folder.resolve("m.convscope.json"));
        Files.writeString(file, "{\"labels\": [{\"name\": \"ice\"}], \"preprocessing\": {\"scale\": \"raw\"}}");
        Preprocessing saved = Preprocessing.RAW.withScale(new InputScale.By255());

        Files.writeString(file, ModelSidecar.with(file, saved));

        ModelSidecar back = ModelSidecar.of(folder.resolve("m.h5")).orElseThrow();
        assertThat(back.preprocessing()).contains(saved);
        assertThat(back.labels()).extracting(OutputLabel::name).containsExactly("ice");
        assertThat(ModelSidecar.with(folder.resolve("other.convscope.json"), saved))
                .contains("preprocessing");
    }

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void labelsAndPreprocessingAreRead() throws IOException {
        write("quality.convscope.json", """
            {"labels": [{"output": "quality", "index": 0, "name": "blank", "kind": "softmax"},
                        {"output": "mosaic", "index": 0, "name": "mosaic1", "kind": "regression"}],
             "preprocessing": {"size": [512, 256], "resample": "area", "crop": "centre", "channels": 1,
                               "counts": {"mode": "sqrt-median", "factor": 100}, "scale": "1/255"},
             "metrics": {"accuracy": 0.93}}
            """);

        ModelSidecar sidecar = ModelSidecar.of(folder.resolve("quality.h5")).orElseThrow();

        assertThat(sidecar.labels())
                .containsExactly(
                        new OutputLabel("quality", 0, "blank", OutputLabel.Kind.SOFTMAX),
                        new OutputLabel("mosaic", 0, "mosaic1", OutputLabel.Kind.REGRESSION));
        Preprocessing preprocessing = sidecar.preprocessing().orElseThrow();
        assertThat(preprocessing.size()).contains(new ImageSize(512, 256));
        assertThat(preprocessing.counts()).isEqualTo(new EightBitCounts.SquareRootOfMedian(100, -10));
        assertThat(preprocessing.isGuess()).isFalse();
        assertThat(sidecar.metrics()).contains("{\"accuracy\":0.93}");
        assertThat(sidecar.data()).isEmpty();
    }

    @Test
    void declarationsAndAStartAreRead() throws IOException {
        write("a.convscope.json", """
            {"declarations": {"scale": "x/255", "norm": "as:BatchNormalization"}, "start": "base"}
            """);
        ModelSidecar sidecar = ModelSidecar.of(folder.resolve("a.h5")).orElseThrow();
        assertThat(sidecar.declarations())
                .containsExactly(Map.entry("scale", "x/255"), Map.entry("norm", "as:BatchNormalization"));
        assertThat(sidecar.start()).contains("base");

        write("b.convscope.json", "{\"declarations\": {\"scale\": 255}}");
        assertThatThrownBy(() -> ModelSidecar.of(folder.resolve("b.h5")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("declarations.scale");
    }

    @Test
    void fillingsAreReadAndStayInTheModelsFolder() throws IOException {
        write("a.convscope.json", "{\"fill\": {\"mask\": \"0.5\", \"second\": \"second.h5\", \"third\": \"frame\"}}");
        ModelSidecar sidecar = ModelSidecar.of(folder.resolve("a.h5")).orElseThrow();
        assertThat(sidecar.fillings())
                .containsExactly(
                        Map.entry("mask", "0.5"), Map.entry("second", "second.h5"), Map.entry("third", "frame"));

        for (String elsewhere : List.of("../second.h5", "/tmp/second.h5", "other/second.h5", "much")) {
            write("b.convscope.json", "{\"fill\": {\"mask\": \"" + elsewhere + "\"}}");
            assertThatThrownBy(() -> ModelSidecar.of(folder.resolve("b.h5")))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("b.convscope.json")
                    .hasMessageContaining("fill/mask")
                    .hasMessageContaining("'" + elsewhere + "'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.h5, a.convscope.json",
        "a.keras, a.convscope.json",
        "a.weights.h5, a.weights.convscope.json",
        "a.weights.h5, a.convscope.json",
        "a.b.h5, a.b.convscope.json"
    })
    void theSidecarIsFoundByTheModelsStem(String model, String sidecar) throws IOException {
        write(sidecar, "{}");

        assertThat(ModelSidecar.of(folder.resolve(model))).isPresent();
    }

    @Test
    void aModelWithoutSidecarHasNone() throws IOException {
        write("other.convscope.json", "{}");

        assertThat(ModelSidecar.of(folder.resolve("a.h5"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"preprocessing\": {\"resmple\": \"area\"}} | preprocessing.resmple",
                "{\"preprocessing\": {\"resample\": \"cubic\"}} | one of none, nearest, bilinear, pillow-bilinear,"
                        + " pillow-bicubic, pillow-lanczos, area, max",
                "{\"preprocessing\": {\"size\": [512]}} | preprocessing.size",
                "{\"preprocessing\": {\"size\": [0, 4]}} | preprocessing.size",
                "{\"preprocessing\": {\"channels\": 2}} | preprocessing.channels",
                "{\"preprocessing\": {\"scale\": {\"mode\": \"min-max\", \"min\": 0}}} | preprocessing.scale.max",
                "{\"preprocessing\": {\"scale\": {\"mode\": \"min-max\", \"min\": 0, \"max\": 0}}} |"
                        + " preprocessing.scale",
                "{\"preprocessing\": {\"counts\": {\"mode\": \"linear\", \"low\": 9, \"high\": 1}}} |"
                        + " preprocessing.counts",
                "{\"preprocessing\": {\"counts\": {\"mode\": \"linear\", \"lo\": 9}}} | preprocessing.counts.lo",
                "{\"labels\": [{\"name\": 3}]} | labels[0].name",
                "{\"labels\": [{\"name\": \"a\", \"kind\": \"x\"}]} | one of softmax, sigmoid, regression",
                "{\"labels\": [{\"name\": \"a\", \"index\": -1}]} | labels[0].index",
                "{\"label\": []} | entry 'label': is not known",
                "[1, 2] | a JSON object",
                "{'labels': []} | is no valid JSON",
                "{\"labels\": []} x | is no valid JSON"
            })
    void aSlipIsNamed(String text, String complaint) throws IOException {
        Path file = write("a.convscope.json", text);

        assertThatThrownBy(() -> ModelSidecar.read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a.convscope.json")
                .hasMessageContaining(complaint);
    }

    @Test
    void aPreprocessingMayStandAlone() throws IOException {
        assertThat(PreprocessingJson.read(write("p.json", "{\"scale\": \"caffe\"}"))
                        .scale())
                .isEqualTo(new InputScale.Caffe());
        assertThat(PreprocessingJson.read(write("q.json", "{\"preprocessing\": {\"scale\": \"caffe\"}}"))
                        .scale())
                .isEqualTo(new InputScale.Caffe());
    }

    @Test
    void labelsAreReadOneALine() throws IOException {
        assertThat(LabelFile.read(write("labels.txt", "blank\r\nno crystal\n\n weak \n")))
                .containsExactly("blank", "no crystal", "weak");
        Path empty = write("empty.txt", "\n");
        assertThatThrownBy(() -> LabelFile.read(empty)).hasMessageContaining("holds no labels");
    }

    @Test
    void aModelThatScalesItselfIsGuessedToTakeRawNumbers() {
        var rescaling = new Operation.Rescaling(new double[] {1 / 255.0}, new double[] {0});

        assertThat(Preprocessing.guess(network(rescaling)).scale()).isEqualTo(new InputScale.Raw());
        assertThat(Preprocessing.guess(network(new Operation.Identity(), rescaling))
                        .scale())
                .isEqualTo(new InputScale.Raw());
        assertThat(Preprocessing.guess(network(new Operation.Flatten(), rescaling))
                        .scale())
                .as("numbers in another order are still raw")
                .isEqualTo(new InputScale.Raw());
        assertThat(Preprocessing.guess(network(new Operation.Dense(4), rescaling))
                        .scale())
                .isEqualTo(new InputScale.By255());
        assertThat(Preprocessing.guess(network(new Operation.Standardization(false, null, null)))
                        .isGuess())
                .isTrue();
    }

    private static Network network(Operation... operations) {
        List<LayerCall> calls = new java.util.ArrayList<>();
        calls.add(call("in", new Operation.Input(new int[] {8, 8, 1}), List.of()));
        for (int i = 0; i < operations.length; i++) {
            calls.add(call("layer" + i, operations[i], List.of(calls.get(i).id())));
        }
        return new Network(
                "test",
                "2.15",
                calls,
                List.of("in"),
                List.of(calls.get(calls.size() - 1).id()));
    }

    private static LayerCall call(String id, Operation operation, List<String> inputs) {
        return new LayerCall(
                id,
                List.of(id),
                0,
                operation.getClass().getSimpleName(),
                inputs.isEmpty() ? LayerCall.Origin.INPUT : LayerCall.Origin.LAYER,
                operation,
                Activation.LINEAR,
                inputs,
                new int[] {8, 8, 1},
                List.of(),
                false,
                LayerCall.Layout.CHANNELS_LAST);
    }
}
