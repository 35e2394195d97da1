package org.convscope.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    @Test
    void whatIsLeftFollowsFromWhatIsDone() {
        assertThat(TimeLeft.words(Duration.ofSeconds(60), 0.2)).contains("about 4 min left");
        assertThat(TimeLeft.words(Duration.ofSeconds(60), 0.75)).contains("about 20 s left");
        assertThat(TimeLeft.words(Duration.ofHours(1), 0.25)).contains("about 3 h left");
    }

    @Test
    void tooEarlyNothingIsSaid() {
        assertThat(TimeLeft.words(Duration.ofSeconds(2), 0.5)).isEmpty();
        assertThat(TimeLeft.words(Duration.ofSeconds(60), 0)).isEmpty();
        assertThat(TimeLeft.words(Duration.ofSeconds(60), -1)).isEmpty();
    }
}
