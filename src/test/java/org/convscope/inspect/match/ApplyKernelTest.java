package org.convscope.inspect.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convscope.choice.KernelPass;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against scipy.ndimage.correlate and convolve with mode="constant". */
class ApplyKernelTest {
    private static final float[] PLANE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    private static final TypedKernel KERNEL = TypedKernel.parse("1 2 3; 0 -1 4; 5 0 0");

    private static float[] laid(KernelPass way) {
        return ApplyKernel.to(PLANE, 3, 4, KERNEL.values(), KERNEL.height(), KERNEL.width(), way);
    }

    @Test
    void aLayerLaysItsKernelOverAsItIs() {
        assertThat(laid(KernelPass.CORRELATION)).containsExactly(7, 35, 43, 31, 27, 81, 95, 58, 59, 72, 81, 11);
    }

    @Test
    void aTrueConvolutionTurnsIt() {
        assertThat(laid(KernelPass.CONVOLUTION)).containsExactly(15, 36, 45, 45, 33, 87, 101, 77, 21, 61, 69, 32);
    }

    @Test
    void typedKernelsHaveRowsBetweenSemicolons() {
        TypedKernel oblong = TypedKernel.parse(" -1, 0.5 ;2 1e-3 ; 0 0");
        assertThat(oblong.height()).isEqualTo(3);
        assertThat(oblong.width()).isEqualTo(2);
        assertThat(oblong.values()).containsExactly(-1, 0.5, 2, 0.001, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2; 3", "1 x", "NaN"})
    void whatIsNoKernelIsSaid(String text) {
        assertThatThrownBy(() -> TypedKernel.parse(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no kernel");
    }
}
