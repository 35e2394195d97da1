package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.convscope.array.Tensor;
import org.convscope.keras.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the values that Keras computes: src/test/scripts/top_images.py. */
class TopCommandTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/inspect/topimages");
    private static final String MODEL = FILES.resolve("top.h5").toString();
    private static final Path FRAMES = FILES.resolve("frames");

    @TempDir
    private Path folder;

    private Answer run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("top", MODEL));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", folder.resolve("out").toString()));
        return Answer.of(new NoWindow(), all.toArray(String[]::new));
    }

    private JsonObject written() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("out/top.json")))
                .getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conv1", "conv2", "quality"})
    void framesValuesAndPlacesAreThoseOfKeras(String layer) throws IOException {
        Answer answer = run(FRAMES.toString(), "--layer", layer, "--count", "5");

        assertThat(answer.code()).isZero();
        JsonArray units = written().getAsJsonArray("units");
        JsonArray expected = JsonParser.parseString(Files.readString(FILES.resolve("expected.json")))
                .getAsJsonObject()
                .getAsJsonArray(layer);
        assertThat(units).hasSize(expected.size());
        for (int unit = 0; unit < units.size(); unit++) {
            JsonObject one = units.get(unit).getAsJsonObject();
            assertThat(one.get("unit").getAsInt()).isEqualTo(unit);
            JsonArray frames = one.getAsJsonArray("frames");
            JsonArray wanted = expected.get(unit).getAsJsonArray();
            assertThat(frames).hasSize(wanted.size());
            for (int rank = 0; rank < frames.size(); rank++) {
                same(frames.get(rank).getAsJsonObject(), wanted.get(rank).getAsJsonObject());
            }
        }
    }

    private static void same(JsonObject found, JsonObject wanted) {
        assertThat(Path.of(found.get("file").getAsString()))
                .isEqualTo(FRAMES.resolve(wanted.get("file").getAsString()));
        assertThat(found.get("image").getAsInt()).isZero();
        for (String number : List.of("value", "row", "column")) {
            assertThat(found.get(number).getAsDouble())
                    .as(number)
                    .isCloseTo(wanted.get(number).getAsDouble(), offset(1e-5));
        }
    }

    @Test
    void chosenUnitsStandInTheOrderGivenAndTheirPatchesInThePicture() throws IOException {
        Answer answer = run(FRAMES.toString(), "--layer", "conv2", "--unit", "3", "--unit", "1", "--count", "2");

        assertThat(answer.code()).isZero();
        JsonObject written = written();
        assertThat(written.get("layer").getAsString()).isEqualTo("conv2");
        assertThat(written.get("frames").getAsInt()).isEqualTo(14);
        assertThat(written.getAsJsonArray("units"))
                .extracting(unit -> unit.getAsJsonObject().get("unit").getAsInt())
                .containsExactly(3, 1);
        var picture = ImageIO.read(folder.resolve("out/top.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(28 + 2 * 122);
        assertThat(IntStream.range(0, 112 * 112)
                        .map(pixel -> picture.getRGB(28 + pixel % 112, 25 + pixel / 112))
                        .distinct()
                        .count())
                .as("shades of the first patch")
                .isGreaterThan(8);
    }

    @Test
    void aDamagedFrameIsNamedAndTheRestGoesOn() throws IOException {
        Path damaged = folder.resolve("damaged.png");
        Files.write(damaged, List.of("no frame"));
        Answer answer = run(FRAMES.toString(), damaged.toString(), "--layer", "conv1", "--unit", "0");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("damaged.png");
        assertThat(written().getAsJsonArray("units").get(0).getAsJsonObject().getAsJsonArray("frames"))
                .hasSize(10);
    }

    /** A folder of frames that results go to may be asked about again. */
    @Test
    void whatWasWrittenAmongTheFramesIsNoFrame() throws IOException {
        Path own = Files.createDirectory(folder.resolve("out"));
        for (String name : List.of("weak_1.png", "ice_1.png")) {
            Files.copy(Path.of("sample-images", name.substring(0, name.length() - 6), name), own.resolve(name));
        }
        for (int i = 0; i < 2; i++) {
            Answer answer = run(own.toString(), "--layer", "conv1", "--unit", "0");

            assertThat(answer.code()).as(answer.err()).isZero();
            assertThat(written().get("frames").getAsInt()).isEqualTo(2);
        }
    }

    @Test
    void aLayerOrUnitThatIsNotThereIsSaid() {
        assertThat(run(FRAMES.toString(), "--layer", "conv9").err()).contains("no such layer", "conv1");
        assertThat(run(FRAMES.toString(), "--layer", "conv1", "--unit", "3").err())
                .contains("no unit 3", "0 to 2");
        assertThat(run(FRAMES.toString(), "--layer", "conv1", "--count", "0").code())
                .isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void theFramesThatExciteAUnitMostAreOccluded() throws IOException {
        assertThat(run(FRAMES.toString(), "--layer", "conv1", "--count", "3").code())
                .isZero();
        String top = folder.resolve("out/top.json").toString();
        String drops = folder.resolve("drops.h5").toString();

        Answer all = occlude(drops, "--top", top, "--layer", "conv1", "--unit", "1", "--preset", "notebook");

        assertThat(all.err()).doesNotContain("expected");
        assertThat(all.code()).isZero();
        Tensor drop = Objects.requireNonNull(TensorFile.readAll(Path.of(drops)).get("drop"));
        assertThat(drop.length(0)).isEqualTo(3);
        JsonArray ranked =
                written().getAsJsonArray("units").get(1).getAsJsonObject().getAsJsonArray("frames");
        for (int rank = 0; rank < 3; rank++) {
            String frame = ranked.get(rank).getAsJsonObject().get("file").getAsString();
            String alone = folder.resolve("alone" + rank + ".h5").toString();
            assertThat(occlude(alone, frame, "--layer", "conv1", "--unit", "1").code())
                    .isZero();
            assertThat(drop.slice(rank).data())
                    .isEqualTo(Objects.requireNonNull(
                                    TensorFile.readAll(Path.of(alone)).get("drop"))
                            .data());
        }
    }

    @Test
    void whatIsNoTopOfTheUnitIsSaid() throws IOException {
        assertThat(run(FRAMES.toString(), "--layer", "conv1", "--unit", "0").code())
                .isZero();
        String top = folder.resolve("out/top.json").toString();
        String drops = folder.resolve("drops.h5").toString();

        assertThat(occlude(drops, "--top", top, "--layer", "conv1", "--unit", "2")
                        .err())
                .contains("has no frames of", "units of layer 'conv1'");
        assertThat(occlude(drops, "--top", top, "--layer", "conv2", "--unit", "0")
                        .code())
                .isEqualTo(1);
        assertThat(occlude(drops, "--top", top, "--class", "0").code()).isEqualTo(2);
        assertThat(occlude(drops, "x.png", "--top", top, "--layer", "conv1", "--unit", "0")
                        .code())
                .isEqualTo(2);
        assertThat(occlude(top, "--top", top, "--layer", "conv1", "--unit", "0").code())
                .isEqualTo(1);
        assertThat(Path.of(drops)).doesNotExist();
    }

    private static Answer occlude(String out, String... arguments) {
        List<String> all = new ArrayList<>(List.of("occlude", MODEL));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--patch", "4", "--out", out));
        return Answer.of(new NoWindow(), all.toArray(String[]::new));
    }
}
