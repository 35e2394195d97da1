package org.convscope.ui.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.convscope.export.report.ExplanationRequest;
import org.convscope.export.report.WriteExplanation;
import org.convscope.file.FileNames;
import org.convscope.file.OutputFolder;
import org.convscope.frame.Frame;
import org.convscope.frame.FrameSource;
import org.convscope.frame.io.FrameFiles;
import org.convscope.inspect.explain.ExplainFrame;
import org.convscope.inspect.maps.NetworkInput;
import org.convscope.inspect.maps.PrepareInput;
import org.convscope.inspect.target.Target;
import org.convscope.keras.OpenModel;
import org.convscope.problem.Problem;
import org.convscope.task.Job;
import org.convscope.task.Lane;
import org.convscope.task.Owner;
import org.convscope.task.Priority;
import org.convscope.task.SlicedWork;
import org.convscope.task.TaskMonitor;
import org.convscope.ui.dialog.FileChoosers;
import org.convscope.ui.dialog.WrittenPages;
import org.convscope.ui.units.UnitAreas;
import org.convscope.ui.view.ModelDocument;
import org.convscope.ui.view.ViewContext;
import org.convscope.ui.work.NetworkInputs;
import org.convscope.workspace.Change;
import org.convscope.workspace.FrameSettings;
import org.convscope.workspace.ResolutionSettings;
import org.convscope.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/** Asks for a folder and writes the page on the selected frame into it, in the background; then opens it. On the event thread. */
public final class ExplainAnswer {
    private static final String NOT_EXPLAINED = "The answer was not explained";

    private final ViewContext context;
    private final UnitAreas areas;
    private final WrittenPages pages;
    private final List<Writing> writings = new ArrayList<>();

    /**
     * @param areas what the window has counted of units
     * @param opener shows a page that was written; called off the event thread
     * @param said gets a sentence on where it lies
     */
    public ExplainAnswer(
            ViewContext context, UnitAreas areas, FileChoosers choosers, Consumer<Path> opener, Consumer<String> said) {
        this.context = context;
        this.areas = areas;
        this.pages = new WrittenPages(context, choosers, opener, said, "page");
        context.workspace().addListener((before, now, changes) -> {
            if (changes.contains(Change.MODEL)) {
                endOthers();
            }
        });
    }

    /** What is explained. */
    private record Subject(
            ModelDocument model,
            FrameSource frame,
            Optional<Target.OutputClass> target,
            ResolutionSettings resolution,
            Optional<UnitAreas.Counted> counted,
            Workspace workspace) {}

    /**
     * Nothing happens without a model and a frame.
     *
     * @param target what is explained; empty for the strongest number of the first output
     */
    public void start(Optional<Target.OutputClass> target) {
        Workspace now = context.workspace().get();
        ModelDocument model = context.documents().model().orElse(null);
        FrameSource frame = now.selection().frame().orElse(null);
        if (model == null || frame == null) {
            return;
        }
        Optional<Problem> obstacle = PrepareInput.obstacle(model.network());
        if (obstacle.isPresent()) {
            context.problems().report(NOT_EXPLAINED, List.of(obstacle.get()));
            return;
        }
        var subject = new Subject(
                model, frame, target, now.settings(FrameSettings.KEY).resolution(), areas.of(model), now);
        pages.folder("why-" + FileNames.plain(frame.name())).ifPresent(folder -> write(subject, folder));
    }

    private void write(Subject subject, Path folder) {
        var writing = new Writing(subject, folder);
        writings.add(writing);
        writing.job = Optional.of(context.tasks()
                .submitSliced(
                        Lane.ENGINE,
                        Priority.BACKGROUND,
                        Owner.named("explanation"),
                        "Explaining " + subject.frame().name(),
                        writing,
                        context.problems().receiver(NOT_EXPLAINED, pages::open)));
    }

    /** A model that is not open any more cannot be asked. */
    private void endOthers() {
        Optional<OpenModel> open = context.documents().model().map(ModelDocument::model);
        writings.removeIf(
                writing -> writing.job.filter(context.tasks().jobs()::contains).isEmpty());
        List<Problem> ended = new ArrayList<>();
        for (Writing writing : List.copyOf(writings)) {
            if (!open.equals(Optional.of(writing.subject.model().model()))) {
                writing.job.ifPresent(Job::cancel);
                writings.remove(writing);
                ended.add(Problem.inFile(
                        writing.subject.frame(),
                        "its page was not finished, as the model that it is about was closed"));
            }
        }
        context.problems().report(NOT_EXPLAINED, ended);
    }

    /** A part of the page a slice. */
    private final class Writing implements SlicedWork<Path> {
        private final Subject subject;
        private final Path folder;
        private Optional<Job> job = Optional.empty();
        private @Nullable SlicedWork<List<String>> work;

        Writing(Subject subject, Path folder) {
            this.subject = subject;
            this.folder = folder;
        }

        @Override
        public Optional<Path> next(TaskMonitor monitor) throws Exception {
            SlicedWork<List<String>> now = work;
            if (now == null) {
                work = new WriteExplanation(context.engine().get(), new FrameFiles(), failure -> {
                            // the page counts them
                        })
                        .slices(request(subject, folder, monitor));
                return Optional.empty();
            }
            return now.next(monitor).map(files -> folder);
        }
    }

    private ExplanationRequest request(Subject subject, Path folder, TaskMonitor monitor) {
        ModelDocument model = subject.model();
        Frame frame = context.frames().load(subject.frame());
        NetworkInput input = NetworkInputs.of(context, model.network(), model.preprocessing(), subject.frame());
        OtherFrames others = OtherFrames.of(subject.workspace(), monitor);
        var asked = new ExplainFrame.Request(
                model.network(),
                input.geometry(subject.resolution().geometry(frame)),
                subject.frame(),
                model.sidecar().map(sidecar -> sidecar.labels()).orElse(List.of()),
                subject.target().map(Target.OutputClass::output),
                subject.target().map(target -> OptionalInt.of(target.index())).orElse(OptionalInt.empty()),
                Optional.empty(),
                ExplainFrame.COUNT,
                model.preprocessing().scale(),
                others.frames());
        List<Path> read =
                new ArrayList<>(List.of(model.model().file(), subject.frame().file()));
        others.frames().forEach(one -> read.add(one.source().file()));
        var to = new OutputFolder(folder, () -> read);
        to.require(WriteExplanation.FILES);
        Optional<UnitAreas.OfLayer> known = subject.counted().flatMap(counted -> counted.of(asked.require()));
        return new ExplanationRequest(
                to,
                model.model().file(),
                model.preprocessing(),
                asked,
                new ExplanationRequest.Among(
                        others.names(),
                        others.columns(),
                        known.map(ExplainAnswer::byUnit).orElse(Map.of()),
                        known.map(layer -> layer.origin() + ", " + layer.words())));
    }

    private static Map<Integer, Double> byUnit(UnitAreas.OfLayer known) {
        Map<Integer, Double> byUnit = new HashMap<>();
        for (int unit = 0; unit < known.areas().size(); unit++) {
            if (!known.areas().get(unit).isNaN()) {
                byUnit.put(unit, known.areas().get(unit));
            }
        }
        return byUnit;
    }
}
