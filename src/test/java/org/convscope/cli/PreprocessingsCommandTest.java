package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreprocessingsCommandTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/inspect/census");
    private static final String MODEL = FILES.resolve("census.h5").toString();

    @TempDir
    private Path folder;

    private Answer run(String... more) {
        return Answer.of(
                new NoWindow(),
                Stream.concat(
                                Stream.of(
                                        "preprocessings",
                                        MODEL,
                                        FILES.resolve("frames").toString(),
                                        "--out",
                                        folder.resolve("out").toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private JsonObject written() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("out/preprocessings.json")))
                .getAsJsonObject();
    }

    @Test
    void bothSidesHaveAnswersMetricsAndSpots() throws IOException {
        Path turned = folder.resolve("turned.json");
        Files.writeString(turned, "{\"resample\": \"nearest\", \"counts\": \"none\", \"scale\": \"raw\"}");
        Answer answer = run("--second", turned.toString(), "--layer", "conv1", "--unit", "0", "--unit", "2");

        // once, though there are two sides
        assertThat(answer.err())
                .isEqualToNormalizingNewlines("convscope: there are no metrics: no output (0, 1, 2, ice) is known to"
                        + " answer a label (blank, good, ice).\n");
        assertThat(answer.code()).isZero();
        JsonObject written = written();
        for (String side : new String[] {"first", "second"}) {
            JsonObject one = written.getAsJsonObject(side);
            assertThat(one.get("frames").getAsInt()).isEqualTo(18);
            assertThat(one.getAsJsonArray("classes")).isNotNull();
            assertThat(one.get("meanSpots").getAsDouble()).isPositive();
        }
        JsonObject frame = written.getAsJsonArray("answers").get(0).getAsJsonObject();
        // a scale changes answers, and no spot
        assertThat(frame.getAsJsonObject("first").get("spots"))
                .isEqualTo(frame.getAsJsonObject("second").get("spots"));
        assertThat(frame.getAsJsonObject("first").get("outputs"))
                .isNotEqualTo(frame.getAsJsonObject("second").get("outputs"));
        assertThat(folder.resolve("out/preprocessings.csv")).content().contains("first:spots,second:spots");
        assertThat(folder.resolve("out/preprocessings.png")).isNotEmptyFile();
        assertThat(folder.resolve("out/metrics.csv"))
                .content()
                .contains(
                        "label,quantity,first,second\n,frames answered,18,18\n,frames not usable,0,0\n,\"spots, mean\","
                                + written.getAsJsonObject("first")
                                        .get("meanSpots")
                                        .getAsString());
    }

    @Test
    void aLayerNeedsUnits() {
        assertThat(run("--layer", "conv1").code()).isEqualTo(2);
        assertThat(run("--layer", "quality", "--unit", "0").err()).contains("no maps");
    }
}
