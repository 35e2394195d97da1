package org.convscope.inspect.maps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VectorValuesTest {
    @Test
    void aBarIsTheStrongestOfItsNeighboursWithItsSign() {
        VectorValues drawn = VectorValues.of(new float[] {1, -2, 0, 0.5f, 0, 0, 9}, 3, 2);
        assertThat(drawn.each()).isEqualTo(3);
        assertThat(drawn.bars()).containsExactly(-2f, 0.5f, 9f);
        assertThat(drawn.strongest()).containsExactly(6, 1);
    }

    @Test
    void whatFitsIsDrawnAsItIs() {
        VectorValues drawn = VectorValues.of(new float[] {3, 1, 2}, 3, 10);
        assertThat(drawn.bars()).containsExactly(3f, 1f, 2f);
        assertThat(drawn.strongest()).containsExactly(0, 2, 1);
    }
}
