package org.convscope.workspace;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.convscope.cache.WeighedCache;
import org.convscope.file.FileState;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;

/**
 * Decoded frames of those that are open, cached by their bytes. What a file holds is taken to stay the same until somebody asks
 * by {@link #renew}. Safe from any thread.
 */
public final class FrameStore {
    /** Seven frames of 4150 x 4371. */
    private static final long MOST_BYTES = 512L << 20;

    /** Some megabytes. */
    static final int MOST_KNOWN = 10_000;

    /**
     * A file as it was when it was first read, or found to be another.
     *
     * @param revision of no other file, nor of this one before
     */
    private record Known(FileState state, long revision) {}

    private record Held(Frame frame, long revision) {}

    private final Function<FrameSource, Frame> reader;
    private final WeighedCache<FrameSource, Held> cache;
    private final WeighedCache<Path, Known> known = new WeighedCache<>(MOST_KNOWN, any -> 1);
    private final AtomicLong revisions = new AtomicLong();

    /** Never held while the file system is asked. */
    private final Object changing = new Object();

    /** Held where something is put, so that a frame that was closed while it was read does not come back. */
    private final Object keeping = new Object();

    private Set<FrameSource> open = Set.of();

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
        Optional<Held> held = cache.get(source);
        // a load that began before the file was found to be another may have put what it was
        Optional<Known> now = known.get(source.file());
        return held.filter(
                        any -> now.filter(it -> it.revision() == any.revision()).isPresent())
                .map(Held::frame);
    }

    /**
     * The frame, decoded now if need be: blocks, so never on the event thread. Kept if it is open when it is there.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read
     */
    public Frame load(FrameSource source) {
        long revision = revision(source.file());
        return cache.get(source)
                .filter(held -> held.revision() == revision)
                .map(Held::frame)
                .orElseGet(() -> {
                    Frame frame = reader.apply(source);
                    keep(source, new Held(frame, revision));
                    return frame;
                });
    }

    private void keep(FrameSource source, Held held) {
        synchronized (keeping) {
            if (open.contains(source)) {
                cache.put(source, held);
            }
        }
    }

    /**
     * The frame, decoded now and not kept: for frames that are looked at once.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read
     */
    public Frame read(FrameSource source) {
        revision(source.file());
        return reader.apply(source);
    }

    private long revision(Path file) {
        return known.get(file)
                .orElseGet(() -> {
                    FileState now = FileState.of(file);
                    synchronized (changing) {
                        return known.get(file).orElseGet(() -> put(file, now));
                    }
                })
                .revision();
    }

    private Known put(Path file, FileState now) {
        var result = new Known(now, revisions.incrementAndGet());
        known.put(file, result);
        return result;
    }

    /**
     * Forgets those frames whose files are others by size or times than when they were read, so that they are read again. Asks
     * the file system: blocks. Of a frame in several files, the one that names the others is asked. Of more than
     * {@value #MOST_KNOWN} files, those that were not used for longest are taken for never read.
     *
     * @return whether a file was read before and is another now
     */
    public boolean renew(Collection<FrameSource> sources) {
        Set<Path> changed = new HashSet<>();
        sources.stream().map(FrameSource::file).distinct().forEach(file -> {
            Optional<Known> was = known.get(file);
            if (was.isPresent() && renew(file, was.get())) {
                changed.add(file);
            }
        });
        sources.stream().filter(source -> changed.contains(source.file())).forEach(cache::remove);
        return !changed.isEmpty();
    }

    private boolean renew(Path file, Known was) {
        FileState now = FileState.of(file);
        if (now.equals(was.state())) {
            return false;
        }
        synchronized (changing) {
            if (known.get(file).filter(was::equals).isPresent()) {
                put(file, now);
            }
        }
        return true;
    }

    /**
     * Says which frames are open; what is held of others is given back, and what is read of them from now on, or is being read,
     * is not kept.
     */
    public void open(Set<FrameSource> sources) {
        synchronized (keeping) {
            Set<FrameSource> closed = new HashSet<>(open);
            closed.removeAll(sources);
            open = Set.copyOf(sources);
            closed.forEach(cache::remove);
        }
    }

    public long bytes() {
        return cache.weight();
    }

    private static long bytes(Frame frame) {
        long each = frame.pixels() instanceof Pixels.Float64 ? 8 : 4;
        return each * frame.pixels().size() + (frame.mask().isEmpty() ? 0 : (long) frame.width() * frame.height());
    }
}
