package org.convscope.inspect.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.OutputLook;
import org.convscope.core.OutputView;
import org.convscope.dataset.LabelledFrame;
import org.convscope.inspect.fold.FrameAnalysis.Observer;
import org.convscope.inspect.fold.ReadFrame.Prepared;
import org.convscope.inspect.fold.ReadFrame.Unreadable;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Works something out of many frames. While one batch is computed the next frames are read; each is forgotten once a part was made
 * of it, and parts are merged in the order of the frames. So the result is the same however many frames go through the network at
 * once and whichever is read first, bit for bit as far as the engine gives a frame the same bits. A batch a slice, or two beside each
 * other, so that whoever waits for something else gets it between two slices. A frame that cannot be read or computed is named, and
 * the rest goes on.
 */
public final class FoldFrames<P> implements SlicedWork<FoldedFrames<P>> {
    private static final double NANOS = 1e9;
    /** Where frames of other sizes come between those that go together, so many batches' frames are held at most. */
    private static final int MOST_BATCHES = 2;

    /**
     * @param doing what is done, as progress begins: "Predicting"
     * @param leading which frames go together, where the network takes frames of any size; unknown: those like the first
     */
    public record Request(
            String doing, Network network, List<LabelledFrame> frames, BatchSize batch, LeadingShapes leading) {
        public Request {
            frames = List.copyOf(frames);
        }

        public Request(String doing, Network network, List<LabelledFrame> frames, BatchSize batch) {
            this(doing, network, frames, batch, LeadingShapes.UNKNOWN);
        }
    }

    private final Supplier<Engine> engine;
    private final Request request;
    private final FrameAnalysis<P> analysis;
    private final Consumer<ProblemException> failed;
    private final FrameReadAhead frames;
    private final boolean takesAnySize;
    private LeadingShapes leading;
    private int batchSize;
    private final PairwiseMerge<P> parts;
    private final List<FailedFrame> failures = new ArrayList<>();
    private int done;
    private long began;

    /** A frame under way; what goes wrong with it ends nothing else. */
    private final class Watched {
        private final ReadFrame read;
        private @Nullable Observer<P> observer;
        private @Nullable ProblemException failure;
        private @Nullable P part;

        private Watched(ReadFrame read) {
            this.read = read;
            if (read instanceof Unreadable unreadable) {
                failure = unreadable.cause();
            } else if (read instanceof Prepared prepared) {
                attempt(() -> observer = analysis.observe(prepared.frame(), prepared.input()));
            }
        }

        private boolean isOpen() {
            return failure == null;
        }

        private NetworkInput input() {
            return ((Prepared) read).input();
        }

        private void output(String layer, OutputView batch, int entry) {
            Observer<P> observing = observer;
            if (failure == null && observing != null) {
                attempt(() -> observing.output(layer, batch, entry));
            }
        }

        private void conclude() {
            Observer<P> observing = observer;
            if (failure == null && observing != null) {
                attempt(() -> part = observing.part());
            }
        }

        private void attempt(Runnable step) {
            try {
                step.run();
            } catch (ProblemException e) {
                failure = e;
            }
        }
    }

    /**
     * @param inputs reads and prepares a frame on several threads at once, throwing a {@link ProblemException} where it cannot
     * @param failed told of every frame that could not be read or computed, when it happens
     */
    public FoldFrames(
            Supplier<Engine> engine,
            Function<LabelledFrame, NetworkInput> inputs,
            Request request,
            FrameAnalysis<P> analysis,
            Consumer<ProblemException> failed) {
        this.engine = engine;
        this.request = request;
        this.analysis = analysis;
        this.failed = failed;
        this.frames = new FrameReadAhead(request.frames(), inputs);
        this.takesAnySize = LeadingShapes.matterTo(request.network());
        this.leading = request.leading();
        this.batchSize = request.batch().of(request.network(), analysis.layers(), leading);
        this.parts = new PairwiseMerge<>(analysis::merge);
    }

    /** All frames in one go, for whoever has nothing else to do. */
    public FoldedFrames<P> all(TaskMonitor monitor) {
        Optional<FoldedFrames<P>> result = next(monitor);
        while (result.isEmpty()) {
            result = next(monitor);
        }
        return result.get();
    }

    @Override
    public Optional<FoldedFrames<P>> next(TaskMonitor monitor) {
        try {
            monitor.checkCancelled();
            tell(monitor);
            List<Watched> batch = batch(monitor.ofStep());
            Optional<Engine> beside = beside();
            if (beside.isPresent() && !frames.isEmpty()) {
                List<Watched> second = batch(monitor.ofStep());
                BesideThread.both(
                        () -> compute(batch, engine.get(), monitor.ofStep()),
                        () -> compute(second, beside.get(), monitor.ofStep()));
                batch.addAll(second);
            } else {
                compute(batch, engine.get(), monitor.ofStep());
            }
            batch.forEach(this::finish);
        } catch (RuntimeException | Error e) {
            frames.end();
            throw e;
        }
        if (!frames.isEmpty()) {
            return Optional.empty();
        }
        frames.end();
        return Optional.of(soFar());
    }

    /** What came of the frames by now. From any thread. */
    public synchronized FoldedFrames<P> soFar() {
        return new FoldedFrames<>(parts.result(analysis.none()), parts.count(), failures);
    }

