package org.convscope.train.checkpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.convscope.file.FileState;

/** Tells which files stand still: a file that is being written has another size or time at every look. Used by one thread. */
final class StillFiles {
    private final Duration wait;
    private final InstantSource clock;
    private final Map<Path, Seen> seen = new HashMap<>();

    private record Seen(FileState state, Instant since) {}

    /**
     * @param wait how long size and times must stay as they are
     */
    StillFiles(Duration wait, InstantSource clock) {
        this.wait = wait;
        this.clock = clock;
    }

    /** Lets a file stand still from its next sight on. */
    void forget(Path file) {
        seen.remove(file);
    }

    /** Whether a file has been seen in this state, and no other since, for long enough. */
    boolean isStill(Path file, FileState state) {
        Instant now = clock.instant();
        Seen before = seen.get(file);
        if (before == null || !before.state().equals(state) || now.isBefore(before.since())) {
            seen.put(file, new Seen(state, now));
            return false;
        }
        return Duration.between(before.since(), now).compareTo(wait) >= 0;
    }
}
