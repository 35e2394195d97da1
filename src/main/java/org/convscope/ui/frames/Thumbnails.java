package org.convscope.ui.frames;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.Receiver;
import org.convscope.task.TaskRunner;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.WeighedCache;

/** Makes thumbnails in the background as they are asked for. On the event thread. */
final class Thumbnails {
    /** Enough for 48 pixels at 200 %. */
    private static final int SIDE = 96;

    private static final long MOST_BYTES = 32L << 20;

    private final TaskRunner tasks;
    private final FrameStore frames;
    private final Runnable changed;
    private final WeighedCache<FrameSource, Entry> done =
            new WeighedCache<>(MOST_BYTES, entry -> 4L * entry.image.getWidth() * entry.image.getHeight());
    private final Map<FrameSource, String> failed = new HashMap<>();
    private final Set<FrameSource> asked = new HashSet<>();

    /**
     * @param image small picture
     * @param text size and format, in words
     */
    record Entry(BufferedImage image, String text) {}

    Thumbnails(TaskRunner tasks, FrameStore frames, Runnable changed) {
        this.tasks = tasks;
        this.frames = frames;
        this.changed = changed;
    }

    /** The thumbnail if it is there, else it is made and {@code changed} called. */
    Optional<Entry> get(FrameSource source) {
        Optional<Entry> found = done.get(source);
        if (found.isEmpty() && !failed.containsKey(source) && asked.add(source)) {
            tasks.submit(
                    Lane.POOL,
                    Priority.BACKGROUND,
                    Owner.named("thumbnail"),
                    "Thumbnail of " + source.name(),
                    monitor -> make(frames.load(source)),
                    new Receiver<Entry>() {
                        @Override
                        public void done(Entry entry) {
                            asked.remove(source);
                            done.put(source, entry);
                            changed.run();
                        }

                        @Override
                        public void failed(Throwable cause) {
                            asked.remove(source);
                            failed.put(source, String.valueOf(cause.getMessage()));
                            changed.run();
                        }
                    });
        }
        return found;
    }

    /** Why a frame cannot be read. */
    Optional<String> problem(FrameSource source) {
        return Optional.ofNullable(failed.get(source));
    }

    private static Entry make(Frame frame) {
        String text = frame.width() + " x " + frame.height() + " · " + frame.format() + " " + frame.depth() + " bit";
        return new Entry(Thumbnail.of(frame, SIDE), text);
    }
}
