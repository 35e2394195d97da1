package org.convscope.inspect.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StrongestInputsTest {
    @Test
    void inputsAreRankedByTheNormOfTheirSlice() {
        // (1, 2, 3 inputs, 2 units): unit 1 has slices (0, 1), (3, 4), (-1, 0)
        float[] data = {9, 0, 9, 3, 9, -1, 9, 1, 9, 4, 9, 0};
        var stack = new KernelStack("conv", 1, 2, 3, 2, data);

        List<StrongestInputs.Input> inputs = new StrongestInputs().of(stack, 1, 2);

        assertThat(inputs).extracting(StrongestInputs.Input::input).containsExactly(1, 0);
        assertThat(inputs.get(0).norm()).isCloseTo(5, within(1e-9));
        assertThat(inputs.get(0).slice()).containsExactly(3, 4);
    }
}
