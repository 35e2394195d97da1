package org.convscope.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.convscope.export.JsonText;
import org.convscope.export.Provenance;
import org.convscope.file.OutputFolder;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of a frame is what was measured, as in the window. */
class FrameSectionTest {
    @TempDir
    private Path folder;

    private String section(byte... mask) {
        var frame = new Frame(
                FrameSource.of(Path.of("master.h5")),
                "EIGER",
                4,
                2,
                1,
                32,
                new Pixels.Unsigned32(new int[] {1, -1, -1, 4, 10, 20, 30, 110}),
                Mask.of(mask),
                Optional.empty());
        Network none = new Network("none", "", List.of(), List.of(), List.of());
        var report = new ReportFolder(new OutputFolder(folder, List::of), Provenance.start(), none);
        return new FrameSection(report, new ReportFigures(), 0).write(frame, "", JsonText.object());
    }

    @Test
    void gapsAreNotInTheHistogramsNorInTheNumbers() throws IOException {
        byte gap = Mask.Kind.GAP.code();
        String html = section((byte) 0, gap, gap, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0);

        assertThat(html).contains("<dt>Largest</dt><dd>110</dd>", "<dt>Masked</dt><dd>2 pixels</dd>");
        List<String> bins = rows("frame-histogram.csv");
        assertThat(bins).hasSize(128);
        assertThat(bins.get(0)).startsWith("1,").endsWith(",1");
        assertThat(bins.get(127)).contains(",110,").endsWith(",1");
        assertThat(rows("row.csv")).containsExactly("0,1", "1,", "2,", "3,4");
        assertThat(rows("row-histogram.csv").get(9)).contains(",4,").endsWith(",1");
    }

    @Test
    void aFrameOfGapsIsShownAllTheSame() throws IOException {
        byte gap = Mask.Kind.GAP.code();
        String html = section(gap, gap, gap, gap, gap, gap, gap, gap);

        assertThat(html).contains("<dt>Masked</dt><dd>8 pixels</dd>");
        assertThat(rows("row.csv")).containsExactly("0,", "1,", "2,", "3,");
    }

    /** Without comments and titles. */
    private List<String> rows(String table) throws IOException {
        return Files.readAllLines(folder.resolve(table)).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .toList();
    }
}
