package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.report.ReportedFrames;
import org.convscope.frame.FrameSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class InspectCommandTest {
    private static final Path FILES = Path.of("src/test/resources/org/convscope/cli");
    private static final String SMALL = FILES.resolve("small.h5").toString();
    private static final Path FRAMES = FILES.resolve("frames");

    private static final WindowOpener NO_WINDOW = new NoWindow();

    /** As docs/cli.md has it. */
    @ParameterizedTest
    @CsvSource({"1, 3", "4, 12", "5, 10", "6, 12", "7, 7", "20, 20"})
    void aFewFramesOfEachCategoryAreShown(int categories, int shown) {
        List<CategorizedFrame> entries = IntStream.range(0, categories)
                .boxed()
                .flatMap(category -> Stream.of(0, 1, 2, 3)
                        .map(image ->
                                new CategorizedFrame(new FrameSource(Path.of("f.h5"), image), "category " + category)))
                .toList();
        List<CategorizedFrame> few = ReportedFrames.aFew(entries);

        assertThat(few).hasSize(shown);
        assertThat(few.stream().map(CategorizedFrame::category).distinct()).hasSize(categories);
        assertThat(few.get(0)).isEqualTo(entries.get(0));
    }

    /** A ReLU leaves 69 % of this layer's values zero; from the smallest to the largest value 73 % of the picture was dark. */
    @Test
    void mapsCanBeReadAsTheyCome(@TempDir Path folder) throws Exception {
        Answer answer = Answer.of(
                NO_WINDOW,
                "inspect",
                "models/quality.h5",
                "sample-images/badice/badice_1.png",
                "--no-predictions",
                "--out",
                folder.toString());

        assertThat(answer.code()).isZero();
        BufferedImage picture = ImageIO.read(
                folder.resolve("frames/01_badice_1/block3_conv3.png").toFile());
        long dark = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                Color colour = new Color(picture.getRGB(x, y));
                double gray = 0.299 * colour.getRed() + 0.587 * colour.getGreen() + 0.114 * colour.getBlue();
                dark += gray < 25.5 ? 1 : 0;
            }
        }
        assertThat(dark / (double) (picture.getWidth() * picture.getHeight())).isLessThan(0.45);
    }

    @Test
    void namedFoldersAreCategories(@TempDir Path folder) throws Exception {
        Answer answer = Answer.of(
                NO_WINDOW,
                "inspect",
                SMALL,
                FRAMES.resolve("ice").toString(),
                FRAMES.resolve("good").toString(),
                "--out",
                folder.toString());

        assertThat(answer.err()).doesNotContain("no frame");
        JsonObject report = JsonParser.parseString(Files.readString(folder.resolve("report.json")))
                .getAsJsonObject();
        assertThat(report.getAsJsonArray("frames").asList().stream()
                        .map(frame -> frame.getAsJsonObject().get("category").getAsString())
                        .distinct())
                .containsExactly("ice", "good");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minmax | min to max | linear | gray",
                "percentiles | percentiles: | sqrt | ",
                "standardised | standardised: | | viridis",
                "-1.5,2.5 | chosen limits | linear | viridis"
            })
    void aPictureSaysItsContrast(String contrast, String said, String curve, String colours, @TempDir Path folder)
            throws Exception {
        Answer answer = Answer.of(
                NO_WINDOW,
                "inspect",
                SMALL,
                FRAMES.resolve("ice").toString(),
                "--contrast=" + contrast,
                "--out",
                folder.toString());

        assertThat(answer.code()).isZero();
        String text = text(folder.resolve("frames/01_ice_1/block1_conv2.png"));
        assertThat(text).contains("Contrast=" + said);
        if (curve != null) {
            assertThat(text).contains("Curve=" + curve);
        }
        if (colours != null) {
            assertThat(text).contains("Colour map=" + colours);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--contrast=bright", "--contrast=2,1", "--contrast=1,NaN", "--contrast=1", "--curve=cube"})
    void aContrastThatNobodyKnowsIsWrongUsage(String option, @TempDir Path folder) {
        Answer answer = Answer.of(NO_WINDOW, "inspect", SMALL, FRAMES.toString(), option, "--out", folder.toString());

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("but found " + option.substring(option.indexOf('=') + 1));
    }

    private static String text(Path png) throws Exception {
        try (var in = ImageIO.createImageInputStream(png.toFile())) {
            var reader = ImageIO.getImageReadersByFormatName("png").next();
            reader.setInput(in);
            var entries = new StringBuilder();
            var root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            for (String kind : List.of("tEXtEntry", "iTXtEntry")) {
                NodeList nodes = root.getElementsByTagName(kind);
                for (int i = 0; i < nodes.getLength(); i++) {
                    Element entry = (Element) nodes.item(i);
                    entries.append(entry.getAttribute("keyword"))
                            .append('=')
                            .append(entry.getAttribute("value"))
                            .append(entry.getAttribute("text"))
                            .append('\n');
                }
            }
            return entries.toString();
        }
    }

    /** The model is made by src/test/scripts/make_level_model.py. */
    @Test
    void aReportNamesUnitsThatDoNotClimb(@TempDir Path folder) throws Exception {
        Answer answer = Answer.of(
                NO_WINDOW,
                "inspect",
                "src/test/resources/exciter/level.h5",
                FRAMES.toString(),
                "--analyses",
                "exciters",
                "--out",
                folder.toString());

        assertThat(answer.code()).as(answer.toString()).isZero();
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("unit 1 of layer &#39;conv&#39; did not change in any step");
        JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("report.json")))
                .getAsJsonObject();
        assertThat(json.getAsJsonObject("analyses").getAsJsonObject("exciters").getAsJsonArray("units"))
                .allSatisfy(unit ->
                        assertThat(unit.getAsJsonObject().has("warning")).isTrue());
    }

    @Test
    void analysesHaveASectionEachWithTheirParametersInTheJson(@TempDir Path folder) throws Exception {
        Answer answer = Answer.of(
                NO_WINDOW,
                "inspect",
                SMALL,
                FRAMES.toString(),
                "--analyses",
                "incoming,embedding,saliency,exciters",
                "--incoming-unit",
                "block1_conv2:1",
                "--out",
                folder.toString());

        assertThat(answer.code()).as(answer.toString()).isZero();
        String page = Files.readString(folder.resolve("index.html"));
        assertThat(page.indexOf("id=\"analysis-saliency\""))
                .isPositive()
                .isLessThan(page.indexOf("id=\"analysis-exciters\""));
        assertThat(page.indexOf("id=\"analysis-exciters\"")).isLessThan(page.indexOf("id=\"analysis-incoming\""));
        JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("report.json")))
                .getAsJsonObject();
        JsonObject analyses = json.getAsJsonObject("analyses");
        assertThat(analyses.keySet()).containsExactly("saliency", "exciters", "incoming", "embedding");
        assertThat(analyses.getAsJsonObject("saliency").getAsJsonArray("frames"))
                .hasSameSizeAs(json.getAsJsonArray("frames"))
                .allSatisfy(frame -> assertThat(frame.getAsJsonObject().getAsJsonArray("maps"))
                        .allSatisfy(map -> assertThat(folder.resolve(
                                        map.getAsJsonObject().get("picture").getAsString()))
                                .isRegularFile()));
        assertThat(analyses.getAsJsonObject("exciters").get("preset").getAsString())
                .isEqualTo("fourier");
        assertThat(analyses.getAsJsonObject("exciters").getAsJsonArray("units")).isNotEmpty();
        JsonObject incoming = analyses.getAsJsonObject("incoming");
        assertThat(incoming.get("layer").getAsString()).isEqualTo("block1_conv2");
        assertThat(incoming.get("unit").getAsInt()).isEqualTo(1);
        assertThat(incoming.get("chosen").getAsString()).isEqualTo("asked for");
        assertThat(incoming.getAsJsonObject("exciters").get("steps").getAsInt()).isEqualTo(32);
        JsonObject embedding = analyses.getAsJsonObject("embedding");
        assertThat(embedding.get("method").getAsString()).isEqualTo("pca");
        assertThat(embedding.getAsJsonArray("points")).hasSameSizeAs(json.getAsJsonArray("frames"));
        assertThat(folder.resolve(embedding.get("picture").getAsString())).isRegularFile();
    }

    @Test
    void anAnalysisThatCannotBeIsSaidAndTheRestIsWritten(@TempDir Path folder) throws Exception {
        Answer answer = Answer.of(
                NO_WINDOW,
                "inspect",
                SMALL,
                FRAMES.toString(),
                "--analyses",
                "incoming",
                "--incoming-unit",
                "block1_conv2:4711",
                "--out",
                folder.toString());

        assertThat(answer.code()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("index.html"))).contains("Left out: ", "has no unit 4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--analyses tea",
                "--incoming-unit block1_conv2:1",
                "--analyses incoming --incoming-unit block1_conv2",
                "--analyses saliency --no-predictions"
            })
    void analysesThatDoNotGoTogetherAreWrongUsage(String options, @TempDir Path folder) {
        List<String> arguments = Stream.concat(
                        Stream.of("inspect", SMALL, FRAMES.toString(), "--out", folder.toString()),
                        Stream.of(options.split(" ", -1)))
                .toList();

        assertThat(Answer.of(NO_WINDOW, arguments.toArray(String[]::new)).code())
                .isEqualTo(2);
    }
}
