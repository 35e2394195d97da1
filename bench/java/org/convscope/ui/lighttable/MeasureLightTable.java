package org.convscope.ui.lighttable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.convscope.array.ColourLimits;
import org.convscope.bench.ProcessMemory;
import org.convscope.choice.BackendChoice;
import org.convscope.choice.TileLayout;
import org.convscope.choice.UnitOrder;
import org.convscope.core.Engine;
import org.convscope.core.EngineFactory;
import org.convscope.dataset.FrameFolders;
import org.convscope.dataset.LabelledFrame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.Preprocessing;
import org.convscope.inspect.kernels.ReadKernels;
import org.convscope.inspect.maps.MapCache;
import org.convscope.inspect.prediction.DataSetPredictions;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.keras.KerasModels;
import org.convscope.keras.OpenModel;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.TaskRunner;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.PointerReadout;
import org.convscope.ui.view.Theme;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.NetworkInputs;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.FrameStore;
import org.convscope.workspace.Workspace;
import org.convscope.workspace.WorkspaceModel;

/**
 * The light table of eight frames, one convolution after the other, each with differences, while the same engine predicts a
 * folder of frames in the background. Prints one JSON line: the peak of resident anonymous memory, and how many frames
 * of the background began between a question and its answer, which is to be none.
 *
 * <pre>MeasureLightTable MODEL FOLDER [SECONDS [FRAMES [BETWEEN]]]</pre>
 *
 * FRAMES are predicted, or as many as there is time for; after every BETWEEN of them the next table is asked for.
 */
public final class MeasureLightTable {
    private static final int COLUMNS = 8;
    private static final Theme LIGHT = new Theme() {
        @Override
        public void addListener(Runnable listener) {
            // it never changes
        }
    };
    private static final PointerReadout NOWHERE = new PointerReadout() {
        @Override
        public void show(String text) {
            // nobody looks
        }

        @Override
        public void clear() {
            // nobody looks
        }
    };

    private final ViewContext context;
    private final OpenModel model;
    private final Preprocessing preprocessing;
    private final List<FrameSource> frames;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger predicted = new AtomicInteger();
    private final List<Integer> overtaken = Collections.synchronizedList(new ArrayList<>());

    private MeasureLightTable(ViewContext context, OpenModel model, List<FrameSource> frames) {
        this.context = context;
        this.model = model;
        this.preprocessing = Preprocessing.guess(model.network());
        this.frames = frames;
    }

    public static void main(String[] args) throws Exception {
        double seconds = args.length > 2 ? Double.parseDouble(args[2]) : 120;
        int most = args.length > 3 ? Integer.parseInt(args[3]) : 500;
        int between = args.length > 4 ? Integer.parseInt(args[4]) : 2;
        var memory = new ProcessMemory();
        var reader = new FrameFiles();
        List<FrameSource> found = new FrameFolders(reader)
                .list(Path.of(args[1])).stream().map(entry -> entry.source()).toList();
        List<FrameSource> frames = IntStream.range(0, most)
                .mapToObj(i -> found.get(i % found.size()))
                .toList();
        ExecutorService events = Executors.newSingleThreadExecutor();
        try (OpenModel model = KerasModels.open(Path.of(args[0]), Optional.empty());
                Engine engine = EngineFactory.start(BackendChoice.AUTO);
                TaskRunner tasks = new TaskRunner(events, 2)) {
            var context = new ViewContext(
                    new WorkspaceModel(Workspace.EMPTY),
                    tasks,
                    Optional::empty,
                    () -> engine,
                    FrameStore.ofDefaultSize(reader::read),
                    MapCache.ofDefaultSize(),
                    (heading, problems) -> System.err.println(heading + problems),
                    NOWHERE,
                    LIGHT);
            new MeasureLightTable(context, model, frames).run(seconds, between, memory);
        } finally {
            events.shutdownNow();
        }
    }

