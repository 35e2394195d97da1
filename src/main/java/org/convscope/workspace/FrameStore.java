package org.convscope.workspace;

import java.util.Optional;
import java.util.function.Function;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Pixels;

/** Decoded frames, cached by their bytes. Safe from any thread. */
public final class FrameStore {
    /** Seven frames of 4150 x 4371. */
    private static final long MOST_BYTES = 512L << 20;

    private final Function<FrameSource, Frame> reader;
    private final WeighedCache<FrameSource, Frame> cache;

    /**
     * @param reader decodes a frame, blocking
     * @param mostBytes of decoded frames held
     */
    public FrameStore(Function<FrameSource, Frame> reader, long mostBytes) {
        this.reader = reader;
        this.cache = new WeighedCache<>(mostBytes, FrameStore::bytes);
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
        return cache.get(source);
    }

    /**
     * The frame, decoded now if need be: blocks, so never on the event thread.
     *
     * @throws org.convscope.problem.ProblemException if it cannot be read
     */
    public Frame load(FrameSource source) {
        return cache.get(source).orElseGet(() -> {
            Frame frame = reader.apply(source);
            cache.put(source, frame);
            return frame;
        });
    }

    /** Forgets a frame, so that its file is read again. */
    public void forget(FrameSource source) {
        cache.remove(source);
    }

    public long bytes() {
        return cache.bytes();
    }

    private static long bytes(Frame frame) {
        long each = frame.pixels() instanceof Pixels.Float64 ? 8 : 4;
        return each * frame.pixels().size() + (frame.mask().isEmpty() ? 0 : (long) frame.width() * frame.height());
    }
}
