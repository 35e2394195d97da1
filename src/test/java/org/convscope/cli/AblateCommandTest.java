package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblateCommandTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/inspect/census");
    private static final String MODEL = FILES.resolve("census.h5").toString();
    private static final String FRAMES = FILES.resolve("frames").toString();

    @TempDir
    private Path folder;

    private Answer run(String... more) {
        return Answer.of(
                new NoWindow(),
                Stream.concat(
                                Stream.of(
                                        "ablate",
                                        MODEL,
                                        FRAMES,
                                        "--out",
                                        folder.resolve("out").toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private JsonObject written() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("out/ablate.json")))
                .getAsJsonObject();
    }

    private static JsonArray values(JsonObject answer, int output, String key) {
        return answer.getAsJsonArray("outputs").get(output).getAsJsonObject().getAsJsonArray(key);
    }

    @Test
    void answersAndMetricsStandBesideThoseWithout() throws IOException {
        Answer answer = run("--layer", "conv2", "--unit", "0", "--unit", "3");

        // once, though there are two sides
        assertThat(answer.err())
                .isEqualToNormalizingNewlines("convscope: there are no metrics: no output (0, 1, 2, ice) is known to"
                        + " answer a label (blank, good, ice).\n");
        assertThat(answer.code()).isZero();
        JsonObject written = written();
        assertThat(written.getAsJsonArray("units").toString()).isEqualTo("[0,3]");
        assertThat(written.get("to").getAsString()).isEqualTo("zero");
        assertThat(written.getAsJsonArray("answers")).hasSize(18);
        JsonObject first = written.getAsJsonArray("answers").get(0).getAsJsonObject();
        assertThat(values(first, 0, "values")).hasSameSizeAs(values(first, 0, "without"));
        assertThat(values(first, 0, "without")).isNotEqualTo(values(first, 0, "values"));
        assertThat(written.getAsJsonObject("metrics").has("with")).isTrue();
        assertThat(written.getAsJsonObject("metrics").has("without")).isTrue();
        assertThat(folder.resolve("out/ablate.csv")).content().contains(":without");
        assertThat(folder.resolve("out/ablate.png")).isNotEmptyFile();
        assertThat(folder.resolve("out/ranking.csv")).doesNotExist();
    }

    @Test
    void aDeadUnitIsNotMissed() throws IOException {
        // all of unit 4 of conv2 is below zero
        assertThat(run("--layer", "relu", "--unit", "4").code()).isZero();

        for (var one : written().getAsJsonArray("answers")) {
            assertThat(values(one.getAsJsonObject(), 0, "without"))
                    .isEqualTo(values(one.getAsJsonObject(), 0, "values"));
        }
    }

    @Test
    void oneUnitAloneFallsAsFarAsInTheRanking() throws IOException {
        Path census = folder.resolve("census.csv");
        Files.writeString(census, "layer,unit,frames,mean,auc\nrelu,0,18,1,0.9\nrelu,2,18,1,0.02\nconv1,0,18,1,0.7\n");
        assertThat(run("--layer", "relu", "--all", "--output", "ice", "--census", census.toString())
                        .code())
                .isZero();
        JsonObject ranking = written().getAsJsonObject("ranking");
        JsonArray units = ranking.getAsJsonArray("units");
        assertThat(units).hasSize(5);
        assertThat(ranking.get("class").getAsString()).isEqualTo("ice");
        double last = Double.POSITIVE_INFINITY;
        for (var unit : units) {
            double fall = unit.getAsJsonObject().get("fall").getAsDouble();
            assertThat(fall).isLessThanOrEqualTo(last);
            last = fall;
        }
        JsonObject strongest = units.get(0).getAsJsonObject();
        String unit = strongest.get("unit").getAsString();
        assertThat(folder.resolve("out/ranking.png")).isNotEmptyFile();
        JsonObject two = units.asList().stream()
                .map(one -> one.getAsJsonObject())
                .filter(one -> one.get("unit").getAsInt() == 2)
                .findFirst()
                .orElseThrow();
        assertThat(two.get("auc").getAsDouble()).isEqualTo(0.02);
        assertThat(two.get("aucPlace").getAsInt()).isEqualTo(1);

        assertThat(run("--layer", "relu", "--unit", unit).code()).isZero();
        double sum = 0;
        int frames = 0;
        for (var one : written().getAsJsonArray("answers")) {
            JsonObject answer = one.getAsJsonObject();
            if (Path.of(answer.get("file").getAsString()).resolveSibling("").endsWith("ice")) {
                sum += logit(values(answer, 1, "values")) - logit(values(answer, 1, "without"));
                frames++;
            }
        }
        assertThat(ranking.get("frames").getAsInt()).isEqualTo(frames);
        assertThat(strongest.get("fall").getAsDouble()).isCloseTo(sum / frames, offset(1e-3));
    }

    private static double logit(JsonArray probability) {
        double p = probability.get(0).getAsDouble();
        return Math.log(p / (1 - p));
    }

    @Test
    void unitsCanBeSetToTheirMeans() throws IOException {
        assertThat(run("--layer", "conv1", "--unit", "0", "--to", "mean").code())
                .isZero();

        JsonArray expected = JsonParser.parseString(Files.readString(FILES.resolve("expected.json")))
                .getAsJsonObject()
                .getAsJsonArray("conv1");
        double mean = expected.get(0).getAsJsonObject().get("mean").getAsDouble();
        assertThat(written().getAsJsonArray("values").get(0).getAsDouble()).isCloseTo(mean, offset(1e-5));
    }

    @Test
    void wrongUsageAndWhatIsNotThereAreSaid() {
        assertThat(run("--layer", "conv2").code()).isEqualTo(2);
        assertThat(run("--layer", "conv2", "--unit", "0", "--class", "1").code())
                .isEqualTo(2);
        assertThat(run("--layer", "conv2", "--unit", "9").err()).contains("no unit 9", "0 to 4");
        assertThat(run("--layer", "ice", "--unit", "0").err()).contains("is an output of the model");
        assertThat(run("--layer", "nothing", "--all").err()).contains("no such layer");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void helpIsThere() {
        assertThat(Answer.of(new NoWindow(), "ablate", "--help").out()).contains("--census", "--to");
    }
}
