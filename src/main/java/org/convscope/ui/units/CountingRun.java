package org.convscope.ui.units;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.convscope.core.Engine;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.census.FrameContents;
import org.convscope.export.census.KeptCounts;
import org.convscope.frame.Frame;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.inspect.census.CensusPart;
import org.convscope.inspect.census.CensusWork;
import org.convscope.inspect.census.CountableFrames;
import org.convscope.inspect.census.FrameIdentity;
import org.convscope.inspect.census.KnownCounts;
import org.convscope.inspect.census.TakeCensus;
import org.convscope.inspect.fold.LeadingShapes;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.problem.Problem;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.kept.ModelContent;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.jspecify.annotations.Nullable;

/** Counts the units of the open model on all frames, in the background, a batch a slice. On the event thread. */
final class CountingRun {
    private final ViewContext context;
    private final ModelContent content = new ModelContent();
    private final Owner owner = Owner.named("census");
    private @Nullable Steps work;

    CountingRun(ViewContext context) {
        this.context = context;
    }

    /**
     * Begins.
     *
     * @param done gets what was counted, and the frames that could not be
     */
    Job start(CensusSubject subject, Consumer<CountedUnits> done) {
        var steps = new Steps(subject);
        work = steps;
        return context.tasks()
                .submitSliced(
                        Lane.ENGINE,
                        Priority.BACKGROUND,
                        owner,
                        "Counting " + subject.listed().frames().frames().size() + " frames",
                        steps,
                        context.problems().receiver("The units were not counted", done));
    }

    /** What was counted until now; empty if nothing was. */
    Optional<CountedUnits> soFar() {
        Steps now = work;
        return now == null ? Optional.empty() : now.soFar();
    }

    /** Why frames could not be counted. */
    List<Problem> failures() {
        Steps now = work;
        return now == null ? List.of() : List.copyOf(now.failures);
    }

    /** Ends it without a word. */
    void cancel() {
        work = null;
        context.tasks().cancel(owner);
    }

    /** First what is in the frames, then what the units say on those of which it is not known. */
    private final class Steps implements SlicedWork<CountedUnits> {
        private static final int AT_ONCE = 16;

        private final CensusSubject subject;
        private final List<Problem> failures = new CopyOnWriteArrayList<>();
        private final FrameContents contents = new FrameContents(new FrameFiles());
        private final List<FrameIdentity> identities = new ArrayList<>();
        private volatile @Nullable CensusWork counting;
        private volatile String backend = "";

        Steps(CensusSubject subject) {
            this.subject = subject;
        }

        Optional<CountedUnits> soFar() {
            CensusWork now = counting;
            List<CensusPart> parts = now == null ? List.of() : now.soFar();
            boolean any = parts.stream().flatMap(part -> part.frames().stream()).anyMatch(frame -> frame.isCounted());
            return any ? Optional.of(CountedUnits.some(subject, parts, backend)) : Optional.empty();
        }

        @Override
        public Optional<CountedUnits> next(TaskMonitor monitor) {
            monitor.checkCancelled();
            CensusWork now = counting;
            if (now != null) {
                return now.next(monitor).map(parts -> CountedUnits.all(subject, parts, backend));
            }
            CountableFrames frames = subject.listed().frames();
            int all = frames.frames().size();
            int end = Math.min(all, identities.size() + AT_ONCE);
            monitor.progress("Looking at frame " + end + " of " + all, 0);
            for (int i = identities.size(); i < end; i++) {
                identities.add(contents.of(
                        frames.frames().get(i).source(), frames.labels().get(i)));
            }
            if (identities.size() == all) {
                counting = begin();
            }
            return Optional.empty();
        }

        private CensusWork begin() {
            Engine engine = context.engine().get();
            backend = engine.backend().summary();
            ModelDocument model = subject.model();
            List<LabelledFrame> frames = subject.listed().frames().frames();
            var prepare = new PrepareInput(model.network(), model.preprocessing());
            LeadingShapes leading = LeadingShapes.of(model.network(), frames, frame -> input(prepare, frame));
            List<String> key = new ArrayList<>(KeptCounts.subject(
                    content.of(model.model()),
                    model.network(),
                    model.sidecar().flatMap(ModelSidecar::kernels) + ", "
                            + model.sidecar().flatMap(ModelSidecar::upSampling),
                    model.preprocessingKey(),
                    backend,
                    leading));
            if (!subject.resolution().given().isEmpty()) {
                key.add(subject.resolution().given().toString());
            }
            KnownCounts known = KeptCounts.open(KeptCounts.folder(), key, subject.layers());
            return new TakeCensus(
                            () -> engine,
                            frame -> input(prepare, frame),
                            known,
                            failure -> failures.add(failure.problem()))
                    .work(
                            new TakeCensus.Request(
                                    model.network(),
                                    subject.plan(Optional.empty()),
                                    frames,
                                    identities,
                                    0,
                                    frames.size(),
                                    leading),
                            List.of(),
                            parts -> {},
                            TakeCensus.Order.SPREAD);
        }

        /** On several threads. */
        private NetworkInput input(PrepareInput prepare, LabelledFrame of) {
            Frame frame = context.frames().read(of.source());
            contents.requireSame(of.source());
            return prepare.of(frame, "").geometry(subject.resolution().geometry(frame));
        }
    }
}
