package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands write lies where it was asked for, never over what they read, and is known to fit before they compute. */
class OutputTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/cli");

    @TempDir
    private Path folder;

    private Path model = Path.of("");
    private Path frame = Path.of("");
    private Path tensor = Path.of("");

    @BeforeEach
    void inputs() throws IOException {
        model = copy("small.h5", "small.h5");
        frame = copy("frames/ice/ice_1.png", "frame.png");
        tensor = copy("input.h5", "input.h5");
    }

    private Path copy(String file, String name) throws IOException {
        return Files.copy(FILES.resolve(file), folder.resolve(name));
    }

    private static Answer run(Object... arguments) {
        return Answer.of(
                new NoWindow(), Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private static void refused(Path kept, Object... arguments) throws IOException {
        byte[] before = Files.readAllBytes(kept);
        Answer answer = run(arguments);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("would be written over a file that is read");
        assertThat(answer.out()).isEmpty();
        assertThat(kept).hasBinaryContent(before);
    }

    @Test
    void activationsReplaceNeitherModelNorFrameNorTensor() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.h5"), model);

        refused(model, "activations", model, "--tensor", tensor, "--out", model);
        refused(model, "activations", model, "--tensor", tensor, "--out", link);
        refused(model, "activations", link, "--tensor", tensor, "--out", model);
        refused(tensor, "activations", model, "--tensor", tensor, "--out", tensor);
        refused(frame, "activations", model, frame, "--out", frame);
        assertThat(link).isSymbolicLink();
    }

    /** The master file only links to the images. */
    @Test
    void activationsReplaceNoDataFileOfAMaster() throws IOException {
        Path eiger = Path.of("src/test/resources/frames/eiger");
        for (String name : List.of("run_master.h5", "run_data_000001.h5", "run_data_000002.h5")) {
            Files.copy(eiger.resolve(name), folder.resolve(name));
        }
        Path data = folder.resolve("run_data_000002.h5");

        refused(data, "activations", model, folder.resolve("run_master.h5") + "::0", "--out", data);
    }

    @Test
    void predictionsDoNotReplaceTheLabelFile() throws IOException {
        Path labels = Files.writeString(folder.resolve("predictions.csv"), "file,ice\nframe.png,1\n");

        refused(labels, "predict", model, labels, "--out", folder);
    }

    @Test
    void aDataSetsFilesDoNotReplaceItsFrames() throws IOException {
        Path named = copy("frames/good/good_1.png", "frames.png");

        refused(named, "dataset", folder, "--out", folder);
        assertThat(folder.resolve("dataset.json")).doesNotExist();
    }

    @Test
    void aReportReplacesNoFrame() throws IOException {
        Path named = copy("frames/good/good_1.png", "gradient.png");
        Path deep = Files.createDirectories(folder.resolve("frames/01_frame")).resolve("frame.png");
        Files.copy(frame, deep);

        refused(named, "inspect", model, named, "--out", folder);
        refused(deep, "inspect", model, deep, "--out", folder);
    }

    /** Numbers divided by the smallest float there is overflow, and the network gives NaN. */
    @Test
    void aPredictionThatIsNoNumberIsAFailureAndNoScore() throws IOException {
        Path how = Files.writeString(
                folder.resolve("how.json"),
                "{\"resample\": \"nearest\", \"scale\": {\"mode\": \"min-max\", \"min\": 0, \"max\": 1e-45}}");
        Path labels = Files.writeString(folder.resolve("labels.csv"), "file,quality\nframe.png,good\n");
        Path out = folder.resolve("out");
        Answer answer = run("predict", model, labels, "--preprocessing", how, "--out", out);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("frame.png: the model gives NaN or infinities in 'quality'");
        JsonObject one = answer.json().getAsJsonArray().get(0).getAsJsonObject();
        assertThat(one.get("error").getAsString()).contains("NaN or infinities");
        JsonObject metrics = JsonParser.parseString(Files.readString(out.resolve("metrics.json")))
                .getAsJsonObject();
        assertThat(metrics.getAsJsonArray("notFinite")).hasSize(1);
        assertThat(metrics.getAsJsonArray("classes")).isEmpty();
    }

    /** conv2d is called twice, so that its second call reads conv2d#1; a layer is called as the frame's own picture is. */
    @Test
    void everyLayerOfAReportHasItsOwnPicture() throws IOException {
        Path out = folder.resolve("out");
        Path other = copy("frames/good/good_1.png", "other.png");

        assertThat(run("inspect", FILES.resolve("shared.h5"), frame, other, "--out", out)
                        .code())
                .isZero();

        assertThat(pictures(out.resolve("kernels")))
                .containsExactlyInAnyOrder("conv2d_0.png", "conv2d_1.png", "Conv2D_1-2.png", "frame-2.png");
        List<String> layers =
                List.of("conv2d_0.png", "conv2d_1-3.png", "conv2d_1.png", "Conv2D_1-2.png", "frame-2.png");
        assertThat(pictures(out.resolve("comparison"))).containsExactlyInAnyOrderElementsOf(layers);
        assertThat(pictures(out.resolve("frames/01_frame")))
                .containsAll(layers)
                .contains("frame.png", "stripe.png")
                .hasSize(layers.size() + 2);
    }

    private static List<String> pictures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .toList();
        }
    }

    @Test
    void aLinkToAFolderIsAnOutputFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("out"), real);

        assertThat(run("predict", model, frame, "--out", link).code()).isZero();
        assertThat(run("dataset", FILES.resolve("frames"), "--out", link).code())
                .isZero();
        assertThat(run("activations", model, "--tensor", tensor, "--out", link.resolve("a.h5"))
                        .code())
                .isZero();

        assertThat(real.resolve("predictions.csv")).isRegularFile();
        assertThat(real.resolve("dataset.json")).isRegularFile();
        assertThat(real.resolve("a.h5")).isRegularFile();
    }

    /** A backend that is not there would be told of first if anything were computed. */
    @Test
    void anOutputThatCannotBeIsToldBeforeAnythingIsComputed() {
        Path out = frame.resolve("out");

        for (Answer answer : List.of(
                run("predict", model, frame, "--out", out, "--backend", "cuda"),
                run("inspect", model, frame, "--out", out, "--backend", "cuda"),
                run("activations", model, frame, "--out", out.resolve("a.h5"), "--backend", "cuda"),
                run("dataset", FILES.resolve("frames"), "--out", out))) {
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.out()).isEmpty();
            assertThat(answer.err()).contains("cannot be written").doesNotContain("CUDA");
        }
    }
}
