package org.convscope.core.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.convscope.array.Tensor;
import org.convscope.core.onednn.LayoutWishes.Wish;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WinogradKernelsTest {
    @BeforeEach
    void needsWinograd() {
        assumeTrue(NativeLibrary.loaded()
                .filter(library -> library.instructions() == NativeLibrary.InstructionSet.AVX512)
                .isPresent());
    }

    /** Tiles of 4 x 4 for large maps, of 2 x 2 for small ones. */
    @ParameterizedTest
    @CsvSource({"64, 64, 128, 6", "38, 256, 128, 6", "14, 512, 512, 4", "40, 192, 96, 6"})
    void areWhatTheLibrarysOwnReorderGives(int side, int inputs, int outputs, int places) {
        int[] given = {1, side, side, inputs};
        int[] made = {1, side, side, outputs};
        int[] ones = {1, 1};
        var shape = new ConvolutionShape(given, made, 1, new int[] {3, 3}, ones, ones, ones, ones);
        Tensor kernel = noise(3, 3, inputs, outputs);
        try (var stream = new ComputeStream();
                var attributes = new Attributes();
                Primitive primitive = new Convolutions(stream, true)
                        .forward(shape, false, Layout.rowMajor(given), null, Wish.ANY, attributes);
                NativeBuffer read = NativeBuffer.of(kernel)) {
            Layout wanted = primitive.layout(dnnl_query_weights_md);
            Optional<WinogradLayout> layout = WinogradLayout.of(shape.kernelOfConvolution(), wanted);
            assumeTrue(primitive.implementation().startsWith("jit_wino"));
            assertThat(layout).map(WinogradLayout::places).contains(places);
            try (NativeBuffer expected = Reorders.reordered(stream, read, shape.kernelOfConvolution(), wanted);
                    NativeBuffer found = new NativeBuffer(wanted.bytes())) {
                new WinogradKernels(kernel.data(), layout.orElseThrow())
                        .write(found.floats().asBuffer());
                assertThat(Arrays.mismatch(numbers(found), numbers(expected))).isEqualTo(-1);
            }
        }
    }

    private static float[] numbers(NativeBuffer buffer) {
        float[] numbers = new float[(int) (buffer.bytes() / 4)];
        buffer.floats().get(numbers);
        return numbers;
    }

    private static Tensor noise(int... shape) {
        Tensor noise = Tensor.zeros(shape);
        var random = new Random(1);
        for (int i = 0; i < noise.size(); i++) {
            noise.data()[i] = (float) random.nextGaussian();
        }
        return noise;
    }
}
