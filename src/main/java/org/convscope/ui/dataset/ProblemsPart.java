package org.convscope.ui.dataset;

import java.util.List;
import java.util.function.IntConsumer;
import javax.swing.JComponent;
import org.convscope.dataset.DataSet;
import org.convscope.dataset.DataSets;
import org.convscope.problem.Problem;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.JobPanel;
import org.jspecify.annotations.Nullable;

/** What is broken in the data set: what listing found, what came out since, and on demand what reading every frame finds. */
final class ProblemsPart {
    private final ViewContext context;
    private final DataSets dataSets;
    private final Owner owner = Owner.named("check of the data set");
    private final JobPanel job;
    private final ProblemsPage page;
    private @Nullable DataSet dataSet;

    /**
     * @param counted gets how many problems there are
     */
    ProblemsPart(ViewContext context, DataSets dataSets, IntConsumer counted) {
        this.context = context;
        this.dataSets = dataSets;
        job = new JobPanel(context.tasks(), "Cancel reading", () -> {});
        var made = new ProblemsPage[1];
        page = new ProblemsPage(this::check, job, () -> {
            ProblemsPage counting = made[0];
            counted.accept(counting == null ? 0 : counting.count());
        });
        made[0] = page;
    }

    JComponent component() {
        return page.component();
    }

    void show(DataSet opened) {
        dataSet = opened;
        page.show(opened.broken());
    }

    void add(List<Problem> found) {
        page.add(found);
    }

    void forget() {
        dataSet = null;
        context.tasks().cancel(owner);
        job.done();
        page.show(List.of());
    }

    private void check() {
        DataSet now = dataSet;
        if (now == null || job.isRunning()) {
            return;
        }
        job.start(context.tasks()
                .submit(
                        Lane.POOL,
                        Priority.BACKGROUND,
                        owner,
                        "Reading frames",
                        monitor -> dataSets.check(now, monitor),
                        context.problems().receiver("The data set was not checked", checked -> {
                            job.done();
                            page.add(checked.broken());
                            page.checked();
                        })));
    }
}
