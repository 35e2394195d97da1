package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreshHeapTest {
    private static final long MOST_NUMBERS = 48L << 20;

    @Test
    void someIsTouchedAndNoMoreThanItsBound() {
        assertThat(FreshHeap.touch()).isBetween(1L << 20, MOST_NUMBERS);
    }
}
