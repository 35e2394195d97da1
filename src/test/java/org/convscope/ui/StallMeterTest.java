package org.convscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallMeterTest {
    private long now = 5_000_000_000L;
    private final List<String> told = new ArrayList<>();
    private final StallMeter meter =
            new StallMeter(() -> now, (taken, what) -> told.add(what + " " + taken.toMillis()));

    private void pass(long milliseconds) {
        now += 1_000_000 * milliseconds;
    }

    private void event(String what, long milliseconds) {
        meter.begin();
        pass(milliseconds);
        meter.end(what);
    }

    @Test
    void whatTakesLongerThanATenthOfASecondIsToldAndTheLongestKept() {
        event("quick", 100);
        assertThat(meter.longest()).isEmpty();
        event("slow", 101);
        event("slower", 700);
        event("slow again", 300);
        assertThat(told).containsExactly("slow 101", "slower 700", "slow again 300");
        assertThat(meter.longest()).contains(Duration.ofMillis(700));
    }

    @Test
    void timeBetweenEventsIsNone() {
        event("one", 50);
        pass(10_000);
        event("two", 50);
        assertThat(told).isEmpty();
    }

    /** A question waits for its answer in the event that asked it: the user's time is no stall. */
    @Test
    void whatWaitsForOtherEventsStandsNotStill() {
        meter.begin();
        pass(20);
        event("the dialog opens", 60);
        pass(60_000);
        event("an answer", 30);
        pass(10);
        meter.end("a question");
        assertThat(told).isEmpty();
    }

    @Test
    void whatFollowsAnAnswerCounts() {
        meter.begin();
        event("an answer", 30);
        pass(250);
        meter.end("a question");
        assertThat(told).containsExactly("a question 250");
    }
}
