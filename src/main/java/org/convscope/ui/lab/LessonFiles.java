package org.convscope.ui.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.network.LayerCall;
import org.convscope.problem.Problem;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.LabLesson;
import org.convscope.workspace.LabSettings;
import org.convscope.workspace.Workspace;

/** Saves what a pane of the lab shows, and shows what was saved. On the event thread. */
final class LessonFiles {
    private final ViewContext context;
    private final LabFiles files;
    private final Owner owner = Owner.named("lesson");

    LessonFiles(ViewContext context, LabFiles files) {
        this.context = context;
        this.files = files;
    }

    void save() {
        LabLesson lesson = LabLesson.of(context.workspace().get());
        String name = lesson.settings().pane().name().toLowerCase(Locale.ROOT) + LabLesson.ENDING;
        files.choosers().get().save("Save lesson", name, LabLesson.ENDING).ifPresent(file -> context.tasks()
                .submit(
                        Lane.POOL,
                        owner,
                        "Saving a lesson",
                        monitor -> {
                            files.guard().refuse(file, monitor);
                            lesson.write(file);
                            return file;
                        },
                        context.problems().receiver("The lesson was not saved", saved -> {})));
    }

    void open() {
        files.choosers().get().openOne("Open lesson", Path.of(".")).ifPresent(file -> context.tasks()
                .submit(
                        Lane.POOL,
                        owner,
                        "Opening a lesson",
                        monitor -> LabLesson.read(file),
                        context.problems().receiver("The lesson was not opened", this::show)));
    }

    private void show(LabLesson lesson) {
        Workspace now = context.workspace().get();
        List<Problem> missing = new ArrayList<>();
        context.workspace()
                .update(before -> before.settings(LabSettings.KEY, lesson.over(before.settings(LabSettings.KEY))));
        lesson.frame().ifPresent(name -> {
            Optional<CategorizedFrame> found = now.frames().stream()
                    .filter(frame -> frame.source().name().equals(name))
                    .findFirst();
            found.ifPresent(frame -> context.workspace().select(selection -> selection.frame(frame.source())));
            if (found.isEmpty()) {
                missing.add(Problem.of("the lesson was saved with a frame that is not open")
                        .expected(name)
                        .nextStep("Open it, or look at the selected frame instead"));
            }
        });
        lesson.layer().ifPresent(layer -> {
            Optional<LayerCall> call =
                    context.documents().model().flatMap(open -> open.network().find(layer));
            if (call.isEmpty()) {
                missing.add(Problem.of("the lesson was saved with a layer that no open model has")
                        .expected(layer)
                        .nextStep("Open the model of the lesson, or look at the selected layer instead"));
            } else {
                int units = call.get().units();
                boolean has = units < 0 || lesson.unit() < units;
                int unit = has ? lesson.unit() : 0;
                context.workspace().select(selection -> selection.layer(layer).unit(unit));
                if (!has) {
                    missing.add(Problem.of("the lesson was saved with a unit that the open model does not have")
                            .subject(LayerCall.subject(layer))
                            .expected("at most " + (units - 1))
                            .found(lesson.unit())
                            .nextStep("Open the model of the lesson, or look at another unit instead"));
                }
            }
        });
        if (!missing.isEmpty()) {
            context.problems().report("The lesson is shown without some of it", missing);
        }
    }
}
