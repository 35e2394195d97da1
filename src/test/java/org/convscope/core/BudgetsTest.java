package org.convscope.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetsTest {
    private static final long GIGABYTE = 1L << 30;

    @Test
    void aSmallMachineKeepsAPartOfWhatItHas() {
        assertThat(Budgets.within(2 * GIGABYTE)).isEqualTo(new Budgets(GIGABYTE / 2, GIGABYTE / 3));
    }

    @Test
    void aLargeOneKeepsNoMoreThanModelsNeed() {
        assertThat(Budgets.within(64 * GIGABYTE)).isEqualTo(new Budgets(GIGABYTE * 3 / 4, GIGABYTE / 2));
        assertThat(Budgets.within(0)).isEqualTo(Budgets.within(64 * GIGABYTE));
    }
}
