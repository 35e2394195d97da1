package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what Keras and scikit-learn compute: src/test/scripts/make_embedding_golden.py. */
class EmbedCommandTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/inspect");
    private static final String MODEL = FILES.resolve("topimages/top.h5").toString();
    private static final Path FRAMES = FILES.resolve("topimages/frames");

    @TempDir
    private Path folder;

    private Answer run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("embed", MODEL));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", folder.resolve("out").toString()));
        return Answer.of(new NoWindow(), all.toArray(String[]::new));
    }

    private JsonObject written() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("out/embedding.json")))
                .getAsJsonObject();
    }

    private List<String> table() throws IOException {
        return Files.readAllLines(folder.resolve("out/embedding.csv"));
    }

    @ParameterizedTest
    @CsvSource({"conv2,mean,4", "conv2,all,48", "quality,mean,3", "quality,all,3"})
    void principalComponentsOfALayersFeaturesAreThoseOfScikitLearn(String layer, String features, int count)
            throws IOException {
        Answer answer = run(FRAMES.toString(), "--layer", layer, "--method", "pca", "--features", features);

        assertThat(answer.code()).isZero();
        JsonObject all = JsonParser.parseString(Files.readString(FILES.resolve("embedding/frames.json")))
                .getAsJsonObject();
        JsonObject expected = all.getAsJsonObject(layer + " " + features);
        Map<Path, Integer> places = new HashMap<>();
        JsonArray names = all.getAsJsonArray("names");
        for (int i = 0; i < names.size(); i++) {
            places.put(FRAMES.resolve(names.get(i).getAsString()), i);
        }
        JsonObject written = written();
        assertThat(written.get("featureCount").getAsInt()).isEqualTo(count);
        assertThat(written.get("trustworthiness").getAsDouble())
                .as("two frames are the same, so ranks are tied")
                .isCloseTo(expected.get("trustworthiness").getAsDouble(), offset(0.005));
        assertThat(written.getAsJsonArray("points")).hasSize(names.size());
        for (JsonElement point : written.getAsJsonArray("points")) {
            JsonObject one = point.getAsJsonObject();
            int place =
                    Objects.requireNonNull(places.get(Path.of(one.get("file").getAsString())));
            assertThat(one.get("category").getAsString())
                    .isEqualTo(names.get(place).getAsString().split("/")[0]);
            assertThat(one.get("x").getAsDouble())
                    .isCloseTo(expected.getAsJsonArray("x").get(place).getAsDouble(), offset(1e-5));
            assertThat(one.get("y").getAsDouble())
                    .isCloseTo(expected.getAsJsonArray("y").get(place).getAsDouble(), offset(1e-5));
        }
    }

    @Test
    void theTableHasTheColumnsThatOthersReadAndThePictureAColourForEachCategory() throws IOException {
        Answer answer = run(FRAMES.toString(), "--layer", "conv2");

        assertThat(answer.code()).isZero();
        assertThat(answer.err()).contains("the perplexity is 4.333").contains("14 frames are too few for 30");
        assertThat(table().get(0)).isEqualTo("file,image,category,x,y");
        assertThat(table()).hasSize(15);
        assertThat(table().get(1)).startsWith(FRAMES.resolve("good/f2.png") + ",0,good,");
        JsonObject written = written();
        assertThat(written.get("method").getAsString()).isEqualTo("tsne");
        assertThat(written.get("askedPerplexity").getAsInt()).isEqualTo(30);
        assertThat(written.get("iterations").getAsInt()).isEqualTo(400);
        var picture = ImageIO.read(folder.resolve("out/embedding.png").toFile());
        var colours = new HashMap<Integer, Integer>();
        for (int pixel = 0; pixel < picture.getWidth() * picture.getHeight(); pixel++) {
            int rgb = picture.getRGB(pixel % picture.getWidth(), pixel / picture.getWidth());
            if (((rgb >> 16) & 255) != (rgb & 255)) {
                colours.merge(rgb, 1, Integer::sum);
            }
        }
        assertThat(colours.values().stream().filter(count -> count > 200))
                .as("colours of markers")
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theSameComesTwiceAndAnotherSeedIsTold() throws IOException {
        run(FRAMES.toString(), "--layer", "conv2", "--iterations", "60", "--perplexity", "3");
        List<String> first = table();
        run(FRAMES.toString(), "--layer", "conv2", "--iterations", "60", "--perplexity", "3", "--seed", "5");

        assertThat(written().get("seed").getAsInt()).isEqualTo(5);
        run(FRAMES.toString(), "--layer", "conv2", "--iterations", "60", "--perplexity", "3");
        assertThat(table()).isEqualTo(first);
    }

    @Test
    void aDamagedFrameIsNamedAndTheRestGoesOn() throws IOException {
        Path damaged = folder.resolve("damaged.png");
        Files.write(damaged, List.of("no frame"));
        Answer answer = run(FRAMES.toString(), damaged.toString(), "--layer", "conv1");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("damaged.png");
        assertThat(table()).hasSize(15);
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        assertThat(run(FRAMES.toString(), "--layer", "conv9").err()).contains("no such layer", "conv1");
        assertThat(run(FRAMES.toString(), "--layer", "conv1", "--perplexity", "0")
                        .code())
                .isEqualTo(2);
        assertThat(run(FRAMES.toString(), "--layer", "conv1", "--method", "pca", "--iterations", "9")
                        .code())
                .isEqualTo(2);
        assertThat(run(FRAMES.toString(), "--layer", "conv1", "--iterations", "0")
                        .code())
                .isEqualTo(2);
        Answer few = run(FRAMES.resolve("ice/f1.png").toString(), "--layer", "conv1");
        assertThat(few.code()).isEqualTo(1);
        assertThat(few.err()).contains("too few frames", "at least 4", "found 1");
        assertThat(folder.resolve("out/embedding.csv")).doesNotExist();
    }
}
