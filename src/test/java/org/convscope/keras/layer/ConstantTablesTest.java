package org.convscope.keras.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.convscope.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ConstantTablesTest {
    @Test
    void whatAFileMerelyClaimsIsNotAllocated() {
        assertThat(ConstantTables.zeros(3, 5)).hasSize(15);
        assertThatThrownBy(() -> ConstantTables.zeros(100_000, 100_000))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("at most 2^26")
                .hasMessageContaining("100000 x 100000");
    }
}
