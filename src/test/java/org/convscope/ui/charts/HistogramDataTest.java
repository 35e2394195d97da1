package org.convscope.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class HistogramDataTest {
    private static final Range BRUSH = new Range(2, 5);

    @Test
    void aBrushCountsWhatWasMeasuredInTheRowAndInTheFrame() {
        byte[] mask = {0, 0, 0, 0, 0, 0, 0, Mask.Kind.GAP.code()};
        var frame = new Frame(
                FrameSource.of(Path.of("frame.png")),
                "PNG",
                4,
                2,
                1,
                16,
                new Pixels.Int32(new int[] {1, 2, 9, 5, 3, 6, 7, 4}),
                Mask.of(mask),
                Optional.empty());

        assertThat(HistogramData.brushed(new HistogramData.BrushQuestion(frame, 0, BRUSH), TaskMonitor.NONE))
                .isEqualTo(new HistogramData.Brushed(BRUSH, 2, 4, 3, 7));
        assertThat(HistogramData.brushed(new HistogramData.BrushQuestion(frame, 1, BRUSH), TaskMonitor.NONE))
                .isEqualTo(new HistogramData.Brushed(BRUSH, 1, 3, 3, 7));
    }

    @Test
    void theBarSaysHowManyAndWhatShare() {
        assertThat(HistogramsView.text(486, 512)).isEqualTo("486 of 512 (94.9 %)");
        assertThat(HistogramsView.text(0, 0)).isEqualTo("0 of 0 (0 %)");
    }
}
