package org.convscope.core.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.convscope.array.Tensor;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.EngineChoice;
import org.convscope.core.EngineFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** OutputViewTest has channels in blocks. */
class ChannelProductsTest {
    private static final int PLACES = 3000;
    private static final int CHANNELS = 40;
    private static final int FIRST = 700;
    private static final int COUNT = 2100;

    /** Products of more channels than oneDNN multiplies at once, all side by side, over a part of the second frame. */
    @Test
    void rowMajorChannelsAreMultipliedInTiles() {
        Assumptions.assumeTrue(
                EngineFactory.refusal(BackendChoice.CPU, EngineChoice.ONEDNN).isEmpty());
        var random = new Random(5);
        Tensor numbers = Tensor.zeros(2, PLACES, CHANNELS);
        for (int i = 0; i < numbers.size(); i++) {
            numbers.data()[i] = (float) (10 + random.nextGaussian());
        }
        float[] means = new float[CHANNELS];
        Arrays.fill(means, 10);
        try (NativeBuffer buffer = NativeBuffer.of(numbers)) {
            double[] products = new NativeOutput(buffer.address(), numbers.shape(), 0)
                    .products(1, FIRST, COUNT, means)
                    .orElseThrow();

            assertThat(products).hasSize(CHANNELS * (CHANNELS + 1) / 2);
            int at = 0;
            for (int a = 0; a < CHANNELS; a++) {
                for (int b = a; b < CHANNELS; b++) {
                    assertThat(products[at++]).isCloseTo(sum(numbers, a, b), within(0.02));
                }
            }
        }
    }

    private static double sum(Tensor numbers, int a, int b) {
        double sum = 0;
        for (int place = PLACES + FIRST; place < PLACES + FIRST + COUNT; place++) {
            sum += (numbers.data()[place * CHANNELS + a] - 10.0) * (numbers.data()[place * CHANNELS + b] - 10.0);
        }
        return sum;
    }
}
