package org.convscope.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
    @Test
    void theLikeliestComeFirst() {
        assertThat(NearNames.of("Block5_conv", List.of("dense", "block1_conv1", "block5_conv3", "block5_pool")))
                .containsExactly("block5_conv3", "block1_conv1", "block5_pool");
    }

    @Test
    void aNameIsSaidOnce() {
        assertThat(NearNames.of("x", List.of("a", "a"))).containsExactly("a");
    }
}
