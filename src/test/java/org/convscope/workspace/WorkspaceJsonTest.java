package org.convscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscope.array.Range;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.BlockStage;
import org.convscope.choice.ColourMap;
import org.convscope.choice.Contrast;
import org.convscope.choice.Curve;
import org.convscope.choice.EngineChoice;
import org.convscope.choice.PixelReduction;
import org.convscope.choice.RangeScope;
import org.convscope.choice.TileLayout;
import org.convscope.choice.UnitFilter;
import org.convscope.choice.UnitOrder;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.file.TextFile;
import org.convscope.frame.FrameSource;
import org.convscope.frame.geometry.Geometry;
import org.convscope.input.PreprocessingJson;
import org.convscope.json.JsonFields;
import org.convscope.network.SwitchedOff;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceJsonTest {
    @TempDir
    private Path folder;

    private Workspace full() {
        // a locale that knows ASCII only has no such name
        assumeTrue(Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode('æ'));
        FrameSource ice = FrameSource.of(folder.resolve("frames/ice/a b.png"));
        FrameSource blank = new FrameSource(folder.resolve("frames/æ.h5"), 17);
        return Workspace.EMPTY
                .model(Optional.of(folder.resolve("models/quality.h5")))
                .frames(List.of(new CategorizedFrame(ice, "ice"), new CategorizedFrame(blank, "")))
                .dataSet(Optional.of(DataSetOrigin.of(folder.resolve("frames/labels.csv"))))
                .selection(Selection.NONE
                        .unit("block3_conv3", 17)
                        .frame(ice)
                        .pixel(new PixelPosition(3, 4))
                        .row(99))
                .settings(
                        LightTableSettings.KEY,
                        new LightTableSettings(
                                List.of(blank, ice),
                                LightTableSettings.Mode.DIFFERENCE,
                                Optional.of(ice),
                                LightTableSettings.Units.SELECTED,
                                LightTableSettings.Means.HIDDEN))
                .appearance(new Appearance(
                        RangeScope.FRAMES,
                        Optional.of(ColourMap.RDBU),
                        Contrast.STANDARDISED,
                        Curve.LOG,
                        Map.of(
                                new Appearance.Subject(Appearance.Kind.MAPS, "block3_conv3"), new Range(0, 5.5),
                                new Appearance.Subject(Appearance.Kind.KERNELS, "a/b"), new Range(-1, 1))))
                .settings(
                        FrameSettings.KEY,
                        new FrameSettings(
                                Curve.ASINH,
                                Optional.of(FrameLimits.locked(new Range(0.5, 1e6))),
                                ColourMap.VIRIDIS,
                                FrameSettings.Overlay.ROW,
                                PixelReduction.MEAN,
                                new ResolutionSettings(
                                        List.of(3.5, 2.0),
                                        IceRings.BOTH,
                                        Map.of(
                                                new FrameDetector(619, 487, Optional.of("PILATUS 300K")),
                                                Geometry.of(1.3, 120, 0.172, 250.5, -3))),
                                Set.of(FrameSettings.Mark.SPOTS)))
                .reading(Optional.of(new ModelReading(
                        Map.of("scale", "x/255", "base/norm", "as:BatchNormalization"),
                        Optional.of("base/conv1"),
                        Map.of("mask", "0.5"))))
                .settings(
                        KernelSettings.KEY,
                        new KernelSettings(
                                KernelSettings.Coverage.LAYER,
                                KernelSettings.Channel.RGB,
                                2,
                                TileLayout.EIGHT_BY_FOUR,
                                KernelSettings.Origin.LOWER,
                                KernelSettings.Gaps.NONE))
                .settings(
                        MapSettings.KEY,
                        new MapSettings(
                                MapSettings.Coverage.LAYER,
                                BlockStage.AFTER_ACTIVATION,
                                UnitOrder.ZEROS,
                                UnitFilter.ALIVE,
                                3,
                                TileLayout.SIXTEEN_A_ROW))
                .settings(
                        HistogramSettings.KEY,
                        new HistogramSettings(
                                20, 100, HistogramSettings.CountAxis.LINEAR, Optional.of(new Range(90, 140))))
                .preprocessing(
                        Optional.of(PreprocessingJson.read(JsonFields.parse("{\"scale\":\"1/255\"}", "the test"))))
                .computing(new ComputeChoice(BackendChoice.CUDA, EngineChoice.ND4J))
                .view(ViewId.LIGHT_TABLE);
    }

    @Test
    void comesBackAsItWas() {
        Path file = folder.resolve("work" + WorkspaceFiles.ENDING);
        WorkspaceFiles.save(full(), file);
        Workspace back = WorkspaceFiles.open(file);
        assertThat(back).isEqualTo(full());
    }

    @Test
    void unitsThatAreSwitchedOffComeBack() {
        Workspace off = full().off(List.of(
                new SwitchedOff("a/b", new TreeMap<>(Map.of(3, 0.0, 5, 0.25))), SwitchedOff.toZero("c", List.of(0))));
        var json = new WorkspaceJson(folder.resolve("w.json"));

        assertThat(json.read(json.write(off)).off()).isEqualTo(off.off());
    }

    @Test
    void aJoinedDataSetAndAFrameOfADataSetComeBack() {
        var frame = new FrameSource(folder.resolve("run.h5"), "/a/b", 3);
        Workspace workspace = Workspace.EMPTY
                .frames(List.of(new CategorizedFrame(frame, "")))
                .selection(Selection.NONE.frame(frame))
                .dataSet(Optional.of(new DataSetOrigin(
                        List.of(folder.resolve("one"), folder.resolve("two/labels.csv")), Map.of("noxtal", "blank"))));
        var json = new WorkspaceJson(folder.resolve("w.json"));

        assertThat(json.read(json.write(workspace))).isEqualTo(workspace);
    }

    /** Before there were curves and percentiles around zero, a workspace named both colours and contrast. */
    @Test
    void anOlderWorkspaceLooksAsItDid() {
        Appearance read = new WorkspaceJson(folder.resolve("w.json"))
                .read("{\"convscopeWorkspace\": 1, \"appearance\":"
                        + " {\"range\": \"layer\", \"colourMap\": \"gray\", \"contrast\": \"min-max\"}}")
                .appearance();

        assertThat(read)
                .isEqualTo(new Appearance(
                        RangeScope.LAYER, Optional.of(ColourMap.GRAY), Contrast.MIN_MAX, Curve.LINEAR, Map.of()));
    }

    @Test
    void aWorkspaceFromBeforeTheLightTableHadItsNameIsRead() {
        Workspace read = new WorkspaceJson(folder.resolve("w.json"))
                .read("{\"convscopeWorkspace\": 1, \"comparison\": {\"mode\": \"blink\"}, \"view\": \"compare\"}");

        assertThat(read.settings(LightTableSettings.KEY).mode()).isEqualTo(LightTableSettings.Mode.BLINK);
        assertThat(read.view()).isEqualTo(ViewId.LIGHT_TABLE);
    }

    @Test
    void pathsMoveWithTheFolder() {
        String json = new WorkspaceJson(folder.resolve("w.json")).write(full());
        assertThat(json).contains("\"models/quality.h5\"").doesNotContain(folder.toString());
        Path elsewhere = folder.resolve("elsewhere/w.json");
        assertThat(new WorkspaceJson(elsewhere).read(json).model())
                .contains(folder.resolve("elsewhere/models/quality.h5"));
    }

    /** On Linux a file may be called so. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBackslashInANameStaysOne() {
        Path odd = folder.resolve("run/a\\b.png");
        Workspace workspace = Workspace.EMPTY.frames(List.of(new CategorizedFrame(FrameSource.of(odd), "")));
        var json = new WorkspaceJson(folder.resolve("w.json"));
        assertThat(json.read(json.write(workspace))).isEqualTo(workspace);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoOrdinaryFileIsNotReadWithoutEnd() throws Exception {
        Path device = Files.createSymbolicLink(folder.resolve("w" + WorkspaceFiles.ENDING), Path.of("/dev/zero"));
        assertThatThrownBy(() -> WorkspaceFiles.open(device))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no ordinary file");
        assertThatThrownBy(() -> TextFile.read(device))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void whatIsMissingIsAsAtTheStart() {
        Workspace read = new WorkspaceJson(folder.resolve("w.json")).read("{\"convscopeWorkspace\": 1}");
        assertThat(read).isEqualTo(Workspace.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | no Convscope workspace",
                "[] | expected a JSON object",
                "'' | no valid JSON",
                "{'convscopeWorkspace': 99} | newer Convscope (expected version 1, found version 99)",
                "{'convscopeWorkspace': 1, 'colour': 1} | entry 'colour': is not known",
                "{'convscopeWorkspace': 1, 'frames': [{'file': 7}]} | entry 'frames[0].file'",
                "{'convscopeWorkspace': 1, 'maps': {'page': 1.5}} | expected a whole number, found 1.5",
                "{'convscopeWorkspace': 1, 'maps': {'page': 1e999999999}} | entry 'maps.page'",
                "{'convscopeWorkspace': 1, 'maps': {'sort': 'colour'}} | index, mean, maximum, spread, zeros",
                "{'convscopeWorkspace': 1, 'histograms': {'brush': {'min': 2, 'max': 1}}} | min not above max",
                "{'convscopeWorkspace': | no valid JSON"
            })
    void refusesWhatItDoesNotKnowAndNamesIt(String json, String sentence) {
        Path file = folder.resolve("w.json");
        assertThatThrownBy(() -> new WorkspaceJson(file).read(json.replace('\'', '"')))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("w.json")
                .hasMessageContaining(sentence);
    }

    /** Every value of a whole workspace in turn, in place of which something else stands. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "0",
                "2147483647",
                "-2147483648",
                "1e200",
                "-0.5",
                "1e-300",
                "\"\"",
                "\"\\u0000\"",
                "[]",
                "{}",
                "[[]]",
                "true",
                "null"
            })
    void whateverAValueIsItIsReadOrRefused(String value) {
        var json = new WorkspaceJson(folder.resolve("w.json"));
        String whole = json.write(full());
        Matcher values = Pattern.compile("(?m)(?<=: |^ {4,20})(?:\"[^\"]*\"|[-0-9.E+]+|true|\\[\\]|\\{})(?=,?$)")
                .matcher(whole);
        int tried = 0;
        while (values.find()) {
            String other = whole.substring(0, values.start()) + value + whole.substring(values.end());
            Throwable thrown = catchThrowable(() -> json.write(json.read(other)));
            if (thrown != null) {
                assertThat(thrown).as(other).isInstanceOf(ProblemException.class);
            }
            tried++;
        }
        assertThat(tried).isGreaterThan(80);
    }

    @Test
    void aFailedSaveLeavesTheOldFileAndNoLitter() throws Exception {
        Path file = folder.resolve("w.json");
        Files.createDirectory(file);
        Files.writeString(file.resolve("inside"), "x");
        assertThatThrownBy(() -> WorkspaceFiles.save(Workspace.EMPTY, file)).isInstanceOf(ProblemException.class);
        try (var names = Files.list(folder)) {
            assertThat(names).containsExactly(file);
        }
    }
}
