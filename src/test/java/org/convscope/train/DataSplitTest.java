package org.convscope.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.junit.jupiter.api.Test;

class DataSplitTest {
    /** 100 of one kind, 20 of another, and 7 kinds of 3. */
    private final List<LabelledFrame> frames = IntStream.range(0, 141)
            .mapToObj(i -> new LabelledFrame(
                    FrameSource.of(Path.of("f" + i)), "" + i, List.of(i < 100 ? 0.0 : i < 120 ? 1.0 : 2.0 + i % 7)))
            .toList();

    private DataSplit split(long seed) {
        return DataSplit.of(frames, frame -> frame.values().toString(), new double[] {0.7, 0.15, 0.15}, seed);
    }

    @Test
    void everyFrameIsInOnePart() {
        DataSplit split = split(0);
        assertThat(Stream.of(split.training(), split.validation(), split.test())
                        .flatMap(List::stream)
                        .sorted())
                .containsExactlyElementsOf(IntStream.range(0, 141).boxed().toList());
    }

    @Test
    void kindsHaveTheirShares() {
        DataSplit split = split(0);
        assertThat(split.validation().stream().filter(i -> i < 100)).hasSize(15);
        assertThat(split.test().stream().filter(i -> i >= 100 && i < 120)).hasSize(3);
        assertThat(split.training()).hasSizeBetween(97, 101);
        // kinds of 3 frames: rounded one by one, no part but the first would have any
        assertThat(split.test().stream().filter(i -> i >= 120)).hasSizeBetween(2, 4);
    }

    @Test
    void theSeedDecides() {
        assertThat(split(1)).isEqualTo(split(1)).isNotEqualTo(split(2));
    }
}
