package org.convscope.ui.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusWordsTest {
    @Test
    void aLayersNameAloneDoesNotSayWhatIsDone() {
        assertThat(StatusBar.words("Comparing 6 frames", "block1_conv2"))
                .isEqualTo("Comparing 6 frames · block1_conv2");
    }

    @Test
    void nothingIsSaidTwice() {
        assertThat(StatusBar.words("Opening", "Opening")).isEqualTo("Opening");
        assertThat(StatusBar.words("Occlusion of ice_1.png", "occlusion")).isEqualTo("Occlusion of ice_1.png");
        assertThat(StatusBar.words("Opening", "Opening quality.h5")).isEqualTo("Opening quality.h5");
        assertThat(StatusBar.words("Predicting 30 frames", "Predicting 3 of 30"))
                .isEqualTo("Predicting 3 of 30");
    }
}