    private void run(double seconds, int between, ProcessMemory memory) throws Exception {
        Network network = model.network();
        for (LayerCall call : network.convolutions()) {
            new ReadKernels().of(network, call.id());
        }
        long begin = System.nanoTime();
        var ended = new CountDownLatch(1);
        predictAll(begin + (long) (seconds * 1e9), ended);
        int tables = 0;
        LightTable shown = null; // as in the window, which shows the last one while the next is computed
        double slowest = 0;
        while (ended.getCount() > 0) {
            for (LayerCall call : network.convolutions()) {
                long asked = System.nanoTime();
                shown = answer(call.id());
                slowest = Math.max(slowest, (System.nanoTime() - asked) / 1e9);
                waitForFrames(between, ended);
                tables += shown.columns().size() == COLUMNS ? 1 : 0;
                System.err.printf(
                        Locale.ROOT,
                        "%6.1f s  %s  %d predicted, peak %d MB%n",
                        (System.nanoTime() - begin) / 1e9,
                        call.id(),
                        predicted.get(),
                        memory.peakMegabytes());
            }
        }
        ended.await();
        System.out.printf(
                Locale.ROOT,
                "{\"peak_mb\": %d, \"tables\": %d, \"slowest_table_s\": %.1f, \"predicted\": %d, \"seconds\": %.0f,"
                        + " \"frames_begun_before_an_answer\": %d}%n",
                memory.peakMegabytes(),
                tables,
                slowest,
                predicted.get(),
                (System.nanoTime() - begin) / 1e9,
                overtaken.stream().mapToInt(Integer::intValue).sum());
    }

    /** Somebody looks at the table for as long as the background takes for some frames. */
    private void waitForFrames(int count, CountDownLatch ended) throws InterruptedException {
        int until = predicted.get() + count;
        while (predicted.get() < until && ended.getCount() > 0) {
            Thread.sleep(5);
        }
    }

    /** Frame by frame, each a slice, as long as there is time. */
    private void predictAll(long until, CountDownLatch ended) {
        List<LabelledFrame> folder = frames.stream()
                .map(frame -> new LabelledFrame(frame, frame.name(), List.of()))
                .toList();
        var work = new PredictFrames(
                context.engine(),
                frame -> {
                    begun.incrementAndGet();
                    return NetworkInputs.of(context, model.network(), preprocessing, frame.source());
                },
                new PredictFrames.Request(model.network(), List.of(), List.of(), folder),
                problem -> {
                    throw problem;
                });
        context.tasks()
                .submitSliced(
                        Lane.ENGINE,
                        Priority.BACKGROUND,
                        Owner.named("folder"),
                        "Predicting",
                        monitor -> {
                            Optional<DataSetPredictions> all = work.next(monitor);
                            predicted.incrementAndGet();
                            return System.nanoTime() > until ? Optional.of("time is up") : all.map(any -> "done");
                        },
                        receiver(any -> ended.countDown()));
    }

    private LightTable answer(String layer) throws InterruptedException, ExecutionException {
        var question = new LightTableQuestion(
                new ModelDocument(model, Optional.empty(), preprocessing),
                frames.stream().distinct().limit(COLUMNS).toList(),
                layer,
                Optional.of(frames.get(0)),
                UnitOrder.INDEX,
                0,
                TileLayout.SQUARE,
                ColourLimits.PERCENTILES,
                OptionalInt.empty(),
                LightTableSettings.Means.HIDDEN);
        var result = new CompletableFuture<LightTable>();
        var asked = new CompletableFuture<Integer>();
        context.tasks()
                .submit(
                        Lane.ENGINE,
                        Owner.named("light table"),
                        "Comparing",
                        monitor -> {
                            overtaken.add(begun.get() - asked.get());
                            return new LightTableWork(context).table(question, monitor);
                        },
                        receiver(result::complete));
        asked.complete(begun.get());
        return result.get();
    }

    private static <T> OutcomeReceiver<T> receiver(Consumer<T> done) {
        return new OutcomeReceiver<>() {
            @Override
            public void done(T result) {
                done.accept(result);
            }

            @Override
            public void failed(Throwable cause) {
                cause.printStackTrace();
                System.exit(1);
            }
        };
    }
}
