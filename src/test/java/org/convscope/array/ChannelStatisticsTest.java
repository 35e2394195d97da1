package org.convscope.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChannelStatisticsTest {
    @Test
    void saysWhatOneChannelAfterTheOtherWouldSay() {
        int channels = 5;
        var random = new Random(3);
        float[] values = new float[channels * 40_000];
        for (int i = 0; i < values.length; i++) {
            int channel = i % channels;
            values[i] = channel == 0 ? 0 : channel == 1 ? 7.5f : (float) (1000 + random.nextGaussian() * channel);
        }
        values[3] = Float.NaN;
        values[8] = Float.NEGATIVE_INFINITY;

        List<Statistics> all = ChannelStatistics.of(values, channels);

        for (int c = 0; c < channels; c++) {
            Statistics one = Statistics.of(values, c, values.length, channels);
            assertThat(all.get(c).count()).isEqualTo(one.count());
            assertThat(all.get(c).range()).isEqualTo(one.range());
            assertThat(all.get(c).mean()).isCloseTo(one.mean(), within(1e-9));
            assertThat(all.get(c).standardDeviation()).isCloseTo(one.standardDeviation(), within(1e-9));
            assertThat(all.get(c).zeros()).isEqualTo(one.zeros());
            assertThat(all.get(c).notFinite()).isEqualTo(one.notFinite());
        }
        assertThat(all.get(0).isZero()).isTrue();
        assertThat(all.get(1).range().isConstant()).isTrue();
        assertThat(all.get(3).notFinite()).isEqualTo(2);
    }

    @Test
    void dataWithoutPixelsHasChannelsWithoutARange() {
        assertThat(ChannelStatistics.of(new float[0], 2))
                .hasSize(2)
                .allSatisfy(s -> assertThat(s.range().isEmpty()).isTrue());
    }
}
