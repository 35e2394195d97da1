package org.convscope.inspect.ablation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.junit.jupiter.api.Test;

class UnitRankingTest {
    private static final LabelledFrame FRAME = LabelledFrame.withoutLabels(FrameSource.of(Path.of("one.png")));

    @Test
    void aUnitOfWhichNothingIsKnownComesLast() {
        var falls = new FrameFalls(FRAME, 0, 1, new double[] {-2, Double.NaN, 0.5, 0});

        assertThat(UnitRanking.of(List.of(falls), frame -> true).units())
                .extracting(UnitRanking.UnitFall::unit)
                .containsExactly(2, 3, 0, 1);
    }
}
