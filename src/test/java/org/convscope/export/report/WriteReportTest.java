package org.convscope.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.BlockStage;
import org.convscope.choice.RangeScope;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.FrameFolders;
import org.convscope.file.OutputFolder;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.problem.ProblemException;
import org.convscope.render.colour.ColourShading;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of one report. */
class WriteReportTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/cli");
    private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");

    @TempDir
    private static Path folder;

    private static List<String> files = List.of();
    private static String page = "";
    private static JsonObject json = new JsonObject();
    private static int failures;

    @BeforeAll
    static void write() throws Exception {
        FrameFiles frames = new FrameFiles();
        try (OpenModel open = KerasModels.open(FILES.resolve("small.h5"), Optional.empty());
                Engine engine = EngineFactory.start(BackendChoice.CPU)) {
            ModelSidecar sidecar = ModelSidecar.of(open.file()).orElseThrow();
            List<CategorizedFrame> entries = Stream.concat(
                            new FrameFolders(frames).list(FILES.resolve("frames")).stream(),
                            Stream.of(new CategorizedFrame(FrameSource.of(FILES.resolve("damaged.png")), "")))
                    .toList();
            ReportRequest request = new ReportRequest(
                    new OutputFolder(folder, List::of),
                    new ReportRequest.Subject(
                            open.file(),
                            open.format(),
                            open.network(),
                            "same <layers>",
                            sidecar.preprocessing().orElseThrow(),
                            sidecar.labels()),
                    entries,
                    List.of("a remark & more"),
                    new ReportRequest.Settings(
                            250,
                            RangeScope.LAYER,
                            ColourShading.DEFAULT,
                            BlockStage.CONVOLUTION,
                            ReportRequest.Resolution.PAGE,
                            ReportRequest.Predictions.SHOWN,
                            ReportRequest.Analyses.NONE));
            files = new WriteReport(engine, frames)
                    .write(request, (ProblemException e) -> failures++, TaskMonitor.NONE);
        }
        page = Files.readString(folder.resolve("index.html"));
        json = JsonParser.parseString(Files.readString(folder.resolve("report.json")))
                .getAsJsonObject();
    }

    @Test
    void everythingThePageNamesIsThereAndNothingIsFetched() {
        Matcher linked = LINKED.matcher(page);
        int count = 0;
        while (linked.find()) {
            assertThat(linked.group(1)).doesNotContain("://").doesNotStartWith("/");
            assertThat(folder.resolve(linked.group(1))).isRegularFile();
            count++;
        }
        assertThat(count).isGreaterThan(20);
        assertThat(page).doesNotContain("<script", "url(", "@import");
    }

    @Test
    void whatIsWrittenIsListedAndNoTemporaryFileStays() throws Exception {
        try (Stream<Path> found = Files.walk(folder)) {
            List<String> there = found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
            assertThat(there).containsExactlyInAnyOrderElementsOf(files);
        }
    }

    @Test
    void textIsEscaped() {
        assertThat(page).contains("same &lt;layers&gt;", "a remark &amp; more");
    }

    @Test
    void aDamagedFrameIsReportedAndTheRestIsThere() {
        assertThat(failures).isEqualTo(1);
        assertThat(json.getAsJsonArray("frames")).hasSize(3);
    }

    @Test
    void theRowIsHeldWithinTheFrameAndItsHistogramCountsEveryPixel() {
        JsonObject row = json.getAsJsonArray("frames").get(1).getAsJsonObject().getAsJsonObject("row");

        assertThat(row.get("index").getAsInt()).isEqualTo(15);
        JsonArray counts = row.getAsJsonArray("counts");
        assertThat(counts).hasSize(10);
        long total = 0;
        for (int i = 0; i < counts.size(); i++) {
            total += counts.get(i).getAsLong();
        }
        assertThat(total).isEqualTo(16);
    }

    /** Kernel 2 of the second block is zero with a bias of -1: its map is constant before the activation. */
    @Test
    void deadKernelsAndConstantMapsAreCounted() {
        JsonObject kernels = json.getAsJsonArray("kernels").get(2).getAsJsonObject();
        assertThat(kernels.get("layer").getAsString()).isEqualTo("block2_conv1");
        assertThat(kernels.getAsJsonArray("dead").toString()).isEqualTo("[2]");

        JsonObject block = json.getAsJsonArray("frames")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("blocks")
                .get(1)
                .getAsJsonObject();
        assertThat(block.get("layer").getAsString()).isEqualTo("block2_conv1");
        assertThat(block.getAsJsonArray("constant").toString()).contains("2");
    }

    @Test
    void aPictureSaysWhereItComesFrom() throws Exception {
        byte[] png = Files.readAllBytes(folder.resolve("frames/02_ice_1/block1_conv2.png"));

        assertThat(new String(png, StandardCharsets.ISO_8859_1))
                .contains("small.h5", "ice_1.png", "block1_conv2", "Colour map", "Convscope");
        assertThat(ImageIO.read(
                        folder.resolve("frames/02_ice_1/block1_conv2.png").toFile()))
                .isNotNull();
    }

    @Test
    void tablesBeginWithTheirOrigin() throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("frames/02_ice_1/row.csv"));

        assertThat(lines.get(0)).startsWith("# Software: Convscope");
        assertThat(lines).contains("# Row: 15", "column,value");
        assertThat(lines.stream().filter(line -> !line.startsWith("#"))).hasSize(17);
    }

    @Test
    void framesOfTwoCategoriesAreComparedInOneRange() {
        JsonObject first = json.getAsJsonArray("comparison").get(0).getAsJsonObject();

        assertThat(first.getAsJsonArray("frames")).hasSize(2);
    }
}
