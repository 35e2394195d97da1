package org.convscope.frame.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.SoftAssertions;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.FrameStatistics;
import org.convscope.frame.geometry.Geometry;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of HDF5 that src/test/scripts/make_hdf5.py writes gives h5py's numbers. */
public class Hdf5KindsTest {
    @TempDir
    static Path folder;

    private final FrameFiles frames = new FrameFiles();

    @BeforeAll
    static void unpack() throws IOException {
        unpack(folder);
    }

    /** Puts the files of make_hdf5.py into a folder. */
    public static void unpack(Path folder) throws IOException {
        try (InputStream bytes = Files.newInputStream(FrameFilesTest.FOLDER.resolve("hdf5_kinds.zip"));
                var zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void everyImageIsAsH5pyReadsIt() throws IOException {
        JsonObject expected = new Gson().fromJson(Files.readString(file("hdf5.json")), JsonObject.class);
        var softly = new SoftAssertions();
        for (String source : expected.keySet()) {
            JsonObject wanted = expected.getAsJsonObject(source);
            try {
                Frame frame = frames.read(FrameSource.parse(file(source).toString()));
                softly.assertThat(frame.width())
                        .as(source)
                        .isEqualTo(wanted.get("width").getAsInt());
                softly.assertThat(frame.height())
                        .as(source)
                        .isEqualTo(wanted.get("height").getAsInt());
                softly.assertThat(FrameStatistics.of(frame).sum())
                        .as(source)
                        .isEqualTo(wanted.get("sum").getAsDouble());
                softly.assertThat(FrameFilesTest.crc(frame))
                        .as(source)
                        .isEqualTo(wanted.get("crc").getAsLong());
                experiment(source, wanted, frame, softly);
            } catch (ProblemException e) {
                softly.fail(source, e);
            }
        }
        softly.assertAll();
    }

    private static void experiment(String source, JsonObject wanted, Frame frame, SoftAssertions softly) {
        if (!wanted.has("masked")) {
            return;
        }
        softly.assertThat(frame.mask().excluded())
                .as(source)
                .isEqualTo(wanted.get("masked").getAsInt());
        softly.assertThat(frame.notes()).as(source).hasSize(wanted.get("notes").getAsInt());
        List<Double> geometry = new ArrayList<>();
        if (wanted.get("geometry") instanceof JsonArray numbers) {
            numbers.forEach(number -> geometry.add(number.isJsonNull() ? Double.NaN : number.getAsDouble()));
        }
        for (int i = 0; i < geometry.size(); i++) {
            double found = FrameFilesTest.numbers(frame.geometry().orElse(Geometry.UNKNOWN))[i];
            double relative =
                    geometry.get(i).isNaN() && Double.isNaN(found) ? 0 : Math.abs(found / geometry.get(i) - 1);
            softly.assertThat(relative)
                    .as(source + " geometry " + i + " " + found + " " + geometry.get(i))
                    .isLessThan(1e-6);
        }
        if (geometry.isEmpty()) {
            softly.assertThat(frame.geometry()
                            .flatMap(known ->
                                    known.wavelengthAngstrom().stream().boxed().findFirst()))
                    .as(source)
                    .isEmpty();
        }
    }

    @Test
    void aDataSetWithoutImagesIsSaidToBe() {
        assertThatThrownBy(() -> frames.sources(file("layouts/none.h5")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("/entry/data/data: the data set holds no image yet");
    }

    @Test
    void whatIsMissingOfAnAbortedRunIsNamed() {
        Path master = file("links/aborted_master.h5");

        assertThat(frames.images(master)).isEqualTo(2);
        assertThat(frames.missing(master))
                .extracting(problem -> problem.found())
                .containsExactly("run_data_000002.h5, run_data_000003.h5");
        assertThat(frames.missing(file("links/absolute_master.h5"))).isEmpty();
    }

    @Test
    void aDataFileThatWasOnlyBegunHidesNoOther() {
        Path master = file("links/begun_master.h5");

        assertThat(frames.images(master)).isEqualTo(2);
        assertThat(frames.missing(master))
                .singleElement()
                .asString()
                .contains("begun_data_000002.h5")
                .contains("holds no image yet");
    }

    @Test
    void whereSeveralDataSetsMayBeMeantTheyAreListed() {
        Path several = file("places/several.h5");

        assertThat(frames.isFrame(several)).isFalse();
        assertThatThrownBy(() -> frames.sources(several))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("/left/counts (2 x 18 x 24, 32 bit), /right/counts (2 x 18 x 24, 32 bit)")
                .hasMessageContaining("several.h5::/left/counts");
        assertThat(frames.imageData(several))
                .extracting(FileArray::path)
                .containsExactly("/left/counts", "/right/counts");
        assertThat(frames.named(several + "::/right/counts"))
                .extracting(FrameSource::name)
                .containsExactly("several.h5::/right/counts:0", "several.h5::/right/counts:1");
        assertThatThrownBy(() -> frames.named(several + "::/middle"))
                .hasMessageContaining("/middle: holds no such data set (found /left/counts");
        assertThatThrownBy(() -> frames.read(FrameSource.parse(several + "::/left/counts:2")))
                .hasMessageContaining("there is no image 2 (expected 0 to 1)");
    }

    @Test
    void aCompressionThatIsNotReadIsNamed() {
        assertThatThrownBy(() -> frames.read(FrameSource.of(file("filters/scale_offset.h5"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("HDF5 with this compression is not read")
                .hasMessageContaining("found scale-offset (6)");
    }

    @Test
    void aChunkThatEndsTooEarlyIsNotFilledUp() {
        assertThatThrownBy(() -> frames.read(FrameSource.of(file("filters/blosc_short.h5"))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a chunk of the dataset is damaged: it ends too early");
    }

    @Test
    void anotherDetectorsGeometryBlocksNothing() throws IOException {
        Path data = file("geometry/run.h5");
        Files.createDirectories(data.getParent());
        Files.copy(file("layouts/user_block.h5"), data);
        String panel = """
            clen=0.1
            res=10000
            photon_energy=9000
            q0/min_fs=0
            q0/max_fs=39
            q0/min_ss=0
            q0/max_ss=29
            q0/corner_x=-200
            q0/corner_y=-200
            q0/fs=+1.0x
            q0/ss=+1.0y
            """;
        Files.writeString(data.resolveSibling("other.geom"), panel);

        Frame frame = frames.read(FrameSource.of(data));
        assertThat(frame.width()).isEqualTo(24);
        assertThat(frame.notes())
                .singleElement()
                .asString()
                .contains("another detector's")
                .contains("panel q0");

        Files.move(data.resolveSibling("other.geom"), data.resolveSibling("run.geom"));
        assertThatThrownBy(() -> frames.read(FrameSource.of(data))).hasMessageContaining("panel q0 lies outside");
    }

    @Test
    void weightsAreNoFrames() {
        assertThat(frames.isFrame(file("places/weights.h5"))).isFalse();
        assertThat(frames.imageData(file("places/weights.h5"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "complex, holds complex numbers or records",
        "text, holds text",
        "opaque, holds bytes of no known meaning",
        "five_axes, has 5 axes",
    })
    void whatADataSetIsThatIsNoImagesIsSaid(String kind, String what) {
        assertThatThrownBy(() -> frames.sources(file("places/" + kind + ".h5")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("found /entry/data/data, which " + what);
    }

    @Test
    void aDataSetIsNamedInContainersOnly() {
        Path png = FrameFilesTest.FOLDER.resolve("grey8.png");

        assertThatThrownBy(() -> frames.named(png + "::/data"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("holds no data sets that can be named");
    }

    @Test
    void aSourceReadsAsItIsWritten() {
        for (String text : List.of("a.h5", "a.h5::3", "a.h5::/x/y", "a.h5::/x/y:3", "a.h5::/x:7:0")) {
            assertThat(FrameSource.parse(text)).hasToString(text);
        }
        assertThat(FrameSource.parse("a.h5::/x/0CH0:xtdf/data:4"))
                .isEqualTo(new FrameSource(Path.of("a.h5"), "/x/0CH0:xtdf/data", 4));
    }
}
