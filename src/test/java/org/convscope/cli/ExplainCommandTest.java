package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/inspect/census");
    private static final String MODEL = FILES.resolve("census.h5").toString();
    private static final String FRAME = FILES.resolve("frames/ice/f1.img").toString();
    private static final Path SALIENCY = Path.of("src/test/resources/saliency");

    @TempDir
    private Path folder;

    private Answer run(String model, String frame, String... more) {
        return Answer.of(
                new NoWindow(),
                Stream.concat(
                                Stream.of(
                                        "explain",
                                        model,
                                        frame,
                                        "--out",
                                        folder.resolve("out").toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private JsonObject written() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("out/explain.json")))
                .getAsJsonObject();
    }

    @Test
    void onePageHasItAll() throws IOException {
        Path census = folder.resolve("census.csv");
        Files.writeString(census, "layer,unit,frames,mean,auc\nrelu,0,18,1,0.9\nrelu,3,18,1,0.25\n");
        Answer answer = run(
                MODEL,
                FRAME,
                "--output",
                "ice",
                "--class",
                "0",
                "--layer",
                "relu",
                "--count",
                "3",
                "--census",
                folder.toString(),
                "--among",
                FILES.resolve("frames").toString());

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).contains("the page is");
        JsonObject written = written();
        JsonObject said = written.getAsJsonObject("answer");
        assertThat(said.get("output").getAsString()).isEqualTo("ice");
        assertThat(said.getAsJsonObject("runnerUp").get("label").getAsString()).isEqualTo("not ice");
        JsonObject layer = written.getAsJsonObject("layer");
        assertThat(layer.getAsJsonArray("contributions")).hasSize(5);
        assertThat(layer.getAsJsonArray("units")).hasSize(3);
        JsonObject first = layer.getAsJsonArray("units").get(0).getAsJsonObject();
        assertThat(first.get("unit").getAsInt()).isZero();
        assertThat(first.get("auc").getAsDouble()).isEqualTo(0.9);
        assertThat(first.get("sentence").getAsString()).contains("Place 1 of 5", "AUC is 0.9");
        assertThat(written.getAsJsonObject("nearest").getAsJsonArray("frames")).hasSize(3);
        assertThat(written.getAsJsonObject("nearest").get("compared").getAsInt())
                .isEqualTo(17);
        JsonObject near = written.getAsJsonObject("nearest")
                .getAsJsonArray("frames")
                .get(0)
                .getAsJsonObject();
        assertThat(near.getAsJsonObject("labels").size()).isPositive();
        assertThat(written.getAsJsonObject("occlusion").has("allIce")).isTrue();
        assertThat(written.getAsJsonObject("gradcam").has("error")).isFalse();
        everySentenceHasNumbers(written);
        String page = Files.readString(folder.resolve("out/index.html"));
        assertThat(page)
                .doesNotContain("src=\"http", "href=\"http", "Left out", "<script")
                .contains("Why ice? f1.img", "What the answer needs");
        var pictures = Pattern.compile("src=\"([^\"]+)\"").matcher(page);
        int count = 0;
        while (pictures.find()) {
            assertThat(folder.resolve("out").resolve(pictures.group(1))).isNotEmptyFile();
            count++;
        }
        assertThat(count).isEqualTo(2 + 2 * 3 + 3);
    }

    private static void everySentenceHasNumbers(JsonObject tree) {
        tree.entrySet().forEach(entry -> {
            JsonElement value = entry.getValue();
            if (entry.getKey().equals("sentence")) {
                assertThat(value.getAsString()).matches("(?s).*\\d.*");
            } else if (value.isJsonObject()) {
                everySentenceHasNumbers(value.getAsJsonObject());
            }
        });
    }

    @Test
    void withoutAGeometryPatchesAreHiddenAndThatIsSaid() throws IOException {
        Path frame = Path.of("sample-images/blank/blank_1.png");
        assertThat(run(MODEL, frame.toString(), "--count", "2").code()).isZero();

        JsonObject written = written();
        JsonObject hidden = written.getAsJsonObject("occlusion");
        assertThat(hidden.get("note").getAsString()).contains("patches were hidden");
        assertThat(hidden.getAsJsonArray("parts")).hasSize(64);
        assertThat(written.getAsJsonObject("layer").getAsJsonArray("notes").toString())
                .contains("No resolution", "No census");
        assertThat(written.getAsJsonObject("answer").get("output").getAsString())
                .isEqualTo("quality");
        assertThat(written.has("nearest")).isFalse();
        assertThat(run(
                                MODEL,
                                frame.toString(),
                                "--count",
                                "2",
                                "--wavelength",
                                "1",
                                "--distance",
                                "100",
                                "--pixel-size",
                                "0.3",
                                "--beam-centre",
                                "256,256")
                        .code())
                .isZero();
        assertThat(written().getAsJsonObject("occlusion").has("allIce")).isTrue();
        assertThat(written()
                        .getAsJsonObject("geometry")
                        .get("distanceMillimetres")
                        .getAsInt())
                .isEqualTo(100);
    }

    @Test
    void wrongUsageAndWhatIsNotThereAreSaid() {
        assertThat(run(MODEL, FRAME, "--class", "0").code()).isEqualTo(2);
        assertThat(run(MODEL, FRAME, "--count", "0").code()).isEqualTo(2);
        assertThat(run(MODEL, FRAME, "--class", "-1").code()).isEqualTo(2);
        assertThat(run(MODEL, FRAME, "--output", "ice", "--class", "4").err()).contains("no class 4");
        assertThat(run(MODEL, FRAME, "--layer", "ice").err()).contains("does not depend on it");
        assertThat(run(MODEL, FRAME, "--layer", "nothing").err()).contains("no such layer");
        assertThat(run(MODEL, FILES.resolve("frames").toString()).err()).contains("is not one frame");
        Answer several = run(SALIENCY.resolve("inputs.h5").toString(), FRAME);
        assertThat(several.code()).isEqualTo(1);
        assertThat(several.err()).contains("one input", "2 inputs");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        Path census = out.resolve("explain.json");
        Files.writeString(census, "layer,unit,auc\nrelu,0,0.5\n");
        Answer answer = run(MODEL, FRAME, "--layer", "relu", "--census", census.toString());
        assertThat(answer.code()).isEqualTo(1);
        assertThat(census).content().startsWith("layer,unit");
    }

    @Test
    void helpIsThere() {
        assertThat(Answer.of(new NoWindow(), "explain", "--help").out()).contains("--among", "--census");
    }
}
