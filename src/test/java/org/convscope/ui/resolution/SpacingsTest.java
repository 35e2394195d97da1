package org.convscope.ui.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpacingsTest {
    @Test
    void numbersAreReadHoweverTheyAreSeparated() {
        assertThat(Spacings.parse("4, 3.5;2  1.2")).contains(List.of(4.0, 3.5, 2.0, 1.2));
        assertThat(Spacings.parse("  ")).contains(List.of());
        assertThat(Spacings.parse(Spacings.text(List.of(20.0, 3.67)))).contains(List.of(20.0, 3.67));
    }

    @Test
    void whatIsNoSpacingIsRefused() {
        assertThat(Spacings.parse("4, x")).isEmpty();
        assertThat(Spacings.parse("4, -1")).isEmpty();
        assertThat(Spacings.parse("0")).isEmpty();
        assertThat(Spacings.parse("1 ".repeat(51))).isEmpty();
        assertThat(Spacings.number("1e999")).isEmpty();
        assertThat(Spacings.number("1,25")).hasValue(1.25);
    }
}
