package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.inspect.verify.VerifyLayers;
import org.convscope.keras.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command with its answers and its failures, within this process. src/test/scripts/cli_models.py makes the files. */
class CliTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/cli");
    private static final String SMALL = FILES.resolve("small.h5").toString();
    private static final String LAMBDA = FILES.resolve("lambda.h5").toString();
    private static final String INPUT = FILES.resolve("input.h5").toString();
    private static final String REFERENCE = FILES.resolve("activations.h5").toString();
    private static final String FRAMES = FILES.resolve("frames").toString();
    private static final String FRAME = FILES.resolve("frames/ice/ice_1.png").toString();
    private static final String DAMAGED = FILES.resolve("damaged.png").toString();

    @TempDir
    private Path folder;

    private static final class RememberedWindow implements WindowOpener {
        private final List<String> opened = new ArrayList<>();
        private final boolean there;

        private RememberedWindow(boolean there) {
            this.there = there;
        }

        @Override
        public boolean canOpen() {
            return there;
        }

        @Override
        public void open(List<String> names, BackendChoice backend, EngineChoice engine) {
            opened.addAll(names);
            opened.add(backend + " " + engine);
        }
    }

    private static Answer run(String... arguments) {
        return Answer.of(new RememberedWindow(false), arguments);
    }

    @Test
    void aReferenceThatIsNoHdf5FileIsCalledSo() {
        Answer answer = run("verify", SMALL, "--tensor", INPUT, "--reference", FRAME);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("is no HDF5 file").doesNotContain("damaged");
    }

    @Test
    void summaryListsLayersAsKerasDoes() {
        JsonObject summary = run("summary", SMALL, "--json").json().getAsJsonObject();

        assertThat(summary.get("kerasVersion").getAsString()).isEqualTo("2.15.0");
        assertThat(summary.get("parameters").getAsLong()).isEqualTo(40 + 148 + 222 + 21);
        assertThat(summary.get("nonTrainable").getAsLong()).isZero();
        JsonObject pool = layer(summary, "block1_pool");
        assertThat(pool.get("class").getAsString()).isEqualTo("MaxPooling2D");
        assertThat(pool.get("outputShape").getAsString()).isEqualTo("(None, 8, 8, 4)");
        assertThat(pool.get("available").getAsBoolean()).isTrue();
        JsonObject cutoff = summary.getAsJsonArray("cutoffs").get(0).getAsJsonObject();
        assertThat(cutoff.get("layer").getAsString()).isEqualTo("block1_conv2");
        assertThat(cutoff.get("parameters").getAsLong()).isEqualTo(188);
    }

    @Test
    void summarySaysWhatCannotBeComputed() {
        JsonObject summary = run("summary", LAMBDA, "--json").json().getAsJsonObject();

        assertThat(layer(summary, "before").get("available").getAsBoolean()).isTrue();
        assertThat(layer(summary, "after").get("available").getAsBoolean()).isFalse();
        assertThat(layer(summary, "after").get("reason").getAsString()).contains("doubled");
        assertThat(run("summary", LAMBDA).out()).contains("Not available", "Total params:");
    }

    @Test
    void summarySaysWhatTheSidecarSaysOfTheTraining() throws Exception {
        Path model = Files.copy(Path.of(SMALL), folder.resolve("trained.h5"));
        Files.writeString(
                folder.resolve("trained.convscope.json"),
                "{\"data\": {\"frames\": 2400}, \"metrics\": {\"accuracy\": 0.98}}");

        assertThat(run("summary", model.toString()).err())
                .contains("data: {\"frames\":2400}", "metrics: {\"accuracy\":0.98}");
    }

    @Test
    void whatIsDeclaredIsComputedAndSaidEverywhere() throws Exception {
        JsonObject summary = run("summary", LAMBDA, "--json", "--declare", "doubled=x*2")
                .json()
                .getAsJsonObject();
        assertThat(layer(summary, "after").get("available").getAsBoolean()).isTrue();
        assertThat(layer(summary, "doubled").get("declared").getAsString()).isEqualTo("x*2");
        assertThat(layer(summary, "after").get("declared").isJsonNull()).isTrue();
        assertThat(run("summary", LAMBDA, "--declare", "doubled=x*2").out()).contains("declared by you: x*2");

        Path model = Files.copy(Path.of(LAMBDA), folder.resolve("lambda.h5"));
        Files.writeString(
                folder.resolve("lambda.convscope.json"),
                "{\"declarations\": {\"doubled\": \"x*3\"}, \"preprocessing\": {}}");
        Path out = folder.resolve("out.h5");
        Answer answer = run("activations", model.toString(), FRAME, "--out", out.toString());
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("declared by you: doubled = x*3.");
        Map<String, Tensor> computed = TensorFile.readAll(out);
        Tensor before = computed.getOrDefault("before", Tensor.zeros(0));
        Tensor after = computed.getOrDefault("doubled", Tensor.zeros(0));
        assertThat(after.data()[7]).isEqualTo(before.data()[7] * 3);
        assertThat(new String(Files.readAllBytes(out), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("doubled = x*3");

        // the command line goes before the sidecar
        assertThat(run("summary", model.toString(), "--declare", "doubled=x*2").out())
                .contains("declared by you: x*2");
        assertThat(run("summary", model.toString(), "--start", "after", "--json")
                        .json()
                        .getAsJsonObject()
                        .get("start")
                        .getAsString())
                .isEqualTo("after");
        Answer wrong = run("summary", model.toString(), "--declare", "doubled=x*");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("'doubled'", "ends too early");
        assertThat(run("summary", model.toString(), "--declare", "doubled").code())
                .isEqualTo(2);
    }

    @Test
    void verifyAgreesWithKeras() {
        Answer answer = run("verify", SMALL, "--tensor", INPUT, "--reference", REFERENCE);

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("7 of 7 layers agree");
        Answer strict = run("verify", SMALL, "--tensor", INPUT, "--reference", REFERENCE, "--tolerance", "-1");
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.out()).contains("differs");
    }

    @Test
    void verifyHasDl4jComputeItsImportersGraphToo() {
        Answer answer = run("verify", SMALL, "--tensor", INPUT, "--reference", REFERENCE, "--importer");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains(
                        "7 of 7 layers agree within",
                        "differs: DL4J's feedForward overwrites it with the output of block2_relu",
                        "6 of 7 layers agree by DL4J.");
        JsonElement importer = run("verify", SMALL, "--tensor", INPUT, "--reference", REFERENCE, "--importer", "--json")
                .json()
                .getAsJsonObject()
                .get("importer");
        assertThat(importer.getAsJsonArray()).hasSize(7);
    }

    @Test
    void activationsEqualKerass() {
        Path out = folder.resolve("out.h5");
        Answer answer = run("activations", SMALL, "--tensor", INPUT, "--out", out.toString());

        assertThat(answer.code()).as(answer.err()).isZero();
        Map<String, Tensor> mine = TensorFile.readAll(out);
        Map<String, Tensor> keras = TensorFile.readAll(Path.of(REFERENCE));
        assertThat(mine.keySet()).containsExactlyElementsOf(keras.keySet());
        keras.forEach((layer, expected) -> {
            Tensor actual = mine.getOrDefault(layer, Tensor.zeros(0));
            assertThat(actual.shape()).as(layer).isEqualTo(expected.shape());
            assertThat(VerifyLayers.error(actual, expected)).as(layer).isLessThan(1e-5);
        });
    }

    @Test
    void aMissingLayerIsSaidAndOnlyAFailureWhereItWasNamed() {
        Path out = folder.resolve("out.h5");
        Answer all = run("activations", LAMBDA, FRAME, "--out", out.toString());
        assertThat(all.code()).isZero();
        assertThat(all.err()).contains("'doubled'", "'after'");
        assertThat(TensorFile.readAll(out).keySet()).containsExactly("before");

        Answer named = run("activations", LAMBDA, FRAME, "--out", out.toString(), "--layers", "after");
        assertThat(named.code()).isEqualTo(1);
        Answer unknown = run("activations", LAMBDA, FRAME, "--out", out.toString(), "--layers", "nowhere");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("no such layer");
    }

    @Test
    void oneLayerThatCannotRunDoesNotSinkTheOthers() {
        String model = FILES.resolve("recurrent.h5").toString();
        String input = FILES.resolve("recurrent_input.h5").toString();
        Path out = folder.resolve("out.h5");

        JsonObject summary = run("summary", model, "--json").json().getAsJsonObject();
        assertThat(layer(summary, "lstm_elu").get("available").getAsBoolean()).isTrue();
        assertThat(layer(summary, "lstm_softmax").get("reason").getAsString())
                .contains("activation softmax", "recurrent");
        assertThat(layer(summary, "grouped").get("reason").getAsString()).contains("groups");
        Answer answer = run("activations", model, "--tensor", input, "--out", out.toString());

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err().lines())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("'lstm_softmax': cannot be computed: the activation softmax"),
                        line -> assertThat(line).contains("'after'", "needs the output of lstm_softmax"),
                        line -> assertThat(line).contains("'grouped'", "in groups"),
                        line -> assertThat(line).contains("'long'", "smaller than the kernel"),
                        line -> assertThat(line).contains("'after_long'", "needs the output of long"));
        Map<String, Tensor> mine = TensorFile.readAll(out);
        Map<String, Tensor> keras = TensorFile.readAll(FILES.resolve("recurrent_activations.h5"));
        assertThat(mine.keySet()).containsExactlyInAnyOrderElementsOf(keras.keySet());
        keras.forEach((layer, expected) -> assertThat(VerifyLayers.error(mine.getOrDefault(layer, expected), expected))
                .as(layer)
                .isLessThan(1e-5));
        Answer named = run("activations", model, "--tensor", input, "--out", out.toString(), "--layers", "after_long");
        assertThat(named.code()).isEqualTo(1);
        assertThat(named.err().lines()).hasSize(1);
    }

    @Test
    void framesAreListedByAThresholdThatLosesFewOfTheLabelled() throws Exception {
        Path labels = Files.writeString(
                folder.resolve("some labels.csv"),
                "file,quality\n" + Path.of(FRAMES, "good/good_1.png").toAbsolutePath() + ",weak\n"
                        + Path.of(FRAMES, "ice/ice_1.png").toAbsolutePath() + ",blank\n"
                        + Path.of(FRAMES, "ice/ice_2.png").toAbsolutePath() + ",blank\n");
        Path out = folder.resolve("lists");

        Answer answer =
                run("predict", SMALL, labels.toString(), "--out", out.toString(), "--lose", "0.1%", "--class", "0");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("'blank' of output 'quality'", "lost are 0 of 2");
        assertThat(Files.readAllLines(out.resolve("keep.lst"))).anyMatch(line -> line.endsWith("ice_2.png"));
        assertThat(Files.readAllLines(out.resolve("keep.lst")).size()
                        + Files.readAllLines(out.resolve("reject.lst")).size())
                .isEqualTo(3);
        assertThat(run("predict", SMALL, labels.toString(), "--out", out.toString(), "--lose", "1%")
                        .err())
                .contains("--class", "quality 2 (good)");
        assertThat(run("predict", SMALL, FRAME, "--threshold", "0.5").code()).isEqualTo(2);
        assertThat(run("predict", SMALL, FRAME, "--out", out.toString(), "--lose", "100%")
                        .code())
                .isEqualTo(2);
        assertThat(run("predict", SMALL, FRAME, "--out", out.toString(), "--threshold", "0.5", "--lose", "1%")
                        .code())
                .isEqualTo(2);
        assertThat(run("predict", SMALL, FRAME, "--out", out.toString(), "--lose", "1%", "--class", "1")
                        .err())
                .contains("no frame is labelled 'weak'");
    }

    @Test
    void whichNumberDecidesIsAskedBeforeFramesAreComputed() {
        String out = folder.resolve("lists").toString();
        String heads = "src/test/resources/saliency/heads.h5";

        Answer several = run("predict", heads, FRAME, "--out", out, "--threshold", "0.5");
        Answer none = run("predict", heads, FRAME, "--out", out, "--threshold", "0.5", "--output", "nothing");
        Answer classes = run("predict", SMALL, FRAME, "--out", out, "--threshold", "0.5");

        assertThat(several.code()).isEqualTo(2);
        assertThat(several.err()).contains("--output", "spots");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("no output 'nothing'");
        assertThat(classes.code()).isEqualTo(1);
        assertThat(classes.err()).contains("--class", "quality 2 (good)");
        assertThat(List.of(several, none, classes)).extracting(Answer::out).containsOnly("");
        assertThat(Path.of(out)).doesNotExist();
    }

    @Test
    void predictGivesTheLargestValuesAlone() {
        JsonArray all = run("predict", SMALL, FRAME).json().getAsJsonArray();
        JsonArray top = run("predict", SMALL, FRAME, "--top", "2").json().getAsJsonArray();
        List<Double> values = values(all);
        List<Double> largest = values(top);
        assertThat(values).hasSizeGreaterThan(2);
        assertThat(largest)
                .containsExactlyElementsOf(values.stream()
                        .sorted(java.util.Comparator.reverseOrder())
                        .limit(2)
                        .toList());
        assertThat(run("predict", SMALL, FRAME, "--top", "0").code()).isEqualTo(2);
    }

    private static List<Double> values(JsonArray predictions) {
        return predictions
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("outputs")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("values")
                .asList()
                .stream()
                .map(JsonElement::getAsDouble)
                .toList();
    }

    @Test
    void predictGivesLabelledValuesAndReportsADamagedFrame() {
        Answer answer = run("predict", SMALL, FRAMES, DAMAGED);
        JsonArray results = answer.json().getAsJsonArray();

        assertThat(answer.code()).isEqualTo(1);
        assertThat(results).hasSize(4);
        JsonObject output = results.get(0)
                .getAsJsonObject()
                .getAsJsonArray("outputs")
                .get(0)
                .getAsJsonObject();
        assertThat(output.getAsJsonArray("labels").toString()).isEqualTo("[\"blank\",\"weak\",\"good\"]");
        double sum = 0;
        for (JsonElement value : output.getAsJsonArray("values")) {
            sum += value.getAsDouble();
        }
        assertThat(sum).isCloseTo(1, offset(1e-5));
        assertThat(results.get(3).getAsJsonObject().get("error").getAsString()).contains("damaged.png");
        assertThat(answer.err().lines()).hasSize(1);
    }

    @Test
    void predictionsAreWrittenAndHeldAgainstTheLabelFile() throws Exception {
        for (String name : List.of("good/good_1.png", "ice/ice_1.png", "ice/ice_2.png")) {
            Path to = folder.resolve(name);
            Files.createDirectories(to.resolveSibling("."));
            Files.copy(Path.of(FRAMES, name), to);
        }
        Path labels = Files.writeString(
                folder.resolve("labels.csv"),
                "file,quality,ice\ngood/good_1.png,weak,0\nice/ice_1.png,blank,1\nice/ice_2.png,blank,1\n");
        Path out = folder.resolve("out");
        Answer answer = run("predict", SMALL, labels.toString(), "--out", out.toString());

        assertThat(answer.code()).as(answer.err()).isZero();
        List<String> table = Files.readAllLines(out.resolve("predictions.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(table.get(0)).isEqualTo("file,image,quality:blank,quality:weak,quality:good,true:quality,true:ice");
        assertThat(table).hasSize(4);
        assertThat(table.get(1)).endsWith(",weak,0");
        JsonObject metrics = JsonParser.parseString(Files.readString(out.resolve("metrics.json")))
                .getAsJsonObject()
                .getAsJsonArray("classes")
                .get(0)
                .getAsJsonObject();
        assertThat(metrics.get("frames").getAsInt()).isEqualTo(3);
        assertThat(metrics.get("chance").getAsDouble()).isCloseTo(2 / 3.0, offset(1e-12));
    }

    @Test
    void diffSaysWhichLayersAreTheSame() {
        assertThat(run("diff", SMALL, SMALL).out()).contains("4 of 4 layers with weights are identical");
        JsonArray other = run("diff", SMALL, LAMBDA, "--json").json().getAsJsonArray();
        assertThat(other.get(0).getAsJsonObject().get("verdict").getAsString()).isEqualTo("only in the first");
    }

    @Test
    void aDataSetIsDescribed() throws Exception {
        Path out = folder.resolve("out");
        Answer answer = run("dataset", FRAMES, "--out", out.toString());

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonObject described = JsonParser.parseString(Files.readString(out.resolve("dataset.json")))
                .getAsJsonObject();
        assertThat(described.getAsJsonObject("counts").toString()).isEqualTo("{\"good\":1,\"ice\":2}");
        assertThat(out.resolve("counts.png")).exists();
        assertThat(out.resolve("correlations.png")).exists();
        assertThat(out.resolve("frames.png")).exists();
    }

    @Test
    void frameSaysWhatStandsInFrames() {
        Answer answer = run("frame", FRAMES, DAMAGED, folder.resolve("none.png").toString());
        JsonArray frames = answer.json().getAsJsonArray();

        assertThat(answer.code()).isEqualTo(1);
        assertThat(frames).hasSize(3);
        JsonObject good = frames.get(0).getAsJsonObject();
        assertThat(good.get("width").getAsInt()).isEqualTo(16);
        assertThat(good.get("depth").getAsInt()).isEqualTo(8);
        assertThat(good.get("max").getAsDouble()).isEqualTo(250);
        assertThat(good.get("sum").getAsLong() % 250).isZero();
        assertThat(answer.err()).contains("damaged.png", "none.png");
    }

    @Test
    void backendSaysWhatComputesAndWhy() {
        JsonObject backend = run("backend", "--json", "--backend", "cpu").json().getAsJsonObject();

        assertThat(backend.get("backend").getAsString()).isEqualTo("CPU");
        assertThat(backend.get("reason").getAsString()).isNotBlank();
        assertThat(backend.get("threads").getAsInt()).isPositive();
        JsonObject engine = backend.getAsJsonObject("engine");
        assertThat(engine.get("name").getAsString()).isIn("ND4J", "oneDNN");
        assertThat(engine.getAsJsonArray("computes")).hasSizeGreaterThan(1);
    }

    @Test
    void theEngineCanBeChosen() {
        Answer answer = run("backend", "--backend", "cpu", "--engine", "nd4j");

        assertThat(answer.out()).contains("engine   ND4J", "ND4J was asked for.", "computes Java: the rest");
    }

    @Test
    void oneDnnWithCudaIsWrongUsage() {
        for (String command : List.of("backend", "gui")) {
            Answer answer = Answer.of(new RememberedWindow(true), command, "--backend", "cuda", "--engine", "onednn");
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("--engine onednn: oneDNN computes on the CPU only");
        }
        Answer inspecting = run(
                "inspect",
                SMALL,
                FRAME,
                "--out",
                folder.resolve("out").toString(),
                "--backend",
                "cuda",
                "--engine",
                "onednn");
        assertThat(inspecting.code()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(run("backend", "--engine", "tensorflow").code()).isEqualTo(2);
    }

    @Test
    void preprocessingCanBeGiven() throws Exception {
        Path raw = Files.writeString(folder.resolve("raw.json"), "{\"scale\": \"raw\"}");
        Answer given = run("predict", SMALL, FRAME, "--preprocessing", raw.toString());
        Answer sidecar = run("predict", SMALL, FRAME);

        assertThat(given.code()).as(given.err()).isZero();
        assertThat(given.out()).isNotEqualTo(sidecar.out());
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"scale\": \"1/127\"}");
        Answer refused = run("predict", SMALL, FRAME, "--preprocessing", wrong.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("wrong.json").doesNotContain("\tat ");
    }

    @Test
    void aFileThatIsNoModelIsOneSentence() {
        Answer answer = run("summary", FRAME);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(answer.err()).contains("ice_1.png");
        assertThat(run("--verbose", "summary", FRAME).err()).contains("\tat ");
    }

    @Test
    void wrongUsageIsTwo() {
        assertThat(run("frobnicate").code()).isEqualTo(2);
        assertThat(run("summary").code()).isEqualTo(2);
        assertThat(run("summary", SMALL, "--backend", "cpu").code()).isEqualTo(2);
        assertThat(run("backend", "--backend", "gpu").code()).isEqualTo(2);
        assertThat(run("backend", "--threads", "0").code()).isEqualTo(2);
        assertThat(run("activations", SMALL, "--out", "x.h5").code()).isEqualTo(2);
        assertThat(run("inspect", SMALL, FRAME, "--out", "x", "--range", "galaxy")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : List.of(
                "gui",
                "inspect",
                "summary",
                "activations",
                "predict",
                "verify",
                "diff",
                "dataset",
                "frame",
                "backend")) {
            Answer answer = run(command, "--help");
            assertThat(answer.code()).as(command).isZero();
            assertThat(answer.out()).as(command).contains("Usage: convscope " + command);
        }
        assertThat(run("--help").out()).contains("inspect", "verify");
    }

    @Test
    void theWindowGetsWhatIsToBeOpened() {
        RememberedWindow window = new RememberedWindow(true);
        int code = Answer.of(window, "gui", SMALL, FRAMES, "--backend", "cpu", "--engine", "nd4j")
                .code();

        assertThat(code).isNegative();
        assertThat(window.opened).containsExactly(SMALL, FRAMES, "CPU ND4J");
    }

    @Test
    void withoutADisplayTheWindowIsWrongUsageWithHelp() {
        Answer answer = run("gui");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("no display", "Usage: convscope");
    }

    private static JsonObject layer(JsonObject summary, String name) {
        for (JsonElement layer : summary.getAsJsonArray("layers")) {
            if (layer.getAsJsonObject().get("name").getAsString().equals(name)) {
                return layer.getAsJsonObject();
            }
        }
        throw new AssertionError("no layer " + name + " in the summary");
    }
}
