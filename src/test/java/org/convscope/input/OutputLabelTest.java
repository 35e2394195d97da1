package org.convscope.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutputLabelTest {
    @Test
    void whatNobodyNamedIsCalledByItsPlace() {
        assertThat(new OutputLabel("out", 5, "5", OutputLabel.Kind.SOFTMAX).called())
                .isEqualTo("class 5");
        assertThat(new OutputLabel("out", 0, "0", OutputLabel.Kind.REGRESSION).called())
                .isEqualTo("value 0");
        assertThat(new OutputLabel("out", 0, "ice", OutputLabel.Kind.SIGMOID).called())
                .isEqualTo("ice");
        assertThat(new OutputLabel("out", 4, "4", OutputLabel.Kind.SOFTMAX, "n02099601").called())
                .isEqualTo("4 (n02099601)");
    }
}
