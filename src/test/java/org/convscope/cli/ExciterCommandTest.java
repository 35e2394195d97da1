package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convscope.array.Tensor;
import org.convscope.keras.TensorFile;
import org.convscope.keras.TensorWriter;
import org.convscope.render.PngTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands exciter and incoming; src/test/scripts/make_exciter_golden.py makes the model. */
class ExciterCommandTest {
    private static final Path FILES = Path.of("src/test/resources/exciter");
    private static final String LEVEL = "src/test/resources/exciter/level.h5";
    private static final String MODEL = FILES.resolve("model.h5").toString();
    private static final String GOLDEN = FILES.resolve("exciters.h5").toString();
    private static final String FRAME = "src/test/resources/frames/rgb8.png";

    @TempDir
    private Path folder;

    private static Answer run(String... arguments) {
        return Answer.of(new NoWindow(), arguments);
    }

    private Answer exciter(String arguments) {
        return run(Stream.concat(
                        Stream.of("exciter", MODEL, "--out", folder.toString()), Stream.of(arguments.split(" ", -1)))
                .toArray(String[]::new));
    }

    private Answer incoming(String arguments) {
        return run(Stream.concat(
                        Stream.of("incoming", MODEL, "--out", folder.toString()), Stream.of(arguments.split(" ", -1)))
                .toArray(String[]::new));
    }

    private JsonObject json(String name) throws Exception {
        return JsonParser.parseString(Files.readString(folder.resolve(name))).getAsJsonObject();
    }

