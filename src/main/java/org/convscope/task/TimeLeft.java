package org.convscope.task;

import java.time.Duration;
import java.util.Optional;

/** How long something will go on for, in words. */
public final class TimeLeft {
    /** What the first few seconds take says little. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private TimeLeft() {}

    /**
     * @param fraction that is done, negative where that is not known
     * @return empty while nothing can be said
     */
    public static Optional<String> words(Duration elapsed, double fraction) {
        if (elapsed.compareTo(LEAST) < 0 || fraction <= 0 || fraction >= 1) {
            return Optional.empty();
        }
        double seconds = elapsed.toMillis() / 1000.0 * (1 - fraction) / fraction;
        if (seconds < 50) {
            return Optional.of("about " + Math.max(1, Math.round(seconds / 10)) * 10 + " s left");
        }
        long minutes = Math.max(1, Math.round(seconds / 60));
        return Optional.of(
                minutes < 90 ? "about " + minutes + " min left" : "about " + Math.round(minutes / 60.0) + " h left");
    }
}
