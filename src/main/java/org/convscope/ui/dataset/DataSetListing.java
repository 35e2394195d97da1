package org.convscope.ui.dataset;

import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JComponent;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSetOrigin;
import org.convscope.dataset.DataSets;
import org.convscope.dataset.LabelledFrame;
import org.convscope.problem.ProblemException;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.OutcomeReceiver;
import org.convscope.task.Owner;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.JobPanel;
import org.jspecify.annotations.Nullable;

/** Lists a data set off the event thread, and the page that is seen until there is one. On the event thread. */
final class DataSetListing {
    private final ViewContext context;
    private final DataSets dataSets;
    private final Consumer<LoadedDataSet> opened;
    private final Runnable notOpened;
    private final Owner owner = Owner.named("data set");
    private final JobPanel job;
    private final EmptyPage page;
    private @Nullable DataSetOrigin failed;

    /**
     * A data set as it is now.
     *
     * @param renewed whether a frame of it was read before and its file holds something else now
     */
    private record Listed(DataSet dataSet, boolean renewed) {}

    /**
     * @param open asks the user for a data set
     * @param opened gets what was listed
     * @param notOpened it could not be listed, or was cancelled, which the page says
     */
    DataSetListing(
            ViewContext context, DataSets dataSets, Runnable open, Consumer<LoadedDataSet> opened, Runnable notOpened) {
        this.context = context;
        this.dataSets = dataSets;
        this.opened = opened;
        this.notOpened = notOpened;
        job = new JobPanel(context.tasks(), "Cancel listing", () -> fail("Listing was cancelled."));
        page = new EmptyPage(job, open, this::again);
    }

    JComponent component() {
        return page.component();
    }

    /** Lists what the workspace names, unless that is there, has failed, or is being listed. */
    void begin(@Nullable LoadedDataSet there) {
        Optional<DataSetOrigin> named = context.workspace().get().dataSet();
        if (named.isEmpty() || job.isRunning()) {
            return;
        }
        DataSetOrigin origin = named.get();
        boolean known = there != null && there.origin().equals(origin);
        if (known || origin.equals(failed)) {
            return;
        }
        String name = origin.name();
        page.busy(name);
        Job listing = context.tasks()
                .submit(
                        Lane.POOL,
                        owner,
                        "Listing " + name,
                        monitor -> list(origin, monitor),
                        new OutcomeReceiver<Listed>() {
                            @Override
                            public void done(Listed listed) {
                                job.done();
                                opened.accept(new LoadedDataSet(origin, listed.dataSet()));
                                if (listed.renewed()) {
                                    context.workspace().renewed();
                                }
                            }

                            @Override
                            public void failed(Throwable cause) {
                                job.done();
                                fail(sentence(cause));
                            }
                        });
        job.start(listing);
    }

    /** Another data set, or none: what is being listed is not wanted any more. */
    void forget() {
        context.tasks().cancel(owner);
        job.done();
        failed = null;
        page.empty();
    }

    private void again() {
        failed = null;
        begin(null);
    }

    private Listed list(DataSetOrigin origin, TaskMonitor monitor) {
        DataSet found = dataSets.open(origin, monitor);
        return new Listed(
                found,
                context.frames()
                        .renew(found.frames().stream()
                                .map(LabelledFrame::source)
                                .toList()));
    }

    private void fail(String sentence) {
        failed = context.workspace().get().dataSet().orElse(null);
        page.failed(sentence);
        notOpened.run();
    }

    private static String sentence(Throwable cause) {
        return cause instanceof ProblemException known ? known.problem().standing() : String.valueOf(cause);
    }
}
