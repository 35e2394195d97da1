package org.convscope.core.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneDnnEngineTest {
    @Test
    void threadsAreTheFirstNumberOfThoseOpenMpIsGiven() {
        assertThat(OneDnnEngine.threads("7")).isEqualTo(7);
        assertThat(OneDnnEngine.threads(" 3, 2")).isEqualTo(3);
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(OneDnnEngine.threads("many")).isEqualTo(processors);
        assertThat(OneDnnEngine.threads(null)).isEqualTo(processors);
    }
}
