package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.jhdf.HdfFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaliencyCommandTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/cli");
    private static final Path MODELS = Path.of("src/test/resources/saliency");
    private static final String SMALL = FILES.resolve("small.h5").toString();
    private static final String FRAME = FILES.resolve("frames/ice/ice_1.png").toString();

    @TempDir
    private Path folder;

    private static Answer run(Object... arguments) {
        return Answer.of(
                new NoWindow(), Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private Path out() {
        return folder.resolve("out.h5");
    }

    private Answer saliency(String name, Object... more) {
        return run(Stream.concat(
                        Stream.of(
                                "saliency",
                                MODELS.resolve(name + ".h5"),
                                "--tensor",
                                MODELS.resolve(name + "_input.h5"),
                                "--out",
                                out()),
                        Stream.of(more))
                .toArray());
    }

    @Test
    void theMapOfAFrameInTheFramesOwnPixels() throws IOException {
        Path picture = folder.resolve("out.png");
        Answer answer = run(
                "saliency",
                SMALL,
                FRAME,
                "--class",
                0,
                "--method",
                "integrated",
                "--steps",
                7,
                "--out",
                out(),
                "--picture",
                picture);

        assertThat(answer.err()).isEmpty();
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).isEmpty();
        try (HdfFile file = new HdfFile(out())) {
            assertThat(attribute(file, "method")).isEqualTo("integrated");
            assertThat(attribute(file, "steps")).isEqualTo(7L);
            assertThat(attribute(file, "class")).isEqualTo(0L);
            assertThat(attribute(file, "target")).asString().startsWith("class 0 of output");
            assertThat((double) attribute(file, "completeness")).isFinite();
            assertThat(attribute(file, "preprocessing")).asString().startsWith("{");
            assertThat(file.getAttributes()).doesNotContainKeys("seed", "sigma", "at");
        }
        BufferedImage drawn = ImageIO.read(picture.toFile());
        BufferedImage frame = ImageIO.read(Path.of(FRAME).toFile());
        int zoom = Math.max(1, (320 + frame.getWidth() - 1) / frame.getWidth());
        assertThat(drawn.getWidth()).isEqualTo(8 + 2 * (zoom * frame.getWidth() + 8));
    }

    private static Object attribute(HdfFile file, String name) {
        return file.getAttribute(name).getData();
    }

    @Test
    void severalInputsHaveAMapEach() {
        Answer answer = saliency("inputs", "--class", 1, "--method", "smoothgrad", "--seed", 4);

        assertThat(answer.code()).isZero();
        Map<String, Tensor> written = TensorFile.readAll(out());
        assertThat(written).containsOnlyKeys("gradient/frame", "gradient/settings");
        assertThat(Objects.requireNonNull(written.get("gradient/frame")).shape())
                .containsExactly(2, 10, 9, 1);
        try (HdfFile file = new HdfFile(out())) {
            assertThat(attribute(file, "seed")).isEqualTo(4L);
            assertThat(attribute(file, "steps")).isEqualTo(50L);
            assertThat((double[]) attribute(file, "sigma/settings")).hasSize(2);
            assertThat((double[]) attribute(file, "value")).hasSize(2);
        }
    }

    @Test
    void theLayersOwnSizeForGradCam() {
        Answer answer = saliency("heads", "--output", "spots", "--class", 2, "--method", "gradcam++");

        assertThat(answer.code()).isZero();
        assertThat(Objects.requireNonNull(TensorFile.readAll(out()).get("gradient"))
                        .shape())
                .containsExactly(2, 5, 6);
        try (HdfFile file = new HdfFile(out())) {
            assertThat(attribute(file, "at")).isEqualTo("second");
        }
    }

    @Test
    void anInputThatIsNoNumberIsSaidThoughTheTargetIsOne() {
        Path input = folder.resolve("in.h5");
        try (var writer = new TensorWriter(input)) {
            writer.put("frame", Tensor.zeros(1, 10, 9, 1), Map.of());
            writer.put("settings", Tensor.of(new float[] {0, 1, Float.POSITIVE_INFINITY, 0, 0}, 1, 5), Map.of());
            writer.finish();
        }

        Answer answer = run(
                "saliency",
                MODELS.resolve("inputs.h5"),
                "--tensor",
                input,
                "--layer",
                "conv",
                "--unit",
                1,
                "--out",
                out());

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err())
                .contains("the input holds what is no finite number (found Infinity): the map may say nothing");
    }

    @Test
    void aTargetThatIsNoNumberIsSaid() {
        Path input = folder.resolve("in.h5");
        float[] numbers = new float[2 * 8 * 10];
        numbers[85] = Float.NaN;
        try (var writer = new TensorWriter(input)) {
            writer.put("frame", Tensor.of(numbers, 2, 8, 10, 1), Map.of());
            writer.finish();
        }

        Answer answer = run(
                "saliency", MODELS.resolve("masks.h5"), "--tensor", input, "--layer", "b", "--unit", 1, "--out", out());

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err())
                .contains("unit 1 of layer 'b' is no finite number for frame 1 (found NaN), so the map says nothing")
                .doesNotContain("frame 0");
    }

    @Test
    void aSanityCheckStandsBesideIt() throws IOException {
        Path picture = folder.resolve("out.png");
        Answer answer = saliency("masks", "--layer", "b", "--unit", 1, "--sanity", "--json", "--picture", picture);

        assertThat(answer.code()).isZero();
        JsonObject json = answer.json().getAsJsonObject();
        assertThat(json.getAsJsonObject("target").get("unit").getAsInt()).isEqualTo(1);
        JsonObject sanity = json.getAsJsonObject("sanity");
        assertThat(sanity.getAsJsonArray("seeds")).hasSize(5);
        assertThat(sanity.getAsJsonArray("steps")).hasSize(2);
        JsonObject first = sanity.getAsJsonArray("steps").get(0).getAsJsonObject();
        assertThat(first.get("layer").getAsString()).isEqualTo("b");
        assertThat(first.get("weights").getAsString()).isEqualTo("kernel GlorotUniform, bias Zeros");
        assertThat(first.getAsJsonArray("maps")).hasSize(2);
        Map<String, Tensor> written = TensorFile.readAll(out());
        assertThat(Objects.requireNonNull(written.get("sanity/000")).shape()).containsExactly(5, 2, 8, 10, 1);
        Tensor correlations = Objects.requireNonNull(written.get("sanity/correlations"));
        assertThat(correlations.shape()).containsExactly(2, 2, 5);
        assertThat((double) correlations.get(0, 1, 3))
                .isCloseTo(
                        first.getAsJsonArray("maps")
                                .get(1)
                                .getAsJsonObject()
                                .getAsJsonArray("correlations")
                                .get(3)
                                .getAsDouble(),
                        within(1e-6));
        // two frames, each with its own map and two steps
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(8 + 4 * (240 + 8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--class 0 --method gradients|expected gradient, smoothgrad, integrated",
                "--class 0 --at conv|--at goes with --method gradcam",
                "--class 0 --steps 0|--steps takes a number from 1 to 100000, not 0",
                "--class 0 --steps 2147483647|--steps takes a number from 1 to 100000, not 2147483647",
                "--class 0 --opacity 2|--opacity takes a share",
                "--class 0 --picture map.jpg|--picture is written as PNG, so its name ends in .png, not as in map.jpg",
                "--layer conv|--layer needs a --unit",
                "--method gradcam|Give either a unit"
            })
    void wrongUsageIsTold(String arguments, String message) {
        Answer answer = saliency("residual", (Object[]) arguments.split(" ", -1));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains(message);
        assertThat(out()).doesNotExist();
    }

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        Path input = Files.copy(MODELS.resolve("heads_input.h5"), folder.resolve("in.h5"));
        byte[] before = Files.readAllBytes(input);
        Path model = MODELS.resolve("heads.h5");

        for (Object[] outputs :
                List.of(new Object[] {"--out", input}, new Object[] {"--out", out(), "--picture", input})) {
            Answer answer = run(Stream.concat(
                            Stream.of("saliency", model, "--tensor", input, "--output", "size", "--class", 0),
                            Stream.of(outputs))
                    .toArray());
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err()).contains("would be written over a file that is read");
        }
        assertThat(input).hasBinaryContent(before);
    }

    @Test
    void aLayerThatIsNotThereIsRefusedWithWhatMayBeMeant() {
        Answer answer = saliency("residual", "--layer", "b_con", "--unit", 0);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("layer 'b_con': the model has no such layer. Perhaps b_conv, ");
        assertThat(out()).doesNotExist();
    }
}
