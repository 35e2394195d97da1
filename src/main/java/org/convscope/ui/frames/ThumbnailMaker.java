package org.convscope.ui.frames;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.cache.WeighedCache;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.problem.ProblemException;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.TaskRunner;
import org.convscope.workspace.FrameStore;

/** Makes thumbnails of the frames that are looked at, in the background. On the event thread. */
final class ThumbnailMaker {
    /** Enough for the largest pictures of the strip at 200 %. */
    private static final int SIDE = 160;

    private static final long MOST_BYTES = 32L << 20;

    private final TaskRunner tasks;
    private final FrameStore frames;
    private final Runnable changed;
    private final WeighedCache<FrameSource, Entry> done =
            new WeighedCache<>(MOST_BYTES, entry -> 4L * entry.image.getWidth() * entry.image.getHeight());
    private final Map<FrameSource, Failure> failed = new HashMap<>();
    private final Map<FrameSource, Owner> asked = new HashMap<>();

    /**
     * @param image small picture
     * @param text size and format, in words
     */
    record Entry(BufferedImage image, String text) {}

    /**
     * Why there is no thumbnail.
     *
     * @param brief in a word or two
     * @param sentence the whole
     */
    record Failure(String brief, String sentence) {}

    ThumbnailMaker(TaskRunner tasks, FrameStore frames, Runnable changed) {
        this.tasks = tasks;
        this.frames = frames;
        this.changed = changed;
    }

    /** The thumbnail if it is there. */
    Optional<Entry> get(FrameSource source) {
        return done.get(source);
    }

    /** Makes those that are looked at; what was asked for and is not looked at any more is dropped. */
    void want(Collection<FrameSource> seen) {
        Set<FrameSource> wanted = new LinkedHashSet<>(seen);
        asked.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                tasks.cancel(entry.getValue());
            }
            return gone;
        });
        for (FrameSource source : wanted) {
            if (done.get(source).isEmpty() && !failed.containsKey(source) && !asked.containsKey(source)) {
                ask(source);
            }
        }
    }

    /** Frames are not any more what they were: all are made again once they are wanted. */
    void forget() {
        asked.values().forEach(tasks::cancel);
        asked.clear();
        done.clear();
        failed.clear();
    }

    private void ask(FrameSource source) {
        Owner owner = Owner.named("thumbnail");
        asked.put(source, owner);
        tasks.submit(
                Lane.POOL,
                Priority.BACKGROUND,
                owner,
                "Thumbnail of " + source.name(),
                monitor -> make(load(source)),
                new OutcomeReceiver<Entry>() {
                    @Override
                    public void done(Entry entry) {
                        asked.remove(source);
                        done.put(source, entry);
                        changed.run();
                    }

                    @Override
                    public void failed(Throwable cause) {
                        asked.remove(source);
                        failed.put(source, failure(cause));
                        changed.run();
                    }

                    @Override
                    public void cancelled() {
                        asked.remove(source);
                    }
                });
    }

    private Frame load(FrameSource source) throws NoSuchFileException {
        try {
            return frames.load(source);
        } catch (ProblemException e) {
            if (!Files.exists(source.file())) {
                throw new NoSuchFileException(source.toString());
            }
            throw e;
        }
    }

    private static Failure failure(Throwable cause) {
        return cause instanceof NoSuchFileException
                ? new Failure(
                        "missing", cause.getMessage() + " is missing. File > Find missing files asks where it is now.")
                : new Failure("cannot be read", String.valueOf(cause.getMessage()));
    }

    /** Why a frame cannot be read. */
    Optional<Failure> problem(FrameSource source) {
        return Optional.ofNullable(failed.get(source));
    }

    private static Entry make(Frame frame) {
        String text = frame.height() + " × " + frame.width() + " · " + frame.format() + " " + frame.depth() + " bit";
        return new Entry(Thumbnail.of(frame, SIDE), text);
    }
}
