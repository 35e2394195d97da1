package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.convscope.frame.io.Hdf5KindsTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets that are joined, and data sets inside files, on the command line. */
class DataSetCliTest {
    @TempDir
    Path folder;

    @BeforeEach
    void unpack() throws IOException {
        Hdf5KindsTest.unpack(folder);
    }

    private static Answer run(String... arguments) {
        return Answer.of(new NoWindow(), arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private JsonObject described() throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("out/dataset.json")))
                .getAsJsonObject();
    }

    @Test
    void whatIsWrongWithAllImagesOfAFileIsSaidOnce() {
        Answer answer = run("frame", path("filters/scale_offset.h5"));

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(answer.json().getAsJsonArray()).isEmpty();
        assertThat(run("frame", path("experiments/unknown_units.nxs")).err().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("is not known"));
    }

    @Test
    void theImagesOfAnAbortedRunAreReadAndTheRestIsNamed() {
        Answer answer = run("frame", path("links/aborted_master.h5"));

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.json().getAsJsonArray()).hasSize(2);
        assertThat(answer.err()).contains("run_data_000002.h5, run_data_000003.h5");
    }

    @Test
    void aDataSetAndAnImageOfItAreNamed() {
        JsonArray all = run("frame", path("places/several.h5") + "::/right/counts")
                .json()
                .getAsJsonArray();
        JsonArray one = run("frame", path("places/several.h5") + "::/right/counts:1")
                .json()
                .getAsJsonArray();

        assertThat(all).hasSize(2);
        assertThat(one).hasSize(1).first().isEqualTo(all.get(1));
        assertThat(one.get(0).getAsJsonObject().get("dataSet").getAsString()).isEqualTo("/right/counts");
        assertThat(run("frame", path("places/several.h5")).err())
                .contains("/left/counts (2 x 18 x 24, 32 bit), /right/counts");
    }

    @Test
    void dataSetsAreJoinedAndRenamed() throws IOException {
        for (String name : List.of("one/noxtal/a.pgm", "two/blank/b.pgm", "two/ice/c.pgm")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "P2 2 1 9 1 2");
        }
        Answer answer = run(
                "dataset",
                path("one"),
                path("two"),
                path("arrays/words.npz"),
                "--rename",
                "noxtal=blank",
                "--out",
                path("out"));

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(described().get("frames").getAsInt()).isEqualTo(7);
        JsonObject counts = described().getAsJsonObject("counts");
        assertThat(counts.get("category: blank").getAsInt()).isEqualTo(2);
        assertThat(counts.get("y: ice").getAsInt()).isEqualTo(2);
        assertThat(run("dataset", path("two"), "--rename", "nothing=blank", "--out", path("out2"))
                        .err())
                .contains("expected one of blank, ice, found nothing");
    }

    @Test
    void unreadableFramesAreListed() throws IOException {
        Files.writeString(folder.resolve("a.pgm"), "P2 2 1 9 1 2");
        Files.writeString(folder.resolve("b.pgm"), "P5 200 100 255 short");
        Files.writeString(folder.resolve("c.png"), "no picture");
        Files.writeString(folder.resolve("set.csv"), "file,ice\na.pgm,1\nb.pgm,0\nc.png,1\n");

        assertThat(run("dataset", path("set.csv"), "--out", path("out")).code()).isEqualTo(1);
        assertThat(described().getAsJsonArray("broken"))
                .hasSize(2)
                .anyMatch(line -> line.getAsString().contains("c.png"))
                .anyMatch(line -> line.getAsString().contains("b.pgm"));
        assertThat(described().get("frames").getAsInt()).isEqualTo(2);

        assertThat(run("dataset", path("set.csv"), "--check", "--out", path("out"))
                        .code())
                .isEqualTo(1);
        assertThat(described().get("frames").getAsInt()).isEqualTo(1);
        assertThat(described().getAsJsonArray("broken")).hasSize(2);
    }
}
