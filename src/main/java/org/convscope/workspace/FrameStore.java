package org.convscope.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;

/**
 * Decoded frames, cached by their bytes. What a file holds is taken to stay the same until somebody asks by {@link #renew}.
 * Safe from any thread.
 */
public final class FrameStore {
    /** Seven frames of 4150 x 4371. */
    private static final long MOST_BYTES = 512L << 20;

    /** What tells a rewritten file from what it was; of a file that is not there, a size of -1. */
    private record Stamp(long size, long modifiedNanos) {
        static Stamp of(Path file) {
            try {
                BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(found.size(), found.lastModifiedTime().to(TimeUnit.NANOSECONDS));
            } catch (IOException e) {
                return new Stamp(-1, 0);
            }
        }
    }

    /** A file as it was when it was first read, or found to be another; how often the latter happened. */
    private record Known(Stamp stamp, int revision) {}

    private record Held(Frame frame, int revision) {}

    private final Function<FrameSource, Frame> reader;
    private final WeighedCache<FrameSource, Held> cache;
    private final Map<FrameSource, Known> known = new ConcurrentHashMap<>();

    /**
     * @param reader decodes a frame, blocking
     * @param mostBytes of decoded frames held
     */
    public FrameStore(Function<FrameSource, Frame> reader, long mostBytes) {
        this.reader = reader;
        this.cache = new WeighedCache<>(mostBytes, held -> bytes(held.frame()));
    }

    /**
     * A fifth of the heap, but no more than {@value #MOST_BYTES} bytes, however much the machine has.
     *
     * @param reader decodes a frame, blocking
     */
    public static FrameStore ofDefaultSize(Function<FrameSource, Frame> reader) {
        return new FrameStore(reader, Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 5));
    }

    /** The frame if it is there already; never blocks. */
    public Optional<Frame> peek(FrameSource source) {
        return cache.get(source).map(Held::frame);
    }

    /**
     * The frame, decoded now if need be: blocks, so never on the event thread.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read
     */
    public Frame load(FrameSource source) {
        int revision = revision(source);
        return cache.get(source)
                .filter(held -> held.revision() == revision)
                .map(Held::frame)
                .orElseGet(() -> {
                    Frame frame = reader.apply(source);
                    cache.put(source, new Held(frame, revision));
                    return frame;
                });
    }

    /**
     * The frame, decoded now and not kept: for frames that are looked at once.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read
     */
    public Frame read(FrameSource source) {
        revision(source);
        return reader.apply(source);
    }

    private int revision(FrameSource source) {
        return known.computeIfAbsent(source, any -> new Known(Stamp.of(any.file()), 0))
                .revision();
    }

    /**
     * Forgets those frames whose files have another size or time than when they were read, so that they are read again. Asks
     * the file system: blocks. Of a frame in several files, the one that names the others is asked.
     *
     * @return whether there was one
     */
    public boolean renew(Collection<FrameSource> sources) {
        Map<Path, Stamp> stamps = new HashMap<>();
        Set<FrameSource> changed = new HashSet<>();
        for (FrameSource source : sources) {
            known.computeIfPresent(source, (any, was) -> {
                Stamp now = stamps.computeIfAbsent(source.file(), Stamp::of);
                if (now.equals(was.stamp())) {
                    return was;
                }
                changed.add(source);
                return new Known(now, was.revision() + 1);
            });
        }
        changed.forEach(cache::remove);
        return !changed.isEmpty();
    }

    public long bytes() {
        return cache.bytes();
    }

    private static long bytes(Frame frame) {
        long each = frame.pixels() instanceof Pixels.Float64 ? 8 : 4;
        return each * frame.pixels().size() + (frame.mask().isEmpty() ? 0 : (long) frame.width() * frame.height());
    }
}
