package org.convscope.inspect.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.convscope.inspect.TestNetwork;
import org.convscope.inspect.summary.ModelSummary.Totals;
import org.convscope.network.Padding;
import org.junit.jupiter.api.Test;

class SummariseNetworkTest {
    private final SummariseNetwork summarise = new SummariseNetwork();

    /** The figures that the diffraction notebook prints. */
    @Test
    void totalsAndCutoffsOfTheFullVgg16AreExact() {
        ModelSummary summary = summarise.of(TestNetwork.vgg16(512, 4096));

        assertThat(summary.totals().parameters()).isEqualTo(568_390_341L);
        assertThat(summary.totals().nonTrainable()).isEqualTo(1_734_336L);
        assertThat(summary.cutoffs())
                .extracting(ModelSummary.Cutoff::layer)
                .containsExactly("block1_conv2", "block2_conv2", "block3_conv3", "block4_conv3", "block5_conv3");
        assertThat(summary.cutoffs())
                .extracting(cutoff -> cutoff.totals().parameters())
                .containsExactly(37_568L, 259_008L, 1_734_336L, 7_634_112L, 14_713_536L);
        assertThat(summary.cutoffs())
                .extracting(cutoff -> cutoff.totals().nonTrainable())
                .containsExactly(37_568L, 259_008L, 1_734_336L, 1_734_336L, 1_734_336L);
    }

    @Test
    void aRowReadsAsKerasPrintsIt() {
        LayerRow row = row(summarise.of(TestNetwork.vgg16(512, 4096)), "block3_conv1");

        assertThat(row.className()).isEqualTo("Conv2D");
        assertThat(row.outputShape()).isEqualTo("(None, 128, 128, 256)");
        assertThat(row.parameters()).isEqualTo(295_168);
        assertThat(row.trainable()).isFalse();
        assertThat(row.trainableParameters()).isZero();
        assertThat(row.makeUp()).map(WindowParameters::text).contains("256 filters 3x3, stride 1x1, same");
    }

    @Test
    void vectorsAndFreeSizesReadAsKerasPrintsThem() {
        ModelSummary vector = summarise.of(
                new TestNetwork().input(4, 4, 1).flatten("flat").dense("fc", 2).build());
        assertThat(row(vector, "flat").outputShape()).isEqualTo("(None, 16)");
        ModelSummary free =
                summarise.of(new TestNetwork().input(-1, -1, 3).conv("c", 8, 3).build());
        assertThat(row(free, "c").outputShape()).isEqualTo("(None, None, None, 8)");
    }

    @Test
    void aChannelsFirstModelShowsItsOwnOrderOfAxes() {
        ModelSummary summary = summarise.of(
                new TestNetwork().channelsFirst().input(6, 5, 3).conv("c", 8, 3).build());

        assertThat(summary.inputs().get(0).shape()).isEqualTo("(None, 3, 6, 5)");
        assertThat(row(summary, "c").outputShape()).isEqualTo("(None, 8, 6, 5)");
    }

    @Test
    void movingStatisticsAreNotTrainable() {
        ModelSummary summary = summarise.of(new TestNetwork()
                .input(8, 8, 1)
                .conv("c", 4, 3)
                .batchNormalization("bn")
                .build());

        assertThat(row(summary, "bn").parameters()).isEqualTo(16);
        assertThat(row(summary, "bn").trainableParameters()).isEqualTo(8);
        assertThat(summary.totals()).isEqualTo(new Totals(56, 48));
    }

    @Test
    void whatDependsOnALambdaIsNotAvailable() {
        ModelSummary summary = summarise.of(new TestNetwork()
                .input(8, 8, 1)
                .conv("before", 4, 3)
                .lambda("lambda")
                .conv("after", 4, 3, 2, Padding.VALID)
                .build());

        assertThat(row(summary, "before").available()).isTrue();
        assertThat(row(summary, "lambda").reason()).contains("a Lambda holds Python code");
        assertThat(row(summary, "after").reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("lambda"));
    }

    private static LayerRow row(ModelSummary summary, String name) {
        return summary.layers().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
