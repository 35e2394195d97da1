package org.convscope.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convscope.frame.Frame;
import org.convscope.frame.io.FrameFiles;
import org.convscope.frame.io.Hdf5KindsTest;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets joined of several, and data sets that are arrays. */
class JoinedAndArrayDataSetsTest {
    @TempDir
    Path folder;

    private final FrameFiles frames = new FrameFiles();
    private final DataSets dataSets = new DataSets(frames);

    private Path frame(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "P2 2 1 9 1 2");
    }

    private DataSet open(List<String> names, Map<String, String> renamed) {
        return dataSets.open(
                new DataSetOrigin(names.stream().map(folder::resolve).toList(), renamed), TaskMonitor.NONE);
    }

    private static List<String> texts(DataSet dataSet) {
        return dataSet.frames().stream().map(dataSet::labels).toList();
    }

    @Test
    void foldersBecomeOneAndACategoryIsRenamed() throws IOException {
        frame("one/noxtal/a.pgm");
        frame("one/ice/b.pgm");
        frame("two/blank/c.pgm");
        frame("two/d.pgm");

        DataSet joined = open(List.of("one", "two"), Map.of("noxtal", "blank"));

        assertThat(joined.columns())
                .containsExactly(new LabelColumn("category", LabelColumn.Kind.CLASS, List.of("blank", "ice", "two")));
        assertThat(joined.frames())
                .extracting(frame -> joined.category(frame))
                .containsExactly("ice", "blank", "two", "blank");
        assertThat(joined.origin().toString()).endsWith("two, noxtal as blank");
        assertThat(open(List.of("one"), Map.of("noxtal", "blank"))
                        .columns()
                        .get(0)
                        .classes())
                .containsExactly("blank", "ice");
    }

    @Test
    void foldersWithoutSubfoldersAreCategories() throws IOException {
        frame("good/a.pgm");
        frame("bad/b.pgm");

        assertThat(texts(open(List.of("good", "bad"), Map.of()))).containsExactly("good", "bad");
    }

    @Test
    void labelFilesAreJoinedByTheirColumns() throws IOException {
        frame("a.pgm");
        frame("b.pgm");
        frame("c.pgm");
        Files.writeString(folder.resolve("one.csv"), "file,ice,quality\na.pgm,1,good\nb.pgm,0,noxtal\n");
        Files.writeString(folder.resolve("two.csv"), "file,quality,mosaic1\nc.pgm,blank,0.5\na.pgm,weak,0.25\n");

        DataSet joined = open(List.of("one.csv", "two.csv"), Map.of("noxtal", "blank"));

        assertThat(joined.columns())
                .containsExactly(
                        LabelColumn.of("ice", LabelColumn.Kind.BINARY),
                        new LabelColumn("quality", LabelColumn.Kind.CLASS, List.of("blank", "good", "weak")),
                        LabelColumn.of("mosaic1", LabelColumn.Kind.CONTINUOUS));
        assertThat(texts(joined)).containsExactly("ice good mosaic1=0.25", "blank", "blank mosaic1=0.5");
        assertThat(joined.frames().get(2).values().get(0)).isNaN();
    }

    @Test
    void aLabelOfItsOwnIsRenamedToo() throws IOException {
        frame("a.pgm");
        frame("b.pgm");
        Files.writeString(folder.resolve("one.csv"), "file,blank,noxtal\na.pgm,0,1\nb.pgm,0,0\n");

        DataSet joined = open(List.of("one.csv"), Map.of("noxtal", "blank"));

        assertThat(joined.columns()).containsExactly(LabelColumn.of("blank", LabelColumn.Kind.BINARY));
        assertThat(joined.values(0)).containsExactly(1, 0);
    }

    @Test
    void whatIsNotThereCannotBeRenamed() throws IOException {
        frame("set/ice/a.pgm");
        frame("set/good/a.pgm");

        assertThatThrownBy(() -> open(List.of("set"), Map.of("noxtall", "blank")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("expected one of good, ice, found noxtall");
    }

    @Test
    void aCategoryIsRenamedTwice() throws IOException {
        frame("set/ice/a.pgm");
        frame("set/noxtal/a.pgm");
        DataSetOrigin origin = DataSetOrigin.of(folder.resolve("set"))
                .rename("noxtal", "nothing")
                .rename("nothing", "blank");

        assertThat(dataSets.open(origin, TaskMonitor.NONE).columns().get(0).classes())
                .containsExactly("blank", "ice");
    }

    @Test
    void anOriginIsRenamedByTheNamesThatAreShown() {
        DataSetOrigin origin = DataSetOrigin.of(Path.of("a")).rename("noxtal", "blank");

        assertThat(origin.renamed()).containsExactly(Map.entry("noxtal", "blank"));
        assertThat(origin.rename("blank", "none").renamed())
                .containsOnly(Map.entry("noxtal", "none"), Map.entry("blank", "none"));
        assertThat(origin.rename("blank", "noxtal").renamed()).containsOnly(Map.entry("blank", "noxtal"));
    }

    @Test
    void unreadableFramesOfALabelFileAreListed() throws IOException {
        frame("a.pgm");
        Files.writeString(folder.resolve("b.png"), "no picture");
        Files.write(
                folder.resolve("c.h5"), Files.readAllBytes(Path.of("src/test/resources/frames/hdf5/contiguous.h5")));
        Files.writeString(folder.resolve("set.csv"), "file,ice\na.pgm,1\nb.png,0\nc.h5::99,1\n");

        DataSet dataSet = dataSets.open(folder.resolve("set.csv"), TaskMonitor.NONE);

        assertThat(dataSet.frames()).hasSize(1);
        assertThat(dataSet.broken())
                .extracting(Problem::what)
                .containsExactly("is no frame of a format that is read", "there is no image 99");
    }

    /** One image, or all of a file or data set where none is named. */
    @Test
    void aLabelFileNamesImagesOfDataSetsInFiles() throws IOException {
        Hdf5KindsTest.unpack(folder);
        Path labels = Files.writeString(
                folder.resolve("set.csv"),
                "places/several.h5::/left/counts:1,1\nplaces/several.h5::/right/counts,0\nplaces/several.h5::/no,1\n");

        DataSet dataSet = dataSets.open(labels, TaskMonitor.NONE);

        assertThat(dataSet.frames())
                .extracting(frame -> frame.source().name())
                .containsExactly(
                        "several.h5::/left/counts:1", "several.h5::/right/counts:0", "several.h5::/right/counts:1");
        assertThat(dataSet.broken()).extracting(Problem::what).containsExactly("holds no such data set");
    }

    @Test
    void arraysOfImagesAndLabelsAreDataSets() throws IOException {
        Hdf5KindsTest.unpack(folder);
        DataSet set = open(List.of("arrays/set.npz"), Map.of());
        assertThat(set.columns())
                .containsExactly(
                        new LabelColumn("y", LabelColumn.Kind.CLASS, List.of("0", "3", "7")),
                        new LabelColumn("part", LabelColumn.Kind.CLASS, List.of("train", "test")));
        assertThat(texts(set)).containsExactly("3 train", "0 train", "7 train", "3 train", "7 test", "7 test");
        assertThat(set.frames().get(5).name()).isEqualTo("set.npz::/x_test:1");
        for (LabelledFrame frame : set.frames()) {
            assertThat(frames.read(frame.source()).width()).isEqualTo(11);
        }

        List<String> words = List.of("ice", "blank", "ice", "good");
        assertThat(texts(open(List.of("arrays/words.npz"), Map.of()))).isEqualTo(words);
        assertThat(texts(open(List.of("arrays/words.h5"), Map.of()))).isEqualTo(words);
        assertThat(texts(open(List.of("arrays/pair.h5"), Map.of()))).containsExactly("3", "0", "7", "3");
        assertThat(texts(open(List.of("arrays/one_hot.npz"), Map.of()))).containsExactly("2", "0", "1", "2");
        DataSet two = open(List.of("arrays/two.npz"), Map.of());
        assertThat(two.columns())
                .containsExactly(
                        LabelColumn.of("y0", LabelColumn.Kind.CONTINUOUS),
                        LabelColumn.of("y1", LabelColumn.Kind.BINARY));
        assertThat(two.values(0)).containsExactly(0.5, 0.25, 0, 1);
        assertThatThrownBy(() -> open(List.of("arrays/wrong.npz"), Map.of()))
                .hasMessageContaining("/y: holds another number of labels than of images");
        assertThat(dataSets.isDataSet(folder.resolve("layouts/colour.h5"))).isFalse();
    }

    @Test
    void cifarIsADataSet() throws IOException {
        byte[] records = new byte[2 * 3073];
        records[0] = 9;
        records[1 + 33] = 7;
        records[1 + 2 * 1024] = (byte) 200;
        records[3073] = 2;
        Path file = Files.write(folder.resolve("data_batch_1.bin"), records);

        assertThat(texts(dataSets.open(file, TaskMonitor.NONE))).containsExactly("9", "2");
        Frame first = frames.read(
                dataSets.open(file, TaskMonitor.NONE).frames().get(0).source());
        assertThat(first.isColour()).isTrue();
        assertThat(first.get(1, 1, 0)).isEqualTo(7);
        assertThat(first.get(0, 0, 2)).isEqualTo(200);

        Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
        assertThat(texts(dataSets.open(file, TaskMonitor.NONE))).containsExactly("j", "c");

        Path other = Files.write(folder.resolve("other.bin"), Arrays.copyOf(records, 5000));
        assertThat(frames.isFrame(other)).isFalse();
        assertThat(dataSets.isDataSet(other)).isFalse();
        assertThatThrownBy(() -> frames.sources(other)).hasMessageContaining("is no frame of a format that is read");
    }
}
