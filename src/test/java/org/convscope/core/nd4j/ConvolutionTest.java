package org.convscope.core.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.convscope.network.Operation;
import org.convscope.network.Padding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, false",
        "3, 3, 3, true",
        "96, 96, 96, true",
        "96, 192, 96, true",
        "3, 6, 3, false",
        "3, 192, 3, false",
        "32, 128, 32, false",
        "4, 4, 2, false",
        "4, 6, 4, false"
    })
    void groupsOfOneChannelAreDepthwiseUnlessAFewHaveSeveralUnits(
            int channels, int filters, int groups, boolean isDepthwise) {
        var operation = new Operation.Convolution(
                filters, new int[] {3, 3}, new int[] {1, 1}, Padding.SAME, new int[] {1, 1}, groups);
        assertThat(Convolution.isDepthwise(operation, channels)).isEqualTo(isDepthwise);
    }
}
