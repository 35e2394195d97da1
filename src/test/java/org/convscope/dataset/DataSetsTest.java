package org.convscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders and label files become data sets; nothing is decoded for that. */
class DataSetsTest {
    private static final Path FRAME = Path.of("src", "test", "resources", "frames", "grey8.png");
    private static final Path MANY = Path.of("src", "test", "resources", "frames", "stack.npy");

    @TempDir
    Path folder;

    private final DataSets dataSets = new DataSets(new FrameFiles());

    @BeforeEach
    void frames() throws IOException {
        for (int i = 1; i <= 11; i++) {
            Files.copy(FRAME, folder.resolve("fake_" + i + ".png"));
        }
    }

    private DataSet open(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("labels.txt"), text);
        assertThat(dataSets.isLabels(file)).isTrue();
        return dataSets.open(file, TaskMonitor.NONE);
    }

    @Test
    void theSourcesNineColumnsAreRead() throws IOException {
        DataSet set = open("""
            fake_1.png 0 1 0 0 1 0 0.892528 0.0
            fake_2.png 1 0 0 0 0 0 0.0 0.0
            fake_3.png 0 1 0 1 1 0 0.5 0.25
            """);

        assertThat(set.columns().stream().map(LabelColumn::name))
                .containsExactly("blank", "photo1", "photo2", "multilattice", "ice", "badice", "mosaic1", "mosaic2");
        assertThat(set.columns().get(0).kind()).isEqualTo(LabelColumn.Kind.BINARY);
        assertThat(set.columns().get(6).kind()).isEqualTo(LabelColumn.Kind.CONTINUOUS);
        assertThat(set.counts().stream().map(LabelCount::frames)).containsExactly(1L, 2L, 0L, 1L, 2L, 0L, 2L, 1L);
        assertThat(set.title(set.frames().get(2)))
                .isEqualTo("fake_3.png photo1 multilattice ice mosaic1=0.5 mosaic2=0.25");
    }

    @Test
    void aFrameOfSeveralLinesCountsOnceAndOtherLabelsOfItAreTold() throws IOException {
        DataSet set = open("file,ice\nfake_1.png,1\nfake_2.png,0\nfake_1.png,1\n./fake_2.png,1\n");

        assertThat(set.frames()).extracting(LabelledFrame::name).containsExactly("fake_1.png", "fake_2.png");
        assertThat(set.values(0)).containsExactly(1, 0);
        assertThat(set.broken()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("fake_2.png", "different labels in labels.txt, of which the first counts"));
    }

    @Test
    void ofSeveralLabelFilesInAFolderTheOneWithTheMostLabelsIsTaken() throws IOException {
        Files.writeString(folder.resolve("categories1.txt"), "fake_1.png blank 0 0\nfake_2.png strong 0.44 0\n");
        Files.writeString(folder.resolve("multiclasses.txt"), "fake_1.png 0 1 0 0 1 0 0.9 0\n");
        Files.writeString(folder.resolve("notes.txt"), "fake_1.png 0 1 0 0 1 0 0.8 0\n");

        assertThat(dataSets.in(folder, List.of())).contains(folder.resolve("multiclasses.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void textWithAMarkOfItsEncodingIsRead(String encoding) throws IOException {
        Path file = folder.resolve("labels.txt");
        Files.write(file, "\uFEFFfile\tkind\r\nfake_1.png\tErträge\r\n".getBytes(Charset.forName(encoding)));

        assertThat(dataSets.isLabels(file)).isTrue();
        DataSet set = dataSets.open(file, TaskMonitor.NONE);
        assertThat(set.columns()).containsExactly(new LabelColumn("kind", LabelColumn.Kind.CLASS, List.of("Erträge")));
        assertThat(set.frames()).extracting(LabelledFrame::name).containsExactly("fake_1.png");
    }

    @Test
    void namesWrittenOnWindowsAreFound() throws IOException {
        Files.copy(FRAME, Files.createDirectories(folder.resolve("run 1")).resolve("a.png"));
        DataSet set = open("file,ice\nrun 1\\a.png,1\n.\\fake_1.png,0\n");

        assertThat(set.broken()).isEmpty();
        assertThat(set.values(0)).containsExactly(1, 0);
    }

    @Test
    void theSourcesQualityColumnIsRead() throws IOException {
        DataSet set = open("fake_1.png blank 0 0\nfake_2.png strong 0.44 0\nfake_3.png blank 0 0\n");

        assertThat(set.columns().get(0))
                .isEqualTo(new LabelColumn("quality", LabelColumn.Kind.CLASS, List.of("blank", "strong")));
        assertThat(set.columns().get(2).kind()).isEqualTo(LabelColumn.Kind.CONTINUOUS);
        assertThat(set.groupBy(0)).containsOnlyKeys("blank", "strong");
        assertThat(set.groupBy(0).get("strong")).extracting(LabelledFrame::name).containsExactly("fake_2.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void tablesWithAHeaderAreRead(String separator) throws IOException {
        DataSet set = open("id,file,ice,size,quality\n1,fake_1.png,1,2.5,\"good, really\"\n2,fake_2.png,0,,weak\n"
                .replace("id,", "number,")
                .replace(",", separator)
                .replace("good" + separator, "good,"));

        assertThat(set.columns().stream().map(LabelColumn::name)).containsExactly("number", "ice", "size", "quality");
        assertThat(set.columns().stream().map(LabelColumn::kind))
                .containsExactly(
                        LabelColumn.Kind.CONTINUOUS,
                        LabelColumn.Kind.BINARY,
                        LabelColumn.Kind.CONTINUOUS,
                        LabelColumn.Kind.CLASS);
        assertThat(set.frames().get(0).source()).isEqualTo(FrameSource.of(folder.resolve("fake_1.png")));
        assertThat(set.frames().get(1).values().get(2)).isNaN();
        assertThat(set.text(set.frames().get(0), 3)).isEqualTo("good, really");
    }

    /** numpy, pandas and Python write these where a quantity is not known. */
    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "", "NA", "N/A", "<NA>", "None", "null"})
    void aQuantityThatIsNotKnownMakesNoClasses(String unknown) throws IOException {
        DataSet set = open(
                "file,spread,ice\nfake_1.png,0.5," + unknown + "\nfake_2.png," + unknown + ",1\nfake_3.png,1.5,0\n");

        assertThat(set.columns())
                .extracting(LabelColumn::kind)
                .containsExactly(LabelColumn.Kind.CONTINUOUS, LabelColumn.Kind.BINARY);
        assertThat(set.values(0)).containsExactly(0.5, Double.NaN, 1.5);
        assertThat(set.values(1)).containsExactly(Double.NaN, 1, 0);
        assertThat(set.broken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inf", "-inf", "Infinity"})
    void aQuantityThatIsInfiniteIsUnknownAndTold(String infinite) throws IOException {
        DataSet set = open("file,spread\nfake_1.png,0.5\nfake_2.png," + infinite + "\n");

        assertThat(set.columns().get(0).kind()).isEqualTo(LabelColumn.Kind.CONTINUOUS);
        assertThat(set.values(0)).containsExactly(0.5, Double.NaN);
        assertThat(set.broken()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .contains("spread", "infinite", "1 line"));
    }

    /** Java alone takes 1f and 0x1p3 for numbers. */
    @Test
    void namesOfDigitsAndALetterAreClasses() throws IOException {
        DataSet set = open("file,crystal,none\nfake_1.png,1d,none\nfake_2.png,2f,none\nfake_3.png,0x1p3,none\n");

        assertThat(set.columns().get(0).classes()).containsExactly("0x1p3", "1d", "2f");
        assertThat(set.columns().get(1).classes()).containsExactly("none");
    }

    @Test
    void whatIsMissingOrMalformedIsListed() throws IOException {
        DataSet set = open("file,ice\nfake_1.png,1\ngone.png,0\nfake_2.png\n");

        assertThat(set.frames()).hasSize(1);
        assertThat(set.broken())
                .extracting(Problem::sentence)
                .anyMatch(text -> text.contains("gone.png") && text.contains("not there"))
                .anyMatch(text -> text.contains("line 4") && text.contains("1 columns"));
    }

    @Test
    void damagedFramesAreFoundWhenAskedFor() throws IOException {
        byte[] damaged = java.util.Arrays.copyOf(Files.readAllBytes(FRAME), 300);
        Files.write(folder.resolve("fake_2.png"), damaged);
        DataSet set = open("file,ice\nfake_1.png,1\nfake_2.png,0\n");

        assertThat(set.frames()).hasSize(2);
        DataSet checked = dataSets.check(set, TaskMonitor.NONE);
        assertThat(checked.frames()).extracting(LabelledFrame::name).containsExactly("fake_1.png");
        assertThat(checked.broken())
                .extracting(Problem::file)
                .containsExactly(folder.resolve("fake_2.png").toString());
    }

    @Test
    void subfoldersAreCategoriesInNaturalOrder() throws IOException {
        Files.createDirectories(folder.resolve("ice/deep"));
        Files.createDirectories(folder.resolve(".hidden"));
        Files.copy(FRAME, folder.resolve("ice/b.dat"));
        Files.copy(MANY, folder.resolve("ice/deep/stack.npy"));
        Files.copy(FRAME, folder.resolve(".hidden/c.png"));
        Files.writeString(folder.resolve("notes.txt"), "no frame");

        DataSet set = dataSets.open(folder, TaskMonitor.NONE);

        assertThat(set.frames()).extracting(LabelledFrame::name).startsWith("fake_1.png", "fake_2.png", "fake_3.png");
        assertThat(set.frames())
                .extracting(LabelledFrame::name)
                .endsWith("ice/b.dat", "ice/deep/stack.npy", "ice/deep/stack.npy", "ice/deep/stack.npy");
        assertThat(set.frames()).hasSize(15);
        assertThat(set.frames().get(14).source().image()).isEqualTo(2);
        assertThat(set.counts())
                .containsExactly(new LabelCount("", 11), new LabelCount("ice", 1), new LabelCount("ice/deep", 3));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreFollowedButNotInCircles() throws IOException {
        Path frames = Files.createDirectories(folder.resolve("frames/ice"));
        Files.copy(FRAME, frames.resolve("a.png"));
        Files.createSymbolicLink(frames.resolve("up"), folder.resolve("frames"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("frames"));

        DataSet set = dataSets.open(link, TaskMonitor.NONE);

        assertThat(set.frames()).extracting(LabelledFrame::name).containsExactly("ice/a.png");
    }

    @Test
    void anEigerRunIsListedOnce() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        for (String name : List.of("run_master.h5", "run_data_000001.h5", "run_data_000002.h5")) {
            Files.copy(FRAME.resolveSibling("eiger").resolve(name), run.resolve(name));
        }

        assertThat(new FrameFolders(new FrameFiles()).list(run))
                .extracting(entry -> entry.source().name())
                .containsExactly("run_master.h5::0", "run_master.h5::1", "run_master.h5::2", "run_master.h5::3");
    }

    @Test
    void aPickIsTheSameForTheSameSeed() throws IOException {
        DataSet set = dataSets.open(folder, TaskMonitor.NONE);

        assertThat(set.pick(5, 7)).hasSize(5).isEqualTo(set.pick(5, 7)).isNotEqualTo(set.pick(5, 8));
        assertThat(set.pick(25, 7)).isEqualTo(set.frames());
    }

    @Test
    void correlationsArePearsons() throws IOException {
        DataSet set = open("""
            file,a,b,c,q
            fake_1.png,1,0,0.1,x
            fake_2.png,1,0,0.4,x
            fake_3.png,0,1,0.2,y
            fake_4.png,0,0,0.9,y
            """);

        LabelCorrelations correlations = set.correlations();

        assertThat(correlations.names()).containsExactly("a", "b", "c", "x", "y");
        // numpy.corrcoef
        assertThat(correlations.values()[0][1]).isCloseTo(-0.5773502691896258, within(1e-12));
        assertThat(correlations.values()[0][2]).isCloseTo(-0.486664263392288, within(1e-12));
        assertThat(correlations.values()[0][3]).isCloseTo(1, within(1e-12));
        assertThat(correlations.values()[4][0]).isCloseTo(-1, within(1e-12));
    }

    @Test
    void aFramesNameMayBeginAsACommentDoes() throws IOException {
        for (String name : List.of("#1.png", "#2.png", "3.png")) {
            Files.writeString(folder.resolve(name), "P2 2 1 9 1 2");
        }
        Path labels = Files.writeString(
                folder.resolve("labels.csv"),
                "# made of images.h5,by hand\n#1.png,1\n#2.png::0,0\n#gone.png,1\n#,1\n3.png,1\n");
        DataSets dataSets = new DataSets(new FrameFiles());

        assertThat(dataSets.isLabels(labels)).isTrue();
        DataSet opened = dataSets.open(labels, TaskMonitor.NONE);
        assertThat(opened.frames()).extracting(LabelledFrame::name).containsExactly("#1.png", "#2.png::0", "3.png");
        assertThat(opened.broken()).isEmpty();
    }

    @Test
    void otherFilesAreNoLabels() throws IOException {
        for (String text : List.of("", "just words and more\n", "{\"a\": 1}", "a,b,c\n1,2,3\n")) {
            Path file = Files.writeString(folder.resolve("other.txt"), text);

            assertThat(dataSets.isLabels(file)).as(text).isFalse();
            assertThatThrownBy(() -> dataSets.open(file, TaskMonitor.NONE)).isInstanceOf(ProblemException.class);
        }
        assertThat(dataSets.isLabels(FRAME)).isFalse();
    }

    @Test
    void namesAreSortedAsPeopleDo() {
        assertThat(Stream.of("a10", "a2", "B1", "a02", "a").sorted(NaturalOrder.COMPARATOR))
                .containsExactly("a", "a02", "a2", "a10", "B1");
    }
}
