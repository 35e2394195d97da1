package org.convscope.core.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nChw16c;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @BeforeEach
    void needsTheLibrary() {
        assumeTrue(NativeLibrary.isAvailable());
    }

    @Test
    void tensorsLieRowMajor() {
        Layout layout = Layout.rowMajor(2, 5, 7, 3);
        assertThat(layout.isRowMajor(2, 5, 7, 3)).isTrue();
        assertThat(layout.isRowMajor(2, 7, 5, 3)).isFalse();
        assertThat(layout.dims()).containsExactly(2, 3, 5, 7);
        assertThat(layout.bytes()).isEqualTo(4 * 2 * 5 * 7 * 3);
        assertThat(layout.channelBlock()).isZero();
    }

    @Test
    void planesOfOneChannelAreRowMajorToo() {
        assertThat(Layout.plain(2, 1, 5, 7).isRowMajor(2, 5, 7, 1)).isTrue();
        assertThat(Layout.plain(2, 3, 5, 7).isRowMajor(2, 5, 7, 3)).isFalse();
    }

    @Test
    void allChannelsInOneBlockAreRowMajorToo() {
        assertThat(Layout.byTag(dnnl_nChw16c, 2, 5, 7, 16).isChannelsLast(2, 5, 7, 16))
                .isTrue();
        assertThat(Layout.rowMajor(2, 5, 7, 16).isChannelsLast(2, 5, 7, 16)).isTrue();
        assertThat(Layout.byTag(dnnl_nChw16c, 2, 5, 7, 20).isChannelsLast(2, 5, 7, 20))
                .isFalse();
        assertThat(Layout.byTag(dnnl_nChw16c, 2, 5, 7, 12).isChannelsLast(2, 5, 7, 12))
                .isFalse();
        assertThat(Layout.byTag(dnnl_nChw16c, 2, 5, 7, 32).isChannelsLast(2, 5, 7, 32))
                .isFalse();
    }

    @Test
    void blocksOfChannelsAreKnown() {
        Layout layout = Layout.byTag(dnnl_nChw16c, 2, 5, 7, 20);
        assertThat(layout.channelBlock()).isEqualTo(16);
        assertThat(layout.isRowMajor(2, 5, 7, 20)).isFalse();
        assertThat(layout.bytes()).isEqualTo(4 * 2 * 5 * 7 * 32);
        assertThat(layout)
                .isEqualTo(Layout.byTag(dnnl_nChw16c, 2, 5, 7, 20))
                .isNotEqualTo(Layout.rowMajor(2, 5, 7, 20));
    }
}
