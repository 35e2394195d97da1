package org.convscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.LabelledFrame;
import org.convscope.file.OutputFolder;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.metrics.KeptFrames;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formats as CrystFEL's im-sandbox.c and image-hdf5.c, and DIALS's stills_process.py, read them. */
class WriteFrameListsTest {
    @TempDir
    private Path folder;

    private final FrameFiles frames = new FrameFiles();

    private void write(List<FrameSource> keep, List<FrameSource> reject) {
        var label = new OutputLabel("quality", 0, "hit", OutputLabel.Kind.SOFTMAX);
        var hit = new DataSetPredictions.Meaning("quality", label);
        new WriteFrameLists(frames)
                .write(new OutputFolder(folder, List::of), new KeptFrames(hit, 0.5, keep, reject, Optional.empty()));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    private List<FrameSource> readAgain(String list) {
        DataSet read = new DataSets(frames).open(folder.resolve(list), TaskMonitor.NONE);
        assertThat(read.broken()).isEmpty();
        assertThat(read.columns()).isEmpty();
        return read.frames().stream().map(LabelledFrame::source).toList();
    }

    @Test
    void imagesOfOneFileAreEventsForOneProgramAndTagsForTheOther() throws IOException {
        Path run = Path.of("raw", "run 7.v2.h5");
        write(List.of(new FrameSource(run, 0), new FrameSource(run, 123)), List.of(new FrameSource(run, 4)));

        assertThat(lines("keep.lst")).containsExactly(run + " //0", run + " //123");
        assertThat(lines("keep.phil"))
                .endsWith("# " + run, "input.image_tag = \"run 7.v2_00000\"", "input.image_tag = \"run 7.v2_00123\"");
        assertThat(lines("reject.phil")).endsWith("input.image_tag = \"run 7.v2_00004\"");
    }

    /** Names are from the folder of whoever asked, and so is the list's. */
    @Test
    void filesOfOneImageAreAListForBoth() throws IOException {
        write(List.of(FrameSource.of(Path.of("a.cbf"))), List.of());

        assertThat(lines("keep.lst")).containsExactly("a.cbf");
        assertThat(lines("keep.phil")).endsWith("input.file_list = \"" + folder.resolve("keep.lst") + "\"");
        assertThat(Files.readString(folder.resolve("reject.lst"))).isEmpty();
    }

    @Test
    void aTagThatWouldChooseImagesOfTwoFilesIsTakenOut() throws IOException {
        write(
                List.of(
                        new FrameSource(Path.of("one", "run.h5"), 3),
                        new FrameSource(Path.of("two", "run.h5"), 5),
                        FrameSource.of(Path.of("a.cbf"))),
                List.of());

        assertThat(lines("keep.phil"))
                .contains("# input.image_tag = \"run_00003\"", "# input.image_tag = \"run_00005\"")
                .contains("input.image_tag = \"a\"")
                .doesNotContain("input.image_tag = \"run_00003\"");
    }

    /** As SACLA's pipeline writes them: every image is a data set by itself, whose group is the event. */
    @Test
    void anImageThatIsADataSetByItselfIsNamedByItsPath() throws IOException {
        Path run = folder.resolve("run.h5");
        try (WritableHdfFile file = HdfFile.write(run)) {
            for (int tag = 0; tag < 3; tag++) {
                file.putGroup("tag-" + (5000 + 2 * tag)).putDataset("data", new short[16][16]);
            }
        }
        write(frames.sources(run), List.of());

        assertThat(lines("keep.lst")).containsExactly(run + " tag-5000//", run + " tag-5002//", run + " tag-5004//");
        assertThat(readAgain("keep.lst")).containsExactlyElementsOf(frames.sources(run));
    }

    /** CrystFEL reads EIGER's data files, not the master; a list of those is read here as the master's images again. */
    @Test
    void imagesOfAMasterAreThoseOfItsDataFiles() throws IOException {
        Path master = Path.of("src/test/resources/frames/eiger/run_master.h5").toAbsolutePath();
        List<FrameSource> images = frames.sources(master);
        write(images, List.of());

        assertThat(lines("keep.lst"))
                .hasSameSizeAs(images)
                .allMatch(line -> line.matches(".*run_data_\\d+\\.h5 //\\d+"));
        assertThat(readAgain("keep.lst")).containsExactlyElementsOf(images);
    }

    @Test
    void imagesOfSeveralNamedDataSetsOfAFileKeepTheirNames() throws IOException {
        Path file = Path.of("set.npz");
        write(List.of(new FrameSource(file, "/x_train", 0), new FrameSource(file, "/x_test", 0)), List.of());

        assertThat(lines("keep.lst")).containsExactly("set.npz::/x_train:0", "set.npz::/x_test:0");
    }
}
