package org.convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convscope.dataset.FrameEntry;
import org.convscope.frame.FrameSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectCommandTest {
    /** As docs/cli.md has it. */
    @ParameterizedTest
    @CsvSource({"1, 3", "4, 12", "5, 10", "6, 12", "7, 7", "20, 20"})
    void aFewFramesOfEachCategoryAreShown(int categories, int shown) {
        List<FrameEntry> entries = IntStream.range(0, categories)
                .boxed()
                .flatMap(category -> Stream.of(0, 1, 2, 3)
                        .map(image -> new FrameEntry(new FrameSource(Path.of("f.h5"), image), "category " + category)))
                .toList();
        List<FrameEntry> few = InspectCommand.aFew(entries);

        assertThat(few).hasSize(shown);
        assertThat(few.stream().map(FrameEntry::category).distinct()).hasSize(categories);
        assertThat(few.get(0)).isEqualTo(entries.get(0));
    }
}
