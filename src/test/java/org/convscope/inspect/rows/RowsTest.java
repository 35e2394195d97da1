package org.convscope.inspect.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.convscope.array.Range;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.FrameStatistics;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.task.TaskMonitor;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final int NONE = -1;
    private final Frame frame = frame(new int[] {1, 2, 3, 4, 10, 20, 30, 110}, Mask.NONE);

    private static Frame frame(int[] pixels, Mask mask) {
        return new Frame(
                FrameSource.of(Path.of("frame.cbf")),
                "CBF",
                4,
                2,
                1,
                32,
                new Pixels.Unsigned32(pixels),
                mask,
                Optional.empty());
    }

    private static RowProfile row(Frame frame, int row) {
        return FrameProfile.of(frame, row, 10, 10, TaskMonitor.NONE).row();
    }

    @Test
    void aRowBeyondThePictureIsItsLast() {
        RowProfile row = row(frame, RowProfile.DEFAULT_ROW);

        assertThat(row.row()).isEqualTo(1);
        assertThat(row.values()).containsExactly(10, 20, 30, 110);
    }

    @Test
    void theHistogramRunsFromTheRowsMinimumToItsMaximum() {
        RowProfile row = row(frame, 1);

        assertThat(row.histogram().limits()).isEqualTo(new Range(10, 110));
        assertThat(row.histogram().counts()).containsExactly(1, 1, 1, 0, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void theStripeRepeatsTheRow() {
        assertThat(row(frame, 0).stripe(2)).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
    }

    @Test
    void theGradientRunsFrom0To254() {
        double[] gradient = GrayGradient.values();

        assertThat(gradient).hasSize(8 * 255);
        assertThat(gradient[254]).isEqualTo(254);
        assertThat(gradient[255]).isZero();
    }

    /** A gap of an EIGER holds 2^32 - 1. */
    @Test
    void gapsAndDeadPixelsAreNoCounts() {
        byte[] mask = new byte[8];
        mask[1] = Mask.Kind.GAP.code();
        mask[2] = Mask.Kind.DEAD.code();
        mask[7] = Mask.Kind.SATURATED.code();
        Frame masked = frame(new int[] {1, NONE, NONE, 4, 10, 20, 30, 110}, Mask.of(mask));
        FrameProfile profile = FrameProfile.of(masked, 0, 10, 10, TaskMonitor.NONE);

        assertThat(profile.row().values()).containsExactly(1, Double.NaN, Double.NaN, 4);
        assertThat(profile.row().histogram().limits()).isEqualTo(new Range(1, 4));
        assertThat(profile.histogram().limits()).isEqualTo(new Range(1, 110));
        assertThat(profile.histogram().total()).isEqualTo(6);
        assertThat(FrameStatistics.ofMeasured(masked).max()).isEqualTo(110);
        assertThat(FrameStatistics.of(masked).max()).isEqualTo(0xFFFFFFFFL);
    }

    @Test
    void aFrameOfGapsHasNoCounts() {
        byte[] mask = new byte[8];
        Arrays.fill(mask, Mask.Kind.GAP.code());
        FrameProfile profile = FrameProfile.of(frame(new int[8], Mask.of(mask)), 0, 10, 10, TaskMonitor.NONE);

        assertThat(profile.histogram().total()).isZero();
        assertThat(profile.row().histogram().total()).isZero();
        assertThat(profile.row().range().isEmpty()).isTrue();
    }
}
