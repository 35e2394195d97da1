package org.convscope.ui;

import java.awt.EventQueue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.convscope.choice.RangeScope;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.Mask;
import org.convscope.frame.Pixels;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.FakeEngine;
import org.convscope.inspect.maps.MapCache;
import org.convscope.network.Network;
import org.convscope.task.TaskRunner;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.PointerReadout;
import org.convscope.ui.view.ProblemReporter;
import org.convscope.ui.view.Theme;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/**
 * What views need, without a window: frames of 4 x 4 pixels that all hold one number, an engine that multiplies prepared maps
 * by it, and frames whose reading can be held up.
 */
public final class ViewBench implements AutoCloseable {
    private static final int PATIENCE_MINUTES = 5;

    private final WorkspaceModel workspace = new WorkspaceModel(Workspace.EMPTY);
    private final TaskRunner tasks = new TaskRunner(EventQueue::invokeLater, 2);
    private final Map<FrameSource, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Set<FrameSource> waiting = ConcurrentHashMap.newKeySet();
    private final Map<FrameSource, Integer> rewritten = new ConcurrentHashMap<>();
    private final FakeEngine engine = new FakeEngine();
    private volatile Optional<ModelDocument> document = Optional.empty();

    /** Keeps nothing: no frame is open. */
    private final FrameStore frames = new FrameStore(this::read, 0);

    private final ViewContext context = new ViewContext(
            workspace,
            tasks,
            () -> document,
            () -> engine,
            frames,
            new MapCache(1 << 20),
            failing(),
            new Silence(),
            new Light());

    private static ProblemReporter failing() {
        return (heading, problems) -> {
            if (!problems.isEmpty()) {
                throw new AssertionError(heading + problems);
            }
        };
    }

    public ViewContext context() {
        return context;
    }

    public FakeEngine engine() {
        return engine;
    }

    public TaskRunner tasks() {
        return tasks;
    }

    /** A frame whose pixels all are the number in its name: {@code 7.png}. */
    public static FrameSource frame(int number) {
        return FrameSource.of(Path.of(number + ".png"));
    }

    private Frame read(FrameSource source) {
        CountDownLatch latch = held.get(source);
        if (latch != null) {
            waiting.add(source);
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        int[] counts = new int[16];
        Integer number = rewritten.get(source);
        Arrays.fill(counts, number == null ? Integer.parseInt(source.name().replace(".png", "")) : number);
        return new Frame(source, "PNG", 4, 4, 1, 16, new Pixels.Int32(counts), Mask.NONE, Optional.empty());
    }

    /** As if a file had been rewritten and opened again. */
    public void rewrite(FrameSource source, int number) throws Exception {
        rewritten.put(source, number);
        onEventThread(() -> {
            workspace.renewed();
            return number;
        });
    }

    /** From now on this frame is not read before {@link #release}. */
    public void hold(FrameSource source) {
        held.put(source, new CountDownLatch(1));
    }

    /** Whether somebody wants to read a frame that is held. */
    public boolean isWaiting(FrameSource source) {
        return waiting.contains(source);
    }

    public void release(FrameSource source) {
        Optional.ofNullable(held.remove(source)).ifPresent(CountDownLatch::countDown);
    }

    /** As if a model file had been opened. */
    public ModelDocument open(String file, Network network) throws Exception {
        return onEventThread(() -> replace(file, network));
    }

    /** As {@link #open}, on the event thread. */
    public ModelDocument replace(String file, Network network) {
        var opened = new ModelDocument(new HeldModel(Path.of(file), network), Optional.empty(), Preprocessing.RAW);
        document = Optional.of(opened);
        workspace.update(now -> now.model(Optional.of(Path.of(file))));
        return opened;
    }

    /** Model and frames are closed, and nothing more is looked at. */
    public void closeAll() throws Exception {
        onEventThread(() -> {
            document = Optional.empty();
            workspace.update(now -> Workspace.EMPTY.view(now.view()));
            return true;
        });
    }

    public void select(FrameSource frame) throws Exception {
        onEventThread(() -> {
            workspace.select(selection -> selection.frame(frame));
            return frame;
        });
    }

    public void select(String layer) throws Exception {
        onEventThread(() -> {
            workspace.select(selection -> selection.layer(layer));
            return layer;
        });
    }

    /** Lays frames on the light table. */
    public void compare(FrameSource... frames) throws Exception {
        onEventThread(() -> {
            workspace.update(now -> now.settings(
                    LightTableSettings.KEY, now.settings(LightTableSettings.KEY).frames(List.of(frames))));
            return frames;
        });
    }

    public void update(UnaryOperator<Workspace> change) throws Exception {
        onEventThread(() -> {
            workspace.update(change);
            return change;
        });
    }

    public void scope(RangeScope scope) throws Exception {
        onEventThread(() -> {
            workspace.update(now -> now.appearance(now.appearance().scope(scope)));
            return scope;
        });
    }

    public static <T> T onEventThread(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        EventQueue.invokeLater(task);
        return task.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    /** Until nothing is asked any more, seen where answers arrive: an answer may ask for the next thing. */
    public void settle() throws Exception {
        await(() -> tasks.jobs().isEmpty());
    }

    /** Until something is so, seen from the event thread. */
    public void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (!onEventThread(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still waiting for " + tasks.jobs());
            }
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
        tasks.close();
    }

    private static final class Silence implements PointerReadout {
        @Override
        public void show(String text) {
            // nobody reads it
        }

        @Override
        public void clear() {
            // nobody reads it
        }
    }

    private static final class Light implements Theme {
        @Override
        public void addListener(Runnable listener) {
            // never changes
        }
    }
}
