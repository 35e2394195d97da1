package org.convscope.array;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final Histogram FOUR_BINS = new Histogram(new Range(0, 8), new long[] {10, 0, 80, 10});

    @Test
    void aQuantileIsTheMiddleOfItsBin() {
        assertThat(FOUR_BINS.quantile(0.05)).isEqualTo(1);
        assertThat(FOUR_BINS.quantile(0.5)).isEqualTo(5);
        assertThat(FOUR_BINS.quantile(0.95)).isEqualTo(7);
    }

    @Test
    void nothingCountedHasItsQuantilesAtTheUpperLimit() {
        assertThat(new Histogram(new Range(0, 8), new long[4]).quantile(0.5)).isEqualTo(8);
    }
}
