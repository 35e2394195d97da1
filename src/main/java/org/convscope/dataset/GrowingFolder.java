package org.convscope.dataset;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * that grows afterwards, as one of many images, gives its new images; one that is written anew comes again; one that gets
 * another name or folder is followed. Names that programs give to what they have not finished, as {@code .part}, are
 * passed over. Blocks; a look that is asked for during another one waits for it.
 */
public final class GrowingFolder {
    /** As long as this nothing was written. */
    static final Duration STILL = Duration.ofSeconds(2);

    /** A file that stands still and cannot be read for this long is damaged. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /** As many files are read in one look, so that what is complete is not kept back by thousands of others. */
    static final int MOST_READ = 256;

    private static final Set<String> UNFINISHED_ENDINGS =
            Set.of(".tmp", ".part", ".partial", ".filepart", ".crdownload", ".writing", ".lock");

    /**
     * A frame that is complete.
     *
     * @param at when its file was written last, as the file system says, but not later than now; of a file that came while
     *     the folder was watched not earlier than the look before it, as clocks differ and copies keep their original's time
     */
    public record Arrival(CategorizedFrame frame, Instant at) {}

    /**
     * What has come since the last look.
     *
     * @param rewritten frames that had arrived before and hold something else now
     * @param moved frames whose files have another name or folder now, with their new category, by their old place
     * @param problems a sentence for every file that stands still and cannot be read, once each
     * @param unread how many files are left for the next look
     */
    public record Look(
            List<Arrival> arrivals,
            List<Arrival> rewritten,
            Map<FrameSource, CategorizedFrame> moved,
            List<Problem> problems,
            int unread) {
        public Look {
            arrivals = List.copyOf(arrivals);
            rewritten = List.copyOf(rewritten);
            moved = Map.copyOf(moved);
            problems = List.copyOf(problems);
        }
    }

    /** What a look has found by now. */
    private static final class Findings {
        private final List<Arrival> arrivals = new ArrayList<>();
        private final List<Arrival> rewritten = new ArrayList<>();
        private final Map<FrameSource, CategorizedFrame> moved = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private int read;
        private int unread;

        Look look() {
            return new Look(arrivals, rewritten, moved, problems, unread);
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
     * @param last when it was known not to be so yet
     */
    private record Seen(FileStamp stamp, Instant since, Instant next, Instant last, State state) {
        Seen as(State newState, Instant newNext) {
            return new Seen(stamp, since, newNext, last, newState);
        }
    }

    private final Path folder;
    private final FrameFiles frames;
    private final InstantSource clock;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Map<Path, Set<FrameSource>> arrived = new HashMap<>();

    /** Before the first one anything may have been written. */
    private Instant lastLook = Instant.EPOCH;

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
        var findings = new Findings();
        Instant begin = clock.instant();
        List<Found> files = FrameFolders.files(folder, monitor).stream()
                .filter(file -> !isUnfinished(file.name()))
                .toList();
        Map<FileStamp, Path> gone = gone(files);
        for (Found file : files) {
            monitor.checkCancelled();
            look(file, gone, findings);
        }
        lastLook = begin;
        return findings.look();
    }

    private static boolean isUnfinished(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && UNFINISHED_ENDINGS.contains(name.substring(dot).toLowerCase(Locale.ROOT));
    }

    /** Files that are not where they were; of two with one stamp nobody knows which is which. */
    private Map<FileStamp, Path> gone(List<Found> files) {
        Set<Path> there = files.stream().map(Found::path).collect(Collectors.toSet());
        Map<FileStamp, Path> gone = new HashMap<>();
        Set<FileStamp> several = new HashSet<>();
        seen.forEach((path, was) -> {
            if (was.state() == State.SETTLED && !there.contains(path) && gone.put(was.stamp(), path) != null) {
                several.add(was.stamp());
            }
        });
        gone.keySet().removeAll(several);
        return gone;
    }

    private void look(Found file, Map<FileStamp, Path> gone, Findings findings) {
        FileStamp stamp = FileStamp.of(file.path());
        Instant now = clock.instant();
        Seen was = seen.get(file.path());
        Optional<Path> place = was == null ? Optional.ofNullable(gone.remove(stamp)) : Optional.empty();
        if (place.isPresent()) {
            follow(place.get(), file, findings);
            return;
        }
        if (was == null || !was.stamp().equals(stamp)) {
            seen.put(file.path(), new Seen(stamp, now, now.plus(STILL), lastLook, State.WRITTEN));
            return;
        }
        if (was.state() == State.SETTLED || now.isBefore(was.next())) {
            return;
        }
        if (findings.read == MOST_READ) {
            findings.unread++;
            return;
        }
        findings.read++;
        try {
            arrive(complete(file.path()), file, at(stamp, was, now), findings);
            seen.put(file.path(), was.as(State.SETTLED, now));
        } catch (ProblemException e) {
            // perhaps what it names, as EIGER's data files, is still to come: asked less and less often
            Duration still = Duration.between(was.since(), now);
            boolean isDamaged = still.compareTo(PATIENCE) >= 0;
            if (isDamaged && was.state() != State.DAMAGED) {
                findings.problems.add(e.problem());
            }
            seen.put(file.path(), was.as(isDamaged ? State.DAMAGED : State.WRITTEN, now.plus(still)));
        }
    }

    private static Instant at(FileStamp stamp, Seen was, Instant now) {
        Instant written = Instant.EPOCH.plusNanos(stamp.modifiedNanos());
        Instant noEarlier = written.isBefore(was.last()) ? was.last() : written;
        return noEarlier.isAfter(now) ? now : noEarlier;
    }

    private void arrive(List<FrameSource> sources, Found file, Instant at, Findings findings) {
        Set<FrameSource> known = arrived.computeIfAbsent(file.path(), any -> new HashSet<>());
        boolean hasGrown = !known.containsAll(sources);
        for (FrameSource source : sources) {
            var arrival = new Arrival(new CategorizedFrame(source, category(file)), at);
            if (known.add(source)) {
                findings.arrivals.add(arrival);
            } else if (!hasGrown) {
                findings.rewritten.add(arrival);
            }
        }
    }

    private void follow(Path place, Found file, Findings findings) {
        Seen was = seen.remove(place);
        if (was != null) {
            seen.put(file.path(), was);
        }
        Set<FrameSource> sources = arrived.remove(place);
        if (sources != null) {
            Set<FrameSource> now = new HashSet<>();
            for (FrameSource source : sources) {
                FrameSource moved = source.in(file.path());
                now.add(moved);
                findings.moved.put(source, new CategorizedFrame(moved, category(file)));
            }
            arrived.put(file.path(), now);
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
