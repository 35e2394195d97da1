package org.convscope.dataset;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convscope.dataset.FrameFolders.Found;
import org.convscope.file.FileStamp;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.TaskMonitor;

/**
 * A folder to which frames are written during an experiment, and its subfolders, which are their categories. A frame arrives
 * once its file is complete: its size and time have stood still between two looks, and its last image can be read. A file
 * that grows afterwards, as one of many images, gives its new images. Blocks; a look that is asked for
 * during another one waits for it.
 */
public final class GrowingFolder {
    /** As long as this nothing was written. */
    static final Duration STILL = Duration.ofSeconds(2);

    /** A file that stands still and cannot be read for this long is damaged. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * A frame that is complete.
     *
     * @param at when its file was written last, as the file system says, but not later than now
     */
    public record Arrival(CategorizedFrame frame, Instant at) {}

    /**
     * What has come since the last look.
     *
     * @param problems a sentence for every file that stands still and cannot be read, once each
     */
    public record Look(List<Arrival> arrivals, List<Problem> problems) {
        public Look {
            arrivals = List.copyOf(arrivals);
            problems = List.copyOf(problems);
        }
    }

    private enum State {
        WRITTEN,
        DAMAGED,
        SETTLED
    }

    /**
     * A file as it was seen.
     *
     * @param since when it was first seen so
     * @param next when to look into it
     */
    private record Seen(FileStamp stamp, Instant since, Instant next, State state) {
        Seen as(State newState, Instant newNext) {
            return new Seen(stamp, since, newNext, newState);
        }
    }

    private final Path folder;
    private final FrameFiles frames;
    private final InstantSource clock;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Set<FrameSource> arrived = new HashSet<>();

    public GrowingFolder(Path folder, FrameFiles frames, InstantSource clock) {
        this.folder = folder;
        this.frames = frames;
        this.clock = clock;
    }

    public Path folder() {
        return folder;
    }

    /**
     * Looks once.
     *
     * @throws ProblemException if the folder cannot be read
     * @throws org.convscope.task.CancelledException if the monitor says so; the next look goes on
     */
    public synchronized Look look(TaskMonitor monitor) {
        List<Arrival> arrivals = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Found file : FrameFolders.files(folder, monitor)) {
            monitor.checkCancelled();
            look(file, arrivals, problems);
        }
        return new Look(arrivals, problems);
    }

    private void look(Found file, List<Arrival> arrivals, List<Problem> problems) {
        FileStamp stamp = FileStamp.of(file.path());
        Instant now = clock.instant();
        Seen was = seen.get(file.path());
        if (was == null || !was.stamp().equals(stamp)) {
            seen.put(file.path(), new Seen(stamp, now, now.plus(STILL), State.WRITTEN));
            return;
        }
        if (was.state() == State.SETTLED || now.isBefore(was.next())) {
            return;
        }
        try {
            List<FrameSource> sources = complete(file.path());
            Instant written = Instant.EPOCH.plusNanos(stamp.modifiedNanos());
            Instant at = written.isAfter(now) ? now : written;
            sources.stream()
                    .filter(arrived::add)
                    .forEach(source -> arrivals.add(new Arrival(new CategorizedFrame(source, category(file)), at)));
            seen.put(file.path(), was.as(State.SETTLED, now));
        } catch (ProblemException e) {
            // perhaps what it names, as EIGER's data files, is still to come: asked less and less often
            Duration still = Duration.between(was.since(), now);
            boolean isDamaged = still.compareTo(PATIENCE) >= 0;
            if (isDamaged && was.state() != State.DAMAGED) {
                problems.add(e.problem());
            }
            seen.put(file.path(), was.as(isDamaged ? State.DAMAGED : State.WRITTEN, now.plus(still)));
        }
    }

    /** Its images; none if it is no frame. */
    private List<FrameSource> complete(Path file) {
        List<FrameSource> sources = frames.listed(file, problem -> {
            // reading says so
        });
        if (!sources.isEmpty()) {
            frames.read(sources.get(sources.size() - 1));
        }
        return sources;
    }

    private String category(Found file) {
        return file.category().isEmpty()
                ? String.valueOf(folder.toAbsolutePath().normalize().getFileName())
                : file.category();
    }
}
