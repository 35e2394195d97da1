package org.convscope.ui.dataset;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.convscope.cache.WeighedCache;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.TaskRunner;
import org.convscope.ui.frames.Thumbnail;

/**
 * Small pictures of frames, made in the background for those tiles only that can be seen: what was scrolled past is not
 * decoded. On the event thread.
 */
final class TileImages {
    /** Enough for a tile at 150 %. */
    static final int SIDE = 192;

    private static final int AT_ONCE = 2;
    private static final long MOST_BYTES = 48L << 20;

    private final TaskRunner tasks;
    private final Function<FrameSource, Frame> reader;
    private final Runnable changed;
    private final BiConsumer<FrameSource, Problem> broken;
    private final WeighedCache<FrameSource, BufferedImage> done =
            new WeighedCache<>(MOST_BYTES, image -> 4L * image.getWidth() * image.getHeight());
    private final Map<FrameSource, Problem> failed = new HashMap<>();
    private final Set<FrameSource> running = new HashSet<>();
    private final Deque<FrameSource> wanted = new ArrayDeque<>();
    private int times;

    /**
     * @param reader decodes, off the event thread
     * @param changed a picture has come
     * @param broken a frame cannot be read; told once a frame
     */
    TileImages(
            TaskRunner tasks,
            Function<FrameSource, Frame> reader,
            Runnable changed,
            BiConsumer<FrameSource, Problem> broken) {
        this.tasks = tasks;
        this.reader = reader;
        this.changed = changed;
        this.broken = broken;
    }

    /** The picture if it is there already. */
    Optional<BufferedImage> get(FrameSource source) {
        return done.get(source);
    }

    /** Why a frame has no picture. */
    Optional<Problem> problem(FrameSource source) {
        return Optional.ofNullable(failed.get(source));
    }

    /** These can be seen now, in the order they are wanted in; what was wanted before is not any more. */
    void want(Collection<FrameSource> seen) {
        wanted.clear();
        for (FrameSource source : seen) {
            if (!failed.containsKey(source)
                    && !running.contains(source)
                    && done.get(source).isEmpty()) {
                wanted.add(source);
            }
        }
        go();
    }

    /** Frames are not any more what they were: all pictures are made again once they are wanted. */
    void forget() {
        times++;
        done.clear();
        failed.clear();
    }

    private void go() {
        while (running.size() < AT_ONCE && !wanted.isEmpty()) {
            FrameSource source = wanted.remove();
            running.add(source);
            int asked = times;
            tasks.submit(
                    Lane.POOL,
                    Priority.BACKGROUND,
                    Owner.named("tile"),
                    "Picture of " + source.name(),
                    monitor -> Thumbnail.of(reader.apply(source), SIDE),
                    new OutcomeReceiver<BufferedImage>() {
                        @Override
                        public void done(BufferedImage image) {
                            if (asked == times) {
                                done.put(source, image);
                            }
                            ended(source);
                        }

                        @Override
                        public void failed(Throwable cause) {
                            Problem problem = cause instanceof ProblemException known
                                    ? known.problem()
                                    : Problem.inFile(source, "cannot be read: " + cause);
                            if (asked == times) {
                                failed.put(source, problem);
                                broken.accept(source, problem);
                            }
                            ended(source);
                        }

                        @Override
                        public void cancelled() {
                            running.remove(source);
                            go();
                        }
                    });
        }
    }

    private void ended(FrameSource source) {
        running.remove(source);
        changed.run();
        go();
    }
}