    @Test
    void excitersFromAGivenStartFollowKeras() throws Exception {
        Answer answer = exciter("--layer block2_conv1 --unit 1 --unit 3 --start " + GOLDEN);

        assertThat(answer.code()).as(answer.err()).isZero();
        Map<String, Tensor> written = TensorFile.readAll(folder.resolve("exciters.h5"));
        Tensor image = Objects.requireNonNull(written.get("image"));
        Tensor loss = Objects.requireNonNull(written.get("loss"));
        assertThat(image.shape()).containsExactly(2, 24, 20, 3);
        assertThat(loss.shape()).containsExactly(2, 40);
        Map<String, Tensor> golden = TensorFile.readAll(Path.of(GOLDEN));
        for (int n = 0; n < 2; n++) {
            Tensor keras = Objects.requireNonNull(golden.get("block2_conv1/" + (2 * n + 1) + "/loss"));
            for (int step = 0; step < 40; step++) {
                assertThat(Math.abs(loss.get(n, step) - keras.data()[step])).isLessThan(0.01f * keras.data()[39]);
            }
        }
        JsonObject json = json("exciters.json");
        assertThat(json.get("preset").getAsString()).isEqualTo("notebook");
        assertThat(json.get("start").getAsString()).isEqualTo("given");
        assertThat(json.getAsJsonArray("units")).hasSize(2);
        assertThat(Files.readString(folder.resolve("exciters.h5"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("notebook", "unit 3 of layer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2 | --unit 1 --size 5000 | --size takes a number from 1 to 4096, not 5000
        2 | --unit 1 --rate 1e300 | --rate takes a number above 0, up to a million, not 1.0E300
        2 | --unit 1 --preset pixels --blur 1e9 | --blur takes a number from 0 to 4096, not 1.0E9
        2 | --unit 1 --preset pixels --variation 1e300 | --variation takes a number from 0 to 1000000, not 1.0E300
        1 | --unit 99 | has no unit 99
        1 | --unit 1 --size 1 --preset fourier | Choose a larger size
        """)
    void whatCannotClimbIsRefused(int code, String arguments, String said) {
        Answer answer = exciter("--layer block2_conv1 " + arguments);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.err()).contains(said);
    }

    @Test
    void whatIsRefusedAtOnceLeavesNoFolder() {
        Path none = folder.resolve("none");
        for (String wrong : List.of("--unit 1 --size 5000", "--unit 99")) {
            Answer answer = run(Stream.concat(
                            Stream.of("exciter", MODEL, "--out", none.toString(), "--layer", "block2_conv1"),
                            Stream.of(wrong.split(" ", -1)))
                    .toArray(String[]::new));

            assertThat(answer.code()).isNotZero();
            assertThat(none).doesNotExist();
        }
    }

    @Test
    void aUnitThatDoesNotClimbIsNamed() throws Exception {
        Answer answer =
                run("exciter", LEVEL, "--layer", "conv", "--unit", "all", "--steps", "2", "--out", folder.toString());

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err())
                .contains("unit 0 of layer 'conv' did not change in any step")
                .contains("unit 1 of layer 'conv' did not change in any step");
        assertThat(json("exciters.json").getAsJsonArray("units")).allSatisfy(unit -> assertThat(
                        unit.getAsJsonObject().get("warning").getAsString())
                .isEqualTo("did not change in any step, so its picture is what it began as"));
    }

    @Test
    void aStartThatIsNoNumberIsRefused() {
        Path file = folder.resolve("nan.h5");
        float[] numbers = new float[24 * 20 * 3];
        numbers[7] = Float.NaN;
        try (var writer = new TensorWriter(file)) {
            writer.put("start", Tensor.of(numbers, 1, 24, 20, 3), Map.of());
            writer.finish();
        }

        Answer answer = exciter("--layer block2_conv1 --unit 1 --start " + file);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("nan.h5", "expected finite numbers, found NaN");
        assertThat(folder.resolve("exciters.h5")).doesNotExist();
    }

    @Test
    void framesThatAreTheSameEverywhereHaveNoMagnitudes() throws Exception {
        Path flat = folder.resolve("flat.png");
        ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_3BYTE_BGR), "png", flat.toFile());

        Answer answer = exciter("--layer block2_conv1 --unit 1 --size 16 --preset maco --magnitudes " + flat);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("the same everywhere");
    }

    @Test
    void aWholeLayerIsAGridFilledColumnByColumn() throws Exception {
        Answer answer = exciter("--layer block2_conv1 --unit all --steps 2");

        assertThat(answer.code()).as(answer.err()).isZero();
        BufferedImage grid = ImageIO.read(folder.resolve("grid.png").toFile());
        assertThat(grid.getWidth()).isEqualTo(3 * 64 + 2 * 5);
        assertThat(grid.getHeight()).isEqualTo(3 * 64 + 2 * 5);
        assertThat(grid.getRGB(66, 3) & 0xFFFFFF).isZero();
        Tensor image = Objects.requireNonNull(
                TensorFile.readAll(folder.resolve("exciters.h5")).get("image"));
        assertThat(image.shape()).containsExactly(8, 64, 64, 3);
        // unit 1 stands below unit 0; what is shown is (x - mean) / (std + 1e-5) / 10 + 0.5
        Tensor second = image.slice(1);
        double mean = 0;
        for (float v : second.data()) {
            mean += v / second.size();
        }
        double squares = 0;
        for (float v : second.data()) {
            squares += (v - mean) * (v - mean) / second.size();
        }
        double red = 255 * ((second.data()[0] - mean) / (Math.sqrt(squares) + 1e-5) * 0.1 + 0.5);
        assertThat((double) (grid.getRGB(0, 69) >> 16 & 255)).isBetween(red - 1.01, red + 0.01);
        BufferedImage turned =
                ImageIO.read(folder.resolve("grid-as-in-notebook.png").toFile());
        assertThat(turned.getRGB(0, 69) >> 16 & 255).isEqualTo(256 - (grid.getRGB(0, 69) >> 16 & 255));
        assertThat(ImageIO.read(folder.resolve("maps.png").toFile()).getWidth()).isEqualTo(grid.getWidth());
    }

    @Test
    void agreementMarksUnitsAndSaysWhatRandomWeightsGive() throws Exception {
        Answer answer =
                exciter("--layer block2_conv1 --unit 0 --unit 1 --preset fourier --size 16 --steps 4 --agreement");

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonObject json = json("exciters.json");
        assertThat(json.getAsJsonObject("agreement").get("seeds").getAsInt()).isEqualTo(5);
        for (int n = 0; n < 2; n++) {
            JsonObject unit = json.getAsJsonArray("units").get(n).getAsJsonObject();
            assertThat(unit.getAsJsonArray("cosines")).hasSize(10);
            double median = unit.get("agreement").getAsDouble();
            assertThat(unit.get("unstable").getAsBoolean()).isEqualTo(!(median >= 0.5));
            assertThat(unit.get("random_weights_agreement").isJsonNull()).isFalse();
        }
    }

    @Test
    void aClassHasAnExciterAndFramesGiveTheMagnitudes() throws Exception {
        Answer answer = exciter("--output out --class 1 --preset maco --size 4 --steps 3 --magnitudes " + FRAME);

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(json("exciters.json").get("magnitudes").getAsString()).contains("1 frame");
        assertThat(json("exciters.json")
                        .getAsJsonArray("units")
                        .get(0)
                        .getAsJsonObject()
                        .get("class")
                        .getAsInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--layer block2_conv1 --unit 0 --preset other|expected notebook, pixels, fourier or maco",
                "--layer block2_conv1 --unit 0 --preset maco --start x.h5|goes with --preset notebook",
                "--layer block2_conv1 --unit 0 --jitter 3|go with the presets pixels, fourier and maco",
                "--layer block2_conv1 --unit 0 --preset maco --octaves 3|--octaves goes with --preset pixels",
                "--layer block2_conv1 --unit 0 --magnitudes a.png|--magnitudes goes with --preset maco",
                "--layer block2_conv1 --unit 0 --steps 0|--steps takes a number from 1",
                "--layer block2_conv1|--layer needs a --unit"
            })
    void whatDoesNotGoTogetherIsWrongUsage(String arguments, String message) {
        Answer answer = exciter(arguments);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains(message);
    }

    @Test
    void anUnknownUnitIsOneSentence() {
        Answer answer = exciter("--layer block2_conv1 --unit 99");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("layer 'block2_conv1': has no unit 99");
    }

    @Test
    void framesThatAreTooSmallForTheirSpectrumAreRefused() {
        Answer answer = exciter("--layer block2_conv1 --unit 0 --preset maco --size 64 --magnitudes " + FRAME);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("no frame is as large as the exciter");
    }

    @Test
    void incomingChannelsAreRanked() throws Exception {
        Answer answer = incoming(FRAME + " --layer block2_conv1 --unit 3 --count 4 --steps 2 --size 16");

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonArray channels = JsonParser.parseString(Files.readString(folder.resolve("incoming.json")))
                .getAsJsonArray();
        assertThat(channels).hasSize(4);
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 4; i++) {
            JsonObject channel = channels.get(i).getAsJsonObject();
            assertThat(channel.get("norm").getAsDouble()).isLessThanOrEqualTo(before);
            before = channel.get("norm").getAsDouble();
        }
        assertThat(json("parameters.json").get("source").getAsString()).isEqualTo("block1_pool");
        // weights, exciters, their maps, the frame's maps
        assertThat(ImageIO.read(folder.resolve("incoming.png").toFile()).getHeight())
                .isGreaterThan(4 * 128);
        assertThat(folder.resolve("kernels.png")).exists();
    }

    @Test
    void incomingWeightsAreColouredAboutZeroButForTheNotebooksPicture() throws Exception {
        assertThat(incoming("--layer block2_conv1 --unit 3 --steps 1 --size 16").code())
                .isZero();

        assertThat(colourMap("incoming.png")).isEqualTo("rdbu");
        assertThat(colourMap("kernels.png")).isEqualTo("blues");
    }

    private String colourMap(String picture) throws Exception {
        return String.valueOf(PngTexts.read(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(picture))))
                .get("Colour map"));
    }

    @Test
    void weightsOfAnEarlierLayer() throws Exception {
        Answer answer = incoming("--layer block2_conv2 --unit 1 --from block1_conv2 --window 3 --steps 1 --size 16");

        assertThat(answer.code()).as(answer.err()).isZero();
        JsonObject strongest = JsonParser.parseString(Files.readString(folder.resolve("incoming.json")))
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject();
        assertThat(strongest.getAsJsonArray("weights")).hasSize(3);
        assertThat(json("parameters.json").get("border").getAsString()).isEqualTo("not cut");
        assertThat(incoming("--layer block2_conv2 --unit 1 --padded").code()).isEqualTo(2);
        assertThat(incoming("--output out --class 1").code()).isEqualTo(2);
    }
}