    private void tell(TaskMonitor monitor) {
        int all = request.frames().size();
        if (done == 0) {
            began = System.nanoTime();
        }
        if (done < all) {
            double seconds = (System.nanoTime() - began) / NANOS;
            String rate = done == 0 ? "" : String.format(Locale.ROOT, ", %.1f frames/s", done / seconds);
            String name = request.frames().get(done).source().name();
            monitor.progress(
                    request.doing() + " " + (done + 1) + " of " + all + rate + ": " + name, (double) done / all);
        }
    }

    /**
     * What computes a second batch meanwhile, if anything: where frames are so large that each goes alone, two of them take much memory
     * and keep the processors busy by themselves.
     */
    private Optional<Engine> beside() {
        return analysis.looksInPlace() && batchSize > 1 ? engine.get().beside(request.network()) : Optional.empty();
    }

    /** The next frames: a batch of those that can be read and go together, and the others before and between them. */
    private List<Watched> batch(TaskMonitor monitor) {
        List<Watched> batch = new ArrayList<>();
        int together = 0;
        while (together < batchSize && batch.size() < MOST_BATCHES * batchSize && !frames.isEmpty()) {
            var watched = new Watched(frames.take(monitor));
            batch.add(watched);
            if (watched.isOpen()) {
                lead(watched.input());
                together += goesWithOthers(watched.input()) ? 1 : 0;
            }
        }
        return batch;
    }

    /** The first frame says which others go together with it. */
    private void lead(NetworkInput input) {
        if (takesAnySize && !leading.isKnown()) {
            leading = LeadingShapes.of(input);
            batchSize = request.batch().of(request.network(), analysis.layers(), leading);
        }
    }

    private boolean goesWithOthers(NetworkInput input) {
        return !takesAnySize || leading.isOf(input);
    }

    private void compute(List<Watched> batch, Engine computing, TaskMonitor monitor) {
        List<Watched> together = new ArrayList<>();
        for (Watched watched : batch) {
            if (watched.isOpen() && goesWithOthers(watched.input())) {
                together.add(watched);
            } else if (watched.isOpen()) {
                computeAlone(watched, computing, monitor);
            }
        }
        if (together.isEmpty()) {
            return;
        }
        try {
            run(together, batchSize, computing, monitor);
        } catch (ProblemException e) {
            if (together.size() == 1) {
                together.get(0).failure = e;
                return;
            }
            // whose fault it is shows when each goes by itself
            for (int i = 0; i < batch.size(); i++) {
                if (together.contains(batch.get(i)) && batch.get(i).isOpen()) {
                    var again = new Watched(batch.get(i).read);
                    batch.set(i, again);
                    compute(List.of(again), computing, monitor);
                }
            }
        }
    }

    /** Of a size of its own. */
    private void computeAlone(Watched watched, Engine computing, TaskMonitor monitor) {
        try {
            run(List.of(watched), 1, computing, monitor);
        } catch (ProblemException e) {
            watched.failure = e;
        }
    }

    private void run(List<Watched> open, int size, Engine computing, TaskMonitor monitor) {
        List<Tensor> inputs = stackedInputs(open.stream().map(Watched::input).toList(), size);
        OutputLook look = (id, output) -> {
            // the engine waits meanwhile: its processors are free
            IntStream entries = IntStream.range(0, open.size());
            (size == 1 ? entries : entries.parallel())
                    .forEach(entry -> open.get(entry).output(id, output, entry));
        };
        if (analysis.looksInPlace()) {
            computing.look(request.network(), inputs, analysis.layers(), look, monitor);
        } else {
            computing.run(request.network(), inputs, analysis.layers(), look, monitor);
        }
    }

    /** One tensor an input of the network, (batch size, H, W, C): the last frame again and again where there are fewer. */
    private static List<Tensor> stackedInputs(List<NetworkInput> batch, int size) {
        if (size == 1) {
            return batch.get(0).inputs();
        }
        int inputs = batch.get(0).inputs().size();
        return IntStream.range(0, inputs)
                .mapToObj(input -> stacked(
                        batch.stream().map(one -> one.inputs().get(input)).toList(), size))
                .toList();
    }

    private static Tensor stacked(List<Tensor> frames, int size) {
        int each = frames.get(0).size();
        float[] all = new float[Math.multiplyExact(each, size)];
        for (int i = 0; i < size; i++) {
            System.arraycopy(frames.get(Math.min(i, frames.size() - 1)).data(), 0, all, i * each, each);
        }
        int[] shape = frames.get(0).shape();
        shape[0] = size;
        return Tensor.of(all, shape);
    }

    /** What an engine or an analysis says names no frame. */
    private static ProblemException named(ProblemException failure, LabelledFrame frame) {
        Problem problem = failure.problem();
        return problem.file().isEmpty() ? new ProblemException(problem.file(frame.source()), failure) : failure;
    }

    private void finish(Watched watched) {
        watched.conclude();
        ProblemException failure = watched.failure == null ? null : named(watched.failure, watched.read.frame());
        P part = watched.part;
        synchronized (this) {
            done++;
            if (failure != null) {
                failures.add(new FailedFrame(watched.read.frame(), failure.problem()));
            } else if (part != null) {
                parts.add(part);
            }
        }
        if (failure != null) {
            failed.accept(failure);
        }
    }
}
