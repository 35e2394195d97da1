package org.convscope.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LayerFileNamesTest {
    private static final String LONG = "a".repeat(60);

    @Test
    void ordinaryLayersKeepTheirNamesAndTheOthersAreNumbered() {
        List<String> layers = List.of(
                "conv2d#0",
                "conv2d#1",
                "conv2d_0",
                "conv2d_1",
                "a/b",
                "a_b",
                "a/B",
                "A_B",
                LONG + "1",
                LONG + "2",
                "frame",
                "//",
                "__");
        LayerFileNames names = new LayerFileNames(layers, List.of("frame"));

        assertThat(layers.stream().map(names::of))
                .containsExactly(
                        "conv2d_0-2",
                        "conv2d_1-2",
                        "conv2d_0",
                        "conv2d_1",
                        "a_b-3",
                        "a_b",
                        "a_B-4",
                        "A_B-2",
                        LONG,
                        LONG + "-2",
                        "frame-2",
                        "unnamed",
                        "unnamed-2");
        assertThat(layers.stream().map(names::of).map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aCallOfASharedLayerAloneIsCalledAsItReads() {
        LayerFileNames names = new LayerFileNames(List.of("conv2d#0", "conv2d#1", "sub/@output"), List.of());

        assertThat(names.of("conv2d#1")).isEqualTo("conv2d_1");
        assertThat(names.of("sub/@output")).isEqualTo("sub_output");
    }
}
