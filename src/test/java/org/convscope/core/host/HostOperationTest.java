package org.convscope.core.host;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convscope.core.plan.Shapes;
import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;

class HostOperationTest {
    @Test
    void moreNumbersThanOneArrayHoldsAreRefusedInWords() {
        assertThatThrownBy(() -> HostOperation.zeros(1, 1 << 16, 1 << 16, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("more numbers than one array holds")
                .hasMessageContaining("4294967296");
        assertThatThrownBy(() -> Shapes.product(new int[] {2, 1 << 16, 1 << 15}, 0, 3))
                .isInstanceOf(ProblemException.class);
    }
}
