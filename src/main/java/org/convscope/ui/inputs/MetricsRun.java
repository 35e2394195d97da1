package org.convscope.ui.inputs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.convscope.core.Engine;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSets;
import org.convscope.frame.io.FrameFiles;
import org.convscope.input.ModelSidecar;
import org.convscope.inspect.inputs.CompareDataSets;
import org.convscope.inspect.inputs.ComparedMetric;
import org.convscope.inspect.inputs.ComparedMetrics;
import org.convscope.inspect.inputs.PreprocessedDataSet;
import org.convscope.inspect.prediction.PredictFrames;
import org.convscope.problem.Problem;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ViewContext;
import org.jspecify.annotations.Nullable;

/** Lists a data set, brings it to the model in two ways, and judges both, in the background. On the event thread. */
final class MetricsRun {
    private static final String FAILED = "The data set was not compared";

    private final ViewContext context;
    private final DataSets dataSets = new DataSets(new FrameFiles());
    private final Owner owner = Owner.named("metrics of inputs");

    MetricsRun(ViewContext context) {
        this.context = context;
    }

    /** What comes of it. */
    interface Listener {
        /** The next part begins. */
        void goesOn(Job job);

        /**
         * @param failures why frames could not be used, each once
         */
        void done(Answer answer, Set<Problem> failures);
    }

    /**
     * @param dataSet as it was listed
     * @param sides the left one first
     * @param backend what computed
     */
    record Answer(
            MetricsSubject subject,
            DataSet dataSet,
            List<PreprocessedDataSet> sides,
            List<ComparedMetric> metrics,
            String backend) {}

    Job start(MetricsSubject subject, Listener listener) {
        return context.tasks()
                .submit(
                        Lane.POOL,
                        Priority.BACKGROUND,
                        owner,
                        "Listing " + subject.dataSet().name(),
                        monitor -> dataSets.open(subject.dataSet(), monitor),
                        context.problems()
                                .receiver(FAILED, dataSet -> listener.goesOn(compare(subject, dataSet, listener))));
    }

    private Job compare(MetricsSubject subject, DataSet dataSet, Listener listener) {
        var work = new Comparing(subject, dataSet);
        return context.tasks()
                .submitSliced(
                        Lane.ENGINE,
                        Priority.BACKGROUND,
                        owner,
                        "Comparing " + dataSet.frames().size() + " frames",
                        work,
                        context.problems().receiver(FAILED, sides -> listener.goesOn(judge(work, sides, listener))));
    }

    private Job judge(Comparing work, List<PreprocessedDataSet> sides, Listener listener) {
        return context.tasks()
                .submit(
                        Lane.POOL,
                        Priority.BACKGROUND,
                        owner,
                        "Comparing with the labels",
                        monitor ->
                                new Answer(work.subject, work.dataSet, sides, ComparedMetrics.of(sides), work.backend),
                        context.problems().receiver(FAILED, answer -> listener.done(answer, work.failures)));
    }

    /** Ends it without a word. */
    void cancel() {
        context.tasks().cancel(owner);
    }

    /** A frame a slice. */
    private final class Comparing implements SlicedWork<List<PreprocessedDataSet>> {
        private final MetricsSubject subject;
        private final DataSet dataSet;
        private final Set<Problem> failures = ConcurrentHashMap.newKeySet();
        private @Nullable CompareDataSets work;
        private String backend = "";

        Comparing(MetricsSubject subject, DataSet dataSet) {
            this.subject = subject;
            this.dataSet = dataSet;
            failures.addAll(dataSet.broken());
        }

        @Override
        public Optional<List<PreprocessedDataSet>> next(TaskMonitor monitor) {
            CompareDataSets now = work == null ? begin() : work;
            work = now;
            return now.next(monitor);
        }

        private CompareDataSets begin() {
            Engine engine = context.engine().get();
            backend = engine.backend().summary();
            return new CompareDataSets(
                    () -> engine,
                    context.frames()::read,
                    new PredictFrames.Request(
                            subject.model().network(),
                            subject.model().sidecar().map(ModelSidecar::labels).orElse(List.of()),
                            dataSet.columns(),
                            dataSet.frames()),
                    subject.preprocessings(),
                    failure -> failures.add(failure.problem()));
        }
    }
}
