package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against numpy: src/test/scripts/match_kernels.py. */
class MatchCommandTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/inspect/match");
    private static final String MODEL = FILES.resolve("match.h5").toString();

    private static Answer run(String... more) {
        return Answer.of(
                new NoWindow(),
                Stream.concat(Stream.of("match", MODEL), Stream.of(more)).toArray(String[]::new));
    }

    private static JsonArray json(String... more) {
        return JsonParser.parseString(run(more).out()).getAsJsonArray();
    }

    @Test
    void everySlicesKernelAndCosineAreThoseOfNumpy() throws IOException {
        JsonArray found = json("--json");
        JsonArray expected = JsonParser.parseString(Files.readString(FILES.resolve("expected.json")))
                .getAsJsonArray();
        assertThat(found).hasSize(expected.size());
        for (int i = 0; i < found.size(); i++) {
            JsonObject one = found.get(i).getAsJsonObject();
            JsonObject wanted = expected.get(i).getAsJsonObject();
            for (String key : List.of("layer", "unit", "channel", "kernel")) {
                assertThat(one.get(key)).as(key + " of " + i).isEqualTo(wanted.get(key));
            }
            if (wanted.get("cosine").isJsonNull()) {
                assertThat(one.get("cosine").isJsonNull()).isTrue();
            } else {
                assertThat(one.get("cosine").getAsDouble())
                        .isCloseTo(wanted.get("cosine").getAsDouble(), offset(1e-6));
            }
        }
    }

    @Test
    void whatRandomKernelsReachStandsBeside() {
        JsonObject first = json("--json", "--layers", "classic3").get(0).getAsJsonObject();

        assertThat(first.get("randomMedian").getAsDouble()).isCloseTo(0.63, offset(0.005));
        assertThat(first.get("random95").getAsDouble()).isCloseTo(0.82, offset(0.005));
        assertThat(run().out()).contains("median 0.63, 95 % below 0.82", "unit 1, channel 1: edge x -1.000");
    }

    @Test
    void whatCannotBeComparedIsNamed() {
        Answer answer = run();
        assertThat(answer.code()).isZero();
        assertThat(answer.err())
                .contains("'one' is left out", "1 x 1", "'even' is left out", "2 x 2", "'oblong' is left out", "3 x 5")
                .contains("'separable' is separable", "'transposed' is transposed");

        Answer named = run("--layers", "even", "--json");
        assertThat(named.code()).isEqualTo(1);
        assertThat(named.out().strip()).isEqualTo("[]");
        assertThat(run("--layers", "dense").err()).contains("no convolution");
        assertThat(run("--layers", "fives").err()).contains("no such layer", "five");
    }
}
