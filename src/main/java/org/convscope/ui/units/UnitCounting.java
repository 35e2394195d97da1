package org.convscope.ui.units;

import java.util.List;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.Timer;
import org.convscope.problem.Problem;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.JobPanel;

/** Counting as the user sees it: how far it is, a button that ends it, and every now and then what is known by then. */
final class UnitCounting {
    private static final int GROWING_MILLISECONDS = 2000;

    private final ViewContext context;
    private final Listener listener;
    private final CountingRun run;
    private final JobPanel job;
    private final Timer growing = new Timer(GROWING_MILLISECONDS, event -> grow());

    /** What comes of it. */
    interface Listener {
        /** More is known, while the rest is counted. */
        void grown(CountedUnits now);

        void done(CountedUnits all);

        /**
         * Cancelled, or failed.
         *
         * @param until what was counted by then; empty if nothing was
         */
        void stopped(Optional<CountedUnits> until);
    }

    UnitCounting(ViewContext context, Listener listener) {
        this.context = context;
        this.listener = listener;
        run = new CountingRun(context);
        job = new JobPanel(context.tasks(), "Cancel counting; what was counted by then stays", this::stopped);
    }

    JComponent component() {
        return job;
    }

    boolean isRunning() {
        return job.isRunning();
    }

    void start(CensusSubject subject) {
        job.start(run.start(subject, this::done));
        growing.start();
    }

    /** Ends it without a word. */
    void cancel() {
        run.cancel();
        job.done();
        growing.stop();
    }

    private void grow() {
        if (job.isRunning()) {
            run.soFar().ifPresent(listener::grown);
        } else {
            growing.stop();
        }
    }

    private void stopped() {
        growing.stop();
        listener.stopped(run.soFar());
    }

    private void done(CountedUnits all) {
        job.done();
        growing.stop();
        List<Problem> failures = run.failures();
        if (!failures.isEmpty()) {
            context.problems().report("These frames were not counted", failures);
        }
        listener.done(all);
    }
}
