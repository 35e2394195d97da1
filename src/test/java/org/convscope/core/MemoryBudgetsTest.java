package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryBudgetsTest {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void aSmallMachineKeepsAPartOfWhatItHas() {
        assertThat(MemoryBudgets.within(2 * GIGABYTE)).isEqualTo(new MemoryBudgets(GIGABYTE / 2, GIGABYTE / 3));
    }

    @Test
    void aLargeOneKeepsNoMoreThanModelsNeed() {
        assertThat(MemoryBudgets.within(64 * GIGABYTE)).isEqualTo(new MemoryBudgets(GIGABYTE * 3 / 4, GIGABYTE / 2));
        assertThat(MemoryBudgets.within(0)).isEqualTo(MemoryBudgets.within(64 * GIGABYTE));
    }
}
