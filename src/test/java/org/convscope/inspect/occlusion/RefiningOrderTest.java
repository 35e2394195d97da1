package org.convscope.inspect.occlusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefiningOrderTest {
    @Test
    void everyPartComesOnceAndTheFirstLevelIsSmall() {
        RefiningOrder order = RefiningOrder.of(HiddenParts.Windows.of(512, 512, 11, 4));

        assertThat(order.steps()).containsExactly(4, 2, 1);
        assertThat(order.parts(4)).hasSize(32 * 32);
        assertThat(order.steps().stream()
                        .flatMapToInt(level -> IntStream.of(order.parts(level)))
                        .sorted())
                .containsExactlyElementsOf(IntStream.range(0, 127 * 127).boxed().toList());
        assertThat(RefiningOrder.of(HiddenParts.Windows.of(512, 512, 11, 1)).step())
                .isEqualTo(16);
    }

    @Test
    void whatIsNotThereYetIsItsNearestNeighbours() {
        var order = new RefiningOrder(3, 5, 4);
        float[] table = {1, 0, 3, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        var known = new BitSet();
        known.set(0);
        known.set(4);

        assertThat(order.filled(table, known, 2)).containsExactly(1, 1, 5, 5, 5, 1, 1, 5, 5, 5, 1, 1, 5, 5, 5);
        known.set(2);
        assertThat(order.filled(table, known, 2)).startsWith(1, 3, 3, 5, 5);
    }
}
