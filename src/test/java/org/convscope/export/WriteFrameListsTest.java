package org.convscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.file.OutputFolder;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.metrics.KeptFrames;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formats as CrystFEL's im-sandbox.c and DIALS's stills_process.py read them. */
class WriteFrameListsTest {
    @TempDir
    private Path folder;

    private void write(List<FrameSource> keep, List<FrameSource> reject) {
        var label = new OutputLabel("quality", 0, "hit", OutputLabel.Kind.SOFTMAX);
        var hit = new DataSetPredictions.Meaning("quality", label);
        WriteFrameLists.write(
                new OutputFolder(folder, List::of), new KeptFrames(hit, 0.5, keep, reject, Optional.empty()));
    }

    @Test
    void imagesOfOneFileAreEventsForOneProgramAndTagsForTheOther() throws IOException {
        Path run = Path.of("raw", "run 7.v2.h5");
        write(List.of(new FrameSource(run, 0), new FrameSource(run, 123)), List.of(new FrameSource(run, 4)));

        assertThat(Files.readAllLines(folder.resolve("keep.lst"))).containsExactly(run + " //0", run + " //123");
        assertThat(Files.readAllLines(folder.resolve("keep.phil")))
                .endsWith("input.image_tag = \"run 7.v2_00000\"", "input.image_tag = \"run 7.v2_00123\"");
        assertThat(Files.readAllLines(folder.resolve("reject.phil"))).endsWith("input.image_tag = \"run 7.v2_00004\"");
    }

    @Test
    void filesOfOneImageAreAListForBoth() throws IOException {
        write(List.of(FrameSource.of(Path.of("a.cbf"))), List.of());

        assertThat(Files.readAllLines(folder.resolve("keep.lst"))).containsExactly("a.cbf");
        assertThat(Files.readAllLines(folder.resolve("keep.phil"))).endsWith("input.file_list = keep.lst");
        assertThat(Files.readString(folder.resolve("reject.lst"))).isEmpty();
    }
}
