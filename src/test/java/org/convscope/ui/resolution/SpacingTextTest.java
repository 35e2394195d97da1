package org.convscope.ui.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpacingTextTest {
    @Test
    void numbersAreReadHoweverTheyAreSeparated() {
        assertThat(SpacingText.parse("4, 3.5;2  1.2")).contains(List.of(4.0, 3.5, 2.0, 1.2));
        assertThat(SpacingText.parse("  ")).contains(List.of());
        assertThat(SpacingText.parse(SpacingText.text(List.of(20.0, 3.67)))).contains(List.of(20.0, 3.67));
    }

    @Test
    void whatIsNoSpacingIsRefused() {
        assertThat(SpacingText.parse("4, x")).isEmpty();
        assertThat(SpacingText.parse("4, -1")).isEmpty();
        assertThat(SpacingText.parse("0")).isEmpty();
        assertThat(SpacingText.parse("1 ".repeat(51))).isEmpty();
        assertThat(SpacingText.number("1e999")).isEmpty();
        assertThat(SpacingText.number("1,25")).hasValue(1.25);
    }
}
