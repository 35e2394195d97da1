package org.convscope.core.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.convscope.core.onednn.LayoutWishes.Wish;
import org.junit.jupiter.api.Test;

/** Parts of maps of a single block of channels. */
class ConvolutionPartsTest {
    private static final int SIDE = 512;

    private static ConvolutionShape shape(int frames, int side) {
        int[] maps = {frames, side, side, Layout.BLOCK};
        int[] ones = {1, 1};
        return new ConvolutionShape(maps, maps, 1, new int[] {3, 3}, ones, ones, ones, ones);
    }

    @Test
    void bandsTakeEveryRowOnce() {
        for (List<ConvolutionPart> parts : List.of(
                ConvolutionPart.bandsOf(shape(2, SIDE), 124),
                ConvolutionPart.bandsOf(shape(1, SIDE), 600),
                ConvolutionPart.bands(shape(2, SIDE), 5, WinogradRule.TILE))) {
            long row = (long) SIDE * Layout.BLOCK;
            long next = 0;
            for (ConvolutionPart part : parts) {
                assertThat(part.output()).isEqualTo(next);
                next += row * part.shape().output()[1];
            }
            assertThat(next % (row * SIDE)).isZero();
        }
    }

    /** Whatever the size of the processor's first cache, of which oneDNN's schedule depends. */
    @Test
    void tilesOfLargeMapsStayInTheCaches() {
        assumeTrue(NativeLibrary.loaded()
                .filter(library -> library.instructions() == NativeLibrary.InstructionSet.AVX512)
                .isPresent());
        try (var stream = new ComputeStream();
                var attributes = new Attributes()) {
            var convolutions = new Convolutions(stream, true);
            List<ConvolutionPart> parts = convolutions.parts(shape(1, SIDE));
            assertThat(parts).hasSizeGreaterThan(1);
            ConvolutionShape first = parts.get(0).shape();
            Layout any = Layout.any(first.input());
            try (Primitive primitive = convolutions.forward(first, true, any, null, Wish.ANY, attributes)) {
                assertThat(primitive.implementation()).startsWith("jit_wino");
                long kept = primitive.scratchpad().map(Layout::bytes).orElse(0L);
                assertThat(WinogradRule.keepsTiles(first.output(), Layout.BLOCK, Layout.BLOCK, kept))
                        .isTrue();
            }
        }
    }
}
