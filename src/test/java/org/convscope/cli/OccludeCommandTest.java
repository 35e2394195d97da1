package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convscope.array.Tensor;
import org.convscope.inspect.occlusion.NotebookMask;
import org.convscope.keras.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccludeCommandTest {
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

    private Answer occlude(String name, Object... more) {
        return run(Stream.concat(
                        Stream.of(
                                "occlude",
                                MODELS.resolve(name + ".h5"),
                                "--tensor",
                                MODELS.resolve(name + "_input.h5"),
                                "--out",
                                out()),
                        Stream.of(more))
                .toArray());
    }

    private static Object attribute(HdfFile file, String name) {
        return file.getAttribute(name).getData();
    }

    @Test
    void patchesOfAFrameInTheFramesOwnPixels() throws IOException {
        Path picture = folder.resolve("out.png");
        Answer answer = run(
                "occlude",
                SMALL,
                FRAME,
                "--class",
                0,
                "--patch",
                6,
                "--stride",
                5,
                "--fill",
                "blur",
                "--out",
                out(),
                "--picture",
                picture);

        assertThat(answer.err())
                .startsWith("convscope: Only the windows that a patch reaches are computed")
                .contains(" times fewer.");
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).isEmpty();
        Tensor drop = Objects.requireNonNull(TensorFile.readAll(out()).get("drop"));
        assertThat(drop.rank()).isEqualTo(2);
        assertThat(drop.range().width()).isPositive();
        try (HdfFile file = new HdfFile(out())) {
            assertThat(attribute(file, "shape")).isEqualTo("patches");
            assertThat(attribute(file, "patch")).isEqualTo(6L);
            assertThat(attribute(file, "stride")).isEqualTo(5L);
            assertThat(attribute(file, "fill")).isEqualTo("blur");
            assertThat(attribute(file, "sigma")).isEqualTo(3.0);
            assertThat(attribute(file, "class")).isEqualTo(0L);
            assertThat(attribute(file, "preprocessing")).asString().startsWith("{");
        }
        BufferedImage drawn = ImageIO.read(picture.toFile());
        BufferedImage frame = ImageIO.read(Path.of(FRAME).toFile());
        int zoom = Math.max(1, (320 + frame.getWidth() - 1) / frame.getWidth());
        assertThat(drawn.getWidth()).isEqualTo(8 + 2 * (zoom * frame.getWidth() + 8));
    }

    @Test
    void theUsualPatchIsElevenPixelsFourApart() {
        Answer answer = run("occlude", SMALL, FRAME, "--class", 0, "--out", out());

        assertThat(answer.code()).isZero();
        try (HdfFile file = new HdfFile(out())) {
            assertThat(attribute(file, "patch")).isEqualTo(11L);
            assertThat(attribute(file, "stride")).isEqualTo(4L);
            assertThat(attribute(file, "fill")).isEqualTo("zero");
        }
    }

    @Test
    void ringsWithTheGeometryThatIsTypedIn() {
        Answer answer = run(
                "occlude",
                SMALL,
                FRAME,
                "--class",
                1,
                "--rings",
                "20,8,5",
                "--wavelength",
                1,
                "--distance",
                100,
                "--pixel-size",
                1,
                "--beam-centre",
                "12,11.5",
                "--out",
                out(),
                "--picture",
                folder.resolve("out.png"));

        assertThat(answer.err()).contains("every part is a pass of the whole network");
        assertThat(answer.code()).isZero();
        assertThat(Objects.requireNonNull(TensorFile.readAll(out()).get("drop")).shape())
                .containsExactly(1, 2);
        assertThat(folder.resolve("out.png")).exists();
        try (HdfFile file = new HdfFile(out())) {
            assertThat((double[]) attribute(file, "rings")).containsExactly(20, 8, 5);
            assertThat(attribute(file, "centre_x")).isEqualTo(12.0);
            assertThat(attribute(file, "wavelength_angstrom")).isEqualTo(1.0);
        }
    }

    @Test
    void severalFramesHaveAMapEachAndInputsTheirNames() {
        Answer answer = occlude("inputs", "--class", 1, "--sectors", 5);

        assertThat(answer.code()).isZero();
        Map<String, Tensor> written = TensorFile.readAll(out());
        assertThat(written).containsOnlyKeys("drop/frame");
        assertThat(Objects.requireNonNull(written.get("drop/frame")).shape()).containsExactly(2, 1, 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--class 0 --fill grey|--fill",
                "--class 0 --patch 0|--patch takes a number from 1 on",
                "--class 0 --stride 0|--stride takes a number from 1 on",
                "--class 0 --rings 3,4 --sectors 3|Give either --rings or --sectors",
                "--class 0 --rings 3,4,4|--rings takes two or more d-spacings",
                "--class 0 --rings 3,4 --fill mean|--fill does not go with --rings",
                "--class 0 --sectors 0|--sectors takes a number from 1 to 360",
                "--class 0 --sectors 3 --stride 2|--stride goes with patches",
                "--class 0 --beam-centre 3|--beam-centre takes two numbers",
                "--class 0 --wavelength 0|--wavelength takes a number above 0",
                "--patch 3|Give either a unit"
            })
    void wrongUsageIsTold(String arguments, String message) {
        Answer answer = occlude("residual", (Object[]) arguments.split(" ", -1));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains(message);
        assertThat(out()).doesNotExist();
    }

    @Test
    void ringsNeedAGeometry() {
        Answer answer = occlude("residual", "--class", 0, "--rings", "4,3");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("nothing says where a resolution lies on the frame");
        assertThat(out()).doesNotExist();
    }

    /** As the notebook on CIFAR shows them. */
    @Test
    void masksOfEveryFrameAndTheirPicture() throws IOException {
        Path picture = folder.resolve("masks.png");
        Answer answer = occlude("residual", "--class", 0, "--patch", 5, "--preset", "notebook", "--picture", picture);

        assertThat(answer.code()).isZero();
        Map<String, Tensor> written = TensorFile.readAll(out());
        Tensor drop = Objects.requireNonNull(written.get("drop"));
        Tensor mask = Objects.requireNonNull(written.get("mask"));
        assertThat(mask.length(0)).isEqualTo(drop.length(0));
        assertThat(mask.data())
                .contains(1f, 0.3f)
                .isEqualTo(NotebookMask.of(drop, mask.length(1), mask.length(2)).data());
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(11 * 110);
        assertThat(occlude("residual", "--class", 0, "--sectors", 3, "--preset", "notebook")
                        .err())
                .contains("--preset notebook goes with patches");
    }
}
