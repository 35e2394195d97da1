package org.convscope.ui.embedding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.convscope.choice.LayerFeatures;
import org.convscope.core.Engine;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.dataset.LabelledFrame;
import org.convscope.export.embedding.LayerEmbedding;
import org.convscope.frame.FrameSource;
import org.convscope.inspect.embedding.EmbedFrames;
import org.convscope.inspect.embedding.FeatureTable;
import org.convscope.inspect.embedding.FrameEmbedding;
import org.convscope.inspect.fold.FoldFrames;
import org.convscope.inspect.fold.FoldedFrames;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.problem.Problem;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ViewContext;
import org.jspecify.annotations.Nullable;

/** Lays frames out in the background: what the layer gives, a batch a slice, and then the plane, beside the engine. On the event thread. */
final class EmbeddingRun {
    private final ViewContext context;
    private final Owner owner = Owner.named("embedding");

    EmbeddingRun(ViewContext context) {
        this.context = context;
    }

    /** What comes of it. */
    interface Listener {
        /** The second half begins. */
        void goesOn(Job job);

        /**
         * @param failures why frames are not among the points
         */
        void done(Answer answer, List<Problem> failures);
    }

    /**
     * @param backend what computed
     */
    record Answer(EmbeddingSubject subject, LayerEmbedding embedding, String backend) {}

    /** What the layer gives for all frames. */
    private record Features(
            FoldedFrames<List<LabelledFrame>> folded, FeatureTable table, String backend, List<Problem> failures) {}

    Job start(EmbeddingSubject subject, Listener listener) {
        return context.tasks()
                .submitSliced(
                        Lane.ENGINE,
                        Priority.BACKGROUND,
                        owner,
                        "Looking at " + subject.asked().frames().size() + " frames",
                        new Looking(subject),
                        context.problems()
                                .receiver(
                                        "The frames were not laid out",
                                        features -> listener.goesOn(place(subject, features, listener))));
    }

    private Job place(EmbeddingSubject subject, Features features, Listener listener) {
        Consumer<Answer> done = answer -> listener.done(answer, features.failures());
        return context.tasks()
                .submit(
                        Lane.POOL,
                        Priority.BACKGROUND,
                        owner,
                        "Laying out frames",
                        monitor -> answer(subject, features, monitor),
                        context.problems().receiver("The frames were not laid out", done));
    }

    private static Answer answer(EmbeddingSubject subject, Features features, TaskMonitor monitor) {
        try (FeatureTable table = features.table()) {
            FrameEmbedding embedding = EmbedFrames.plane(features.folded(), table, subject.settings(), monitor);
            Map<FrameSource, String> categories = subject.asked().frames().stream()
                    .collect(Collectors.toMap(CategorizedFrame::source, CategorizedFrame::category));
            List<String> found = embedding.points().stream()
                    .map(point -> categories.getOrDefault(point.frame().source(), ""))
                    .toList();
            var shown = new LayerEmbedding(subject.layer(), LayerFeatures.MEAN, subject.settings(), embedding, found);
            return new Answer(subject, shown, features.backend());
        }
    }

    /** Ends it without a word. */
    void cancel() {
        context.tasks().cancel(owner);
    }

    /** The first half. */
    private final class Looking implements SlicedWork<Features> {
        private final EmbeddingSubject subject;
        private final FeatureTable table;
        private final List<Problem> failures = new CopyOnWriteArrayList<>();
        private @Nullable FoldFrames<List<LabelledFrame>> folding;
        private String backend = "";

        Looking(EmbeddingSubject subject) {
            this.subject = subject;
            this.table = new FeatureTable(subject.asked().frames().size());
        }

        @Override
        public Optional<Features> next(TaskMonitor monitor) {
            try {
                FoldFrames<List<LabelledFrame>> now = folding;
                if (now == null) {
                    now = begin();
                    folding = now;
                }
                return now.next(monitor).map(folded -> new Features(folded, table, backend, failures));
            } catch (RuntimeException | Error e) {
                table.close();
                throw e;
            }
        }

        private FoldFrames<List<LabelledFrame>> begin() {
            Engine engine = context.engine().get();
            backend = engine.backend().summary();
            var prepare =
                    new PrepareInput(subject.model().network(), subject.model().preprocessing());
            return new EmbedFrames(
                            () -> engine,
                            frame -> prepare.of(context.frames().read(frame.source()), ""),
                            failure -> failures.add(failure.problem()))
                    .features(subject.request(), table);
        }
    }
}
