package org.convscope.ui.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.convscope.dataset.CategorizedFrame;
import org.convscope.export.report.ReportRequest;
import org.convscope.export.report.ReportedFrames;
import org.convscope.export.report.WriteReport;
import org.convscope.file.FileNames;
import org.convscope.file.OutputFolder;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.dialog.WrittenPages;
import org.convscope.ui.mosaic.MapAppearance;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.workspace.LightTableSettings;
import org.convscope.workspace.MapSettings;
import org.convscope.workspace.Workspace;

/**
 * Asks for a folder and writes the report of the open model and frames into it, in the background, in the window's colours and
 * range; then opens it. On the event thread.
 */
public final class WorkspaceReport {
    private static final String NOT_WRITTEN = "The report was not written";
    private static final String NOT_ALL = "Not everything is in the report";

    private final ViewContext context;
    private final WrittenPages pages;

    /**
     * @param opener shows a page that was written; called off the event thread
     * @param said gets a sentence on where it lies
     */
    public WorkspaceReport(ViewContext context, FileChoosers choosers, Consumer<Path> opener, Consumer<String> said) {
        this.context = context;
        this.pages = new WrittenPages(context, choosers, opener, said, "report");
    }

    /** What came of it. */
    private record Written(Path folder, List<Problem> problems) {}

    /** Nothing happens without a model and a frame. */
    public void start() {
        Workspace now = context.workspace().get();
        Optional<ModelDocument> model = context.documents().model();
        if (model.isEmpty() || now.frames().isEmpty()) {
            return;
        }
        Optional<Problem> obstacle = PrepareInput.obstacle(model.get().network());
        if (obstacle.isPresent()) {
            context.problems().report(NOT_WRITTEN, List.of(obstacle.get()));
            return;
        }
        pages.folder("report-" + FileNames.plain(model.get().name()))
                .ifPresent(folder -> write(model.get(), now, folder));
    }

    private void write(ModelDocument model, Workspace now, Path folder) {
        context.tasks()
                .submit(
                        Lane.ENGINE,
                        Owner.named("report"),
                        "Writing the report",
                        monitor -> write(model, now, folder, monitor),
                        context.problems().receiver(NOT_WRITTEN, this::written));
    }

    private Written write(ModelDocument model, Workspace now, Path folder, TaskMonitor monitor) {
        List<Problem> problems = new ArrayList<>();
        Consumer<ProblemException> failed = failure -> problems.add(failure.problem());
        new WriteReport(context.engine().get(), new FrameFiles()).write(request(model, now, folder), failed, monitor);
        return new Written(folder, problems);
    }

    private void written(Written report) {
        context.problems().report(NOT_ALL, report.problems());
        pages.open(report.folder());
    }

    static ReportRequest request(ModelDocument model, Workspace now, Path folder) {
        List<CategorizedFrame> shown = shown(now);
        List<String> remarks = shown.size() == now.frames().size()
                ? List.of()
                : List.of("Of " + now.frames().size() + " open frames " + shown.size() + " are shown.");
        List<Path> read = new ArrayList<>(now.files());
        read.add(model.model().file());
        var to = new OutputFolder(folder, () -> read);
        to.require(WriteReport.FILES);
        var subject = new ReportRequest.Subject(
                model.model().file(),
                model.model().format(),
                model.network(),
                model.model().importer().text(),
                model.preprocessing(),
                model.sidecar().map(sidecar -> sidecar.labels()).orElse(List.of()));
        MapAppearance appearance = MapAppearance.of(now.appearance());
        var settings = new ReportRequest.Settings(
                now.selection().row(),
                appearance.scope(),
                appearance.shading(),
                now.settings(MapSettings.KEY).stage(),
                ReportRequest.Resolution.PAGE,
                ReportRequest.Predictions.SHOWN,
                ReportRequest.Analyses.NONE);
        return new ReportRequest(to, subject, shown, remarks, settings);
    }

    /** Those on the light table, where there are some; else a few of each category, the selected one among them. */
    private static List<CategorizedFrame> shown(Workspace now) {
        List<CategorizedFrame> onTable = now.settings(LightTableSettings.KEY).frames().stream()
                .flatMap(frame -> now.find(frame).stream())
                .toList();
        if (onTable.size() > 1) {
            return onTable;
        }
        List<CategorizedFrame> few = new ArrayList<>(ReportedFrames.aFew(now.frames()));
        now.selection()
                .frame()
                .flatMap(now::find)
                .filter(frame -> !few.contains(frame))
                .ifPresent(frame -> few.add(0, frame));
        return few;
    }
}
