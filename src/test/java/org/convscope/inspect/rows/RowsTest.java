package org.convscope.inspect.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.convscope.array.Range;
import org.junit.jupiter.api.Test;

class RowsTest {
    private final double[] picture = {1, 2, 3, 4, 10, 20, 30, 110};

    @Test
    void aRowBeyondThePictureIsItsLast() {
        RowProfile row = RowProfile.of(picture, 4, RowProfile.DEFAULT_ROW, 10);

        assertThat(row.row()).isEqualTo(1);
        assertThat(row.values()).containsExactly(10, 20, 30, 110);
    }

    @Test
    void theHistogramRunsFromTheRowsMinimumToItsMaximum() {
        RowProfile row = RowProfile.of(picture, 4, 1, 10);

        assertThat(row.histogram().limits()).isEqualTo(new Range(10, 110));
        assertThat(row.histogram().counts()).containsExactly(1, 1, 1, 0, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void theStripeRepeatsTheRow() {
        assertThat(RowProfile.of(picture, 4, 0, 10).stripe(2)).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
    }

    @Test
    void theGradientRunsFrom0To254() {
        double[] gradient = Gradient.values();

        assertThat(gradient).hasSize(8 * 255);
        assertThat(gradient[254]).isEqualTo(254);
        assertThat(gradient[255]).isZero();
    }
}
