package org.convscope.ui;

import java.awt.Component;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.convscope.core.BackendReport;
import org.convscope.inspect.target.Target;
import org.convscope.ui.action.AppAction;
import org.convscope.ui.dialog.AboutDialog;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.dialog.HelpDialog;
import org.convscope.ui.dialog.ShowManual;
import org.convscope.ui.explain.DesktopPages;
import org.convscope.ui.explain.ExplainAnswer;
import org.convscope.ui.model.DeclareDialog;
import org.convscope.ui.model.FillDialog;
import org.convscope.ui.model.PreprocessingDialog;
import org.convscope.ui.model.SummaryDialog;
import org.convscope.ui.modelcomparison.ModelComparisonDialog;
import org.convscope.ui.report.WorkspaceReport;
import org.convscope.ui.resolution.ResolutionDialog;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.verify.VerifyDialog;
import org.convscope.ui.verify.VerifyMarks;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.view.ViewTab;
import org.jspecify.annotations.Nullable;

/** The window's dialogs about the open model and frame, and about the program. On the event thread. */
final class WindowDialogs {
    private final Session session;
    private final ViewContext context;
    private final VerifyMarks marks;
    private final UnitAreas areas;
    private final List<ViewTab> tabs;
    private Optional<BackendReport> backend = Optional.empty();
    private Supplier<Optional<Duration>> longestStall = Optional::empty;
    private @Nullable Over over;

    /** Those that are one for as long as the window is there, and where all of them open. */
    private record Over(
            Component window,
            FillDialog fill,
            ModelComparisonDialog difference,
            VerifyDialog verification,
            ExplainAnswer explanation,
            WorkspaceReport report) {}

    /**
     * @param marks gets what verifying finds
     * @param areas what the window has counted of units
     * @param tabs told by the page of shortcuts
     */
    WindowDialogs(Session session, ViewContext context, VerifyMarks marks, UnitAreas areas, List<ViewTab> tabs) {
        this.areas = areas;
        this.session = session;
        this.context = context;
        this.marks = marks;
        this.tabs = tabs;
    }

    /**
     * Where they open; before that, none does.
     *
     * @param said gets a sentence on what has been written
     */
    void over(Component window, FileChoosers choosers, Consumer<String> said) {
        over = new Over(
                window,
                new FillDialog(window, session.workspace(), session.rereading(), choosers),
                new ModelComparisonDialog(window, context, choosers),
                new VerifyDialog(window, context, choosers, marks),
                new ExplainAnswer(context, areas, choosers, new DesktopPages(), said),
                new WorkspaceReport(context, choosers, new DesktopPages(), said));
    }

    /** What computes, for the page about the program. */
    void backend(BackendReport report) {
        backend = Optional.of(report);
    }

    /** How long the window stood still at the most, for the same page. */
    void longestStall(Supplier<Optional<Duration>> longest) {
        longestStall = longest;
    }

    Map<AppAction, Runnable> handlers() {
        Map<AppAction, Runnable> handlers = new EnumMap<>(AppAction.class);
        handlers.put(AppAction.SUMMARY, ofModel(document -> new SummaryDialog(
                        over().window(), session.workspace(), session.tasks(), context.problems())
                .show(document)));
        handlers.put(AppAction.PREPROCESSING, ofModel(document -> new PreprocessingDialog(over().window(), context)
                .show(document)));
        handlers.put(AppAction.DECLARE, ofModel(document -> declare()
                .show(document, session.workspace().get().selection().layer())));
        handlers.put(AppAction.FILL_INPUTS, ofModel(document -> over().fill().show(document)));
        handlers.put(AppAction.MODEL_COMPARISON, ofModel(document -> over().difference()
                .show(document)));
        handlers.put(AppAction.VERIFY, ofModel(document -> over().verification().show(document)));
        handlers.put(AppAction.EXPLAIN, () -> explain(Optional.empty()));
        handlers.put(AppAction.REPORT, () -> over().report().start());
        handlers.put(AppAction.RESOLUTION, () -> ResolutionDialog.show(over().window(), context));
        handlers.put(AppAction.HELP, () -> HelpDialog.show(over().window(), tabs));
        var manual = new ShowManual(context, DesktopPages::browse);
        handlers.put(AppAction.MANUAL, () -> manual.show(over().window()));
        handlers.put(AppAction.ABOUT, this::about);
        return handlers;
    }

    DeclareDialog declare() {
        return new DeclareDialog(over().window(), session.workspace(), session.rereading());
    }

    /**
     * Why the model answers so on the selected frame, as a page.
     *
     * @param target the answer; empty for the strongest of the first output
     */
    void explain(Optional<Target.OutputClass> target) {
        over().explanation().start(target);
    }

    void about() {
        AboutDialog.show(over().window(), backend, longestStall.get());
    }

    private Over over() {
        return Objects.requireNonNull(over, "no window yet");
    }

    private Runnable ofModel(Consumer<ModelDocument> action) {
        return () -> session.documents().model().ifPresent(action);
    }
}
