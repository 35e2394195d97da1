package org.convscope.inspect.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convscope.dataset.LabelColumn;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.input.OutputLabel;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.junit.jupiter.api.Test;

class KeptFramesTest {
    private static DataSetPredictions.Meaning number(String output, int index, String name) {
        return new DataSetPredictions.Meaning(output, new OutputLabel(output, index, name, OutputLabel.Kind.SIGMOID));
    }

    /** Frame i says i hundredths; the first [hits] are hits beginning at [from]. */
    private static DataSetPredictions predictions(int frames, int from, int hits) {
        List<DataSetPredictions.Row> rows = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            double label = i >= from && i < from + hits ? 1 : 0;
            var frame = new LabelledFrame(FrameSource.of(Path.of("f" + i)), "f" + i, List.of(label));
            rows.add(new DataSetPredictions.Row(frame, new float[] {i / 100f}));
        }
        return new DataSetPredictions(
                List.of(LabelColumn.of("ice", LabelColumn.Kind.BINARY)),
                List.of(number("out", 0, "ice")),
                rows,
                List.of());
    }

    @Test
    void noMoreThanTheShareOfTheHitsIsLost() {
        DataSetPredictions all = predictions(2000, 500, 1000);

        KeptFrames none = KeptFrames.losing(0, 0, all).orElseThrow();
        KeptFrames one = KeptFrames.losing(0.001, 0, all).orElseThrow();

        assertThat(none.truth()).hasValue(new KeptFrames.Truth(1000, 0, 1000, 500));
        assertThat(none.keep()).hasSize(1500);
        assertThat(one.truth()).hasValue(new KeptFrames.Truth(1000, 1, 1000, 500));
        assertThat(one.reject()).hasSize(501).contains(FrameSource.of(Path.of("f500")));
        assertThat(KeptFrames.losing(0.0009, 0, all).orElseThrow().truth()).isEqualTo(none.truth());
        assertThat(KeptFrames.losing(0.001, 0, predictions(50, 0, 0))).isEmpty();
    }

    @Test
    void theThresholdItselfIsKeptAsItIsWritten() {
        KeptFrames kept = KeptFrames.above(0.07, 0, predictions(20, 0, 20));

        assertThat(kept.keep().get(0)).isEqualTo(FrameSource.of(Path.of("f7")));
    }

    @Test
    void framesWithoutANumberAreInNeitherList() {
        DataSetPredictions all = predictions(3, 0, 3);
        all.rows().get(1).values()[0] = Float.NaN;

        KeptFrames kept = KeptFrames.above(0, 0, all);

        assertThat(kept.keep()).hasSize(2);
        assertThat(kept.reject()).isEmpty();
    }

    @Test
    void whereItIsNotClearWhichNumberDecidesThatIsSaid() {
        var several = List.of(number("a", 0, "ice"), number("a", 1, "good"), number("b", 0, "blank"));

        assertThat(KeptFrames.number(several, Optional.of("b"), Optional.empty()))
                .isEqualTo(2);
        assertThat(KeptFrames.number(several, Optional.of("a"), Optional.empty()))
                .isEqualTo(1);
        assertThat(KeptFrames.number(several, Optional.of("a"), Optional.of(0))).isZero();
        assertThatThrownBy(() -> KeptFrames.number(several, Optional.empty(), Optional.empty()))
                .hasMessageContaining("--class");
        assertThatThrownBy(() -> KeptFrames.number(several, Optional.of("a"), Optional.of(2)))
                .hasMessageContaining("a 0 (ice)");
    }
}
